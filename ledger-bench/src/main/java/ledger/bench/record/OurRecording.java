package ledger.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.dossier.Acts;
import ledger.dossier.postgres.AdmissionTable;
import ledger.log.postgres.LogTable;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.readmodel.FoldMemory;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.RowMemory;
import ledger.readmodel.postgres.PostgresReadModels;
import ledger.readmodel.postgres.ReadModelProjection;
import ledger.rebuild.postgres.Rebuild;
import ledger.record.axon.LogStorageEngine;
import ledger.record.postgres.ActsOnRecord;
import ledger.recording.Recorder;
import ledger.value.Id;
import ledger.wiring.JsonWiring;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The server as it is, without its pages and its access.
final class OurRecording implements Recording {

  private static final long PATIENCE_MS = 120_000;

  private final ConfigurableApplicationContext context;
  private final Recorder recorder;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan("ledger.recording")
  @Import(JsonWiring.class)
  static class WithoutWeb {}

  /// @param answers whether the answers to questions are kept meanwhile
  OurRecording(Database database, boolean answers) throws IOException {
    var data = Files.createTempDirectory("bench-data");
    context =
        new SpringApplicationBuilder(WithoutWeb.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    // As an operator gives it who has so many negotiations written to at once.
                    "ledger.memory.acts", "1000000",
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "ledger.data", data.toString(),
                    "ledger.log.origin", "bench.invalid/log",
                    "logging.level.ledger", "error"))
            .run();
    recorder = context.getBean(Recorder.class);
    if (!answers) kept().forEach(EventProcessor::shutDown);
  }

  @Override
  public void record(Act act, UserId caller) {
    var answer = recorder.record(act, caller);
    if (!(answer instanceof Recorder.Answer.OnRecord))
      throw new IllegalStateException("not recorded: " + answer);
  }

  private Stream<EventProcessor> kept() {
    return context
        .getBean(org.axonframework.config.Configuration.class)
        .eventProcessingConfiguration()
        .eventProcessors()
        .values()
        .stream()
        .filter(processor -> processor.getName().equals(ReadModelProjection.GROUP));
  }

  long head() {
    return context.getBean(LogTable.class).head();
  }

  List<Query> questions() {
    return List.copyOf(context.getBeansOfType(Query.class).values());
  }

  Rebuild rebuild() {
    return context.getBean(Rebuild.class);
  }

  /// Writes what is read here, from other acts, and remembers nothing of it.
  ReadModelProjector projector(Acts acts) {
    var within = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
    var store =
        PostgresReadModels.of(
            questions().stream().map(Query::name).toList(),
            context.getBean(JdbcTemplate.class),
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class), within));
    var format = context.getBean(RowFormat.class);
    return new ReadModelProjector(
        questions(),
        store,
        acts,
        format::text,
        new RowMemory(0),
        new FoldMemory(0),
        Clock.systemUTC());
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  long lastOf(Id negotiation) {
    return context.getBean(ActsOnRecord.class).last(negotiation);
  }

  /// Whether every question's answer takes that position in.
  boolean keeps(Id negotiation, long position) {
    return context
            .getBean(JdbcClient.class)
            .sql(
                """
                select count(*) from reading.freshness
                 where negotiation = :id and position >= :at and coalesce(awaits, -1) <= position
                """)
            .param("id", negotiation.value())
            .param("at", position)
            .query(Long.class)
            .single()
        == 1;
  }

  /// Until all that is on record is taken in by every answer.
  void awaitAnswers() throws InterruptedException {
    long head = context.getBean(LogTable.class).head();
    for (var one : kept().toList())
      while (((StreamingEventProcessor) one)
          .processingStatus().values().stream()
              .anyMatch(segment -> segment.getCurrentPosition().orElse(-1) < head - 1))
        Thread.sleep(50);
  }

  @Override
  public EventStorageEngine engine() {
    return context.getBean(LogStorageEngine.class);
  }

  @Override
  public void start() throws InterruptedException {
    long head = context.getBean(LogTable.class).head();
    var admissions = context.getBean(AdmissionTable.class);
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (admissions.reached() < head - 1) {
      if (System.currentTimeMillis() > end)
        throw new IllegalStateException("the projection does not come to position " + head);
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
