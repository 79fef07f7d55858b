package ledger.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.dossier.postgres.AdmissionTable;
import ledger.log.postgres.LogTable;
import ledger.record.axon.LogStorageEngine;
import ledger.recording.Recorder;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// The server as it is, without its pages and its access.
final class OurRecording implements Recording {

  private static final long PATIENCE_MS = 120_000;

  private final ConfigurableApplicationContext context;
  private final Recorder recorder;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan("ledger.recording")
  static class WithoutWeb {}

  OurRecording(Database database) throws IOException {
    var data = Files.createTempDirectory("bench-data");
    context =
        new SpringApplicationBuilder(WithoutWeb.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "ledger.data", data.toString(),
                    "ledger.log.origin", "bench.invalid/log",
                    "logging.level.ledger", "error"))
            .run();
    recorder = context.getBean(Recorder.class);
  }

  @Override
  public void record(Act act, UserId caller) {
    var answer = recorder.record(act, caller);
    if (!(answer instanceof Recorder.Answer.OnRecord))
      throw new IllegalStateException("not recorded: " + answer);
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
