package ledger.recording;

import java.time.Clock;
import java.util.List;
import ledger.board.BoardQuery;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.dossier.Acts;
import ledger.dossier.postgres.AdmissionTable;
import ledger.dossier.postgres.AdmissionsAnew;
import ledger.dossier.postgres.RecordedActs;
import ledger.log.postgres.LogTable;
import ledger.positions.PositionsQuery;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.readmodel.FoldMemory;
import ledger.readmodel.FoldingCode;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.RowMemory;
import ledger.readmodel.postgres.Comparison;
import ledger.readmodel.postgres.DeadLetterTable;
import ledger.readmodel.postgres.FreshnessTable;
import ledger.readmodel.postgres.PostgresReadModels;
import ledger.readmodel.postgres.QueryTable;
import ledger.readmodel.postgres.ReadModelProjection;
import ledger.readmodel.postgres.RecordedNegotiations;
import ledger.readmodel.postgres.Refresh;
import ledger.readmodel.postgres.StoredAnswers;
import ledger.rebuild.postgres.Rebuild;
import ledger.record.json.EntryFormat;
import ledger.record.postgres.ActsOnRecord;
import ledger.register.RegisterQuery;
import ledger.role.ServerRole;
import ledger.search.SearchQuery;
import ledger.search.postgres.SearchTable;
import ledger.timeline.TimelineQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The read models, and what keeps them in step with the record.
@Configuration(proxyBeanMethods = false)
class ModelWiring {

  private static final String CODE = FoldingCode.checksum();

  @Bean
  Query register() {
    return new RegisterQuery();
  }

  @Bean
  Query positions() {
    return new PositionsQuery();
  }

  @Bean
  Query board() {
    return new BoardQuery();
  }

  @Bean
  Query docket() {
    return new DocketQuery();
  }

  @Bean
  Query timeline() {
    return new TimelineQuery();
  }

  @Bean
  Query calendar() {
    return new CalendarQuery();
  }

  @Bean
  Query search() {
    return new SearchQuery();
  }

  @Bean
  RowFormat rowFormat(JsonMapper json) {
    return new RowFormat(json);
  }

  /// A transaction within the one that is under way.
  private static TransactionTemplate savepoint(PlatformTransactionManager platform) {
    return new TransactionTemplate(
        platform, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
  }

  private static List<String> names(List<Query> questions) {
    return questions.stream().map(Query::name).toList();
  }

  /// @param bytes that may be taken by what was written last; 0 for a tenth of the heap
  @Bean
  RowMemory rowMemory(@Value("${ledger.memory.rows:0}") long bytes) {
    return new RowMemory(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / 10);
  }

  /// @param bytes that may be taken by what is folded on; 0 for a tenth of the heap
  @Bean
  FoldMemory foldMemory(@Value("${ledger.memory.folds:0}") long bytes) {
    return new FoldMemory(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory() / 10);
  }

  /// What is folded from here is folded for everybody, from acts that may be in memory.
  @Bean
  ReadModelProjector readModelProjector(
      List<Query> questions,
      Acts acts,
      JdbcTemplate sql,
      RowFormat format,
      RowMemory memory,
      FoldMemory folds,
      PlatformTransactionManager platform,
      Clock clock) {
    var store = PostgresReadModels.of(names(questions), sql, savepoint(platform));
    return new ReadModelProjector(questions, store, acts, format::text, memory, folds, clock);
  }

  @Bean
  QueryTable queryTable(JdbcClient sql) {
    return new QueryTable(sql, CODE);
  }

  @Bean
  FreshnessTable freshnessTable(JdbcClient sql) {
    return new FreshnessTable(sql);
  }

  @Bean
  DeadLetterTable deadLetterTable(JdbcTemplate sql) {
    return new DeadLetterTable(sql);
  }

  @Bean
  StoredAnswers storedAnswers(JdbcClient sql) {
    return new StoredAnswers(sql);
  }

  @Bean
  SearchTable searchTable(JdbcClient sql) {
    return new SearchTable(sql);
  }

  @Bean
  Refresh refresh(
      ReadModelProjector projector,
      FreshnessTable freshness,
      List<Query> questions,
      PlatformTransactionManager platform,
      ServerRole role,
      Clock clock) {
    var refresh =
        new Refresh(
            projector, freshness, questions.size(), new TransactionTemplate(platform), clock);
    return role.writes() ? refresh.start() : refresh;
  }

  @Bean
  ReadModelProjection readModelProjection(ReadModelProjector projector, Refresh refresh) {
    return new ReadModelProjection(projector, refresh);
  }

  @Bean
  RecordedNegotiations recordedNegotiations(JdbcClient sql) {
    return new RecordedNegotiations(sql, RecordWiring.LOG);
  }

  /// Past the memory of acts, which is for what is asked for; what it has written is read back
  /// where it is needed again.
  @Bean
  Rebuild rebuild(
      List<Query> questions,
      ActsOnRecord record,
      RowFormat format,
      RecordedNegotiations negotiations,
      LogTable log,
      AdmissionTable admissions,
      EntryFormat entries,
      PlatformTransactionManager platform,
      JdbcTemplate bulk,
      JdbcClient sql,
      Clock clock) {
    return new Rebuild(
        questions,
        asked -> {
          var store = PostgresReadModels.next(names(asked), bulk, savepoint(platform));
          var projector =
              new ReadModelProjector(
                  asked,
                  store,
                  new RecordedActs(record),
                  format::text,
                  new RowMemory(0),
                  new FoldMemory(0),
                  clock);
          return new Rebuild.Next(store, projector);
        },
        new AdmissionsAnew(admissions, log, entries, new TransactionTemplate(platform)),
        negotiations,
        log::head,
        CODE,
        new TransactionTemplate(platform),
        sql);
  }

  @Bean
  Comparison comparison(
      List<Query> questions,
      ActsOnRecord record,
      RowFormat format,
      RecordedNegotiations negotiations,
      PlatformTransactionManager platform,
      JdbcClient sql) {
    var snapshot = new DefaultTransactionDefinition();
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    return new Comparison(
        questions,
        new RecordedActs(record),
        record,
        format::text,
        negotiations,
        new TransactionTemplate(platform, snapshot),
        sql);
  }
}
