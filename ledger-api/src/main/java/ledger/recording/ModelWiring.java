package ledger.recording;

import java.time.Clock;
import java.util.List;
import ledger.board.BoardQuery;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.dossier.Acts;
import ledger.dossier.postgres.RecordedActs;
import ledger.log.postgres.LogTable;
import ledger.positions.PositionsQuery;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.reading.postgres.Bulk;
import ledger.reading.postgres.Comparison;
import ledger.reading.postgres.DeadLetterTable;
import ledger.reading.postgres.ModelTable;
import ledger.reading.postgres.Models;
import ledger.reading.postgres.RecordedNegotiations;
import ledger.reading.postgres.Refresh;
import ledger.reading.postgres.Standings;
import ledger.reading.postgres.StoredAnswers;
import ledger.rebuild.postgres.Rebuild;
import ledger.record.postgres.ActsOnRecord;
import ledger.register.RegisterQuery;
import ledger.search.SearchQuery;
import ledger.search.postgres.SearchTable;
import ledger.timeline.TimelineQuery;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The answers that are kept, and what keeps them.
@Configuration(proxyBeanMethods = false)
class ModelWiring {

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

  /// What is folded from here is folded for everybody, from acts that may be in memory.
  @Bean
  @Primary
  Models.Means modelMeans(
      Acts acts,
      ActsOnRecord record,
      JdbcClient sql,
      JdbcTemplate bulk,
      RowFormat format,
      PlatformTransactionManager platform,
      Clock clock) {
    var nested = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
    return new Models.Means(
        acts,
        record,
        sql,
        new Bulk(bulk),
        format,
        new Standings(),
        new TransactionTemplate(platform, nested),
        clock);
  }

  /// For whoever goes through the whole record: past the memory, which is for what is asked for.
  @Bean
  Models.Means meansFromTheRecord(Models.Means means, ActsOnRecord record) {
    return means.over(new RecordedActs(record));
  }

  @Bean
  List<Models> models(List<Query> questions, Models.Means means) {
    return questions.stream().map(question -> Models.of(question, means)).toList();
  }

  @Bean
  ModelTable modelTable(JdbcClient sql) {
    return new ModelTable(sql);
  }

  @Bean
  DeadLetterTable deadLetterTable(JdbcClient sql) {
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

  @Bean(initMethod = "start")
  Refresh refresh(
      List<Models> models, ModelTable table, PlatformTransactionManager platform, Clock clock) {
    return new Refresh(models, table, new TransactionTemplate(platform), clock);
  }

  @Bean
  RecordedNegotiations recordedNegotiations(JdbcClient sql) {
    return new RecordedNegotiations(sql, RecordWiring.LOG);
  }

  @Bean
  Rebuild rebuild(
      List<Query> questions,
      @Qualifier("meansFromTheRecord") Models.Means means,
      RecordedNegotiations negotiations,
      LogTable record,
      PlatformTransactionManager platform,
      JdbcClient sql) {
    return new Rebuild(
        questions, means, negotiations, record::head, new TransactionTemplate(platform), sql);
  }

  @Bean
  Comparison comparison(
      List<Query> questions,
      @Qualifier("meansFromTheRecord") Models.Means means,
      RecordedNegotiations negotiations,
      PlatformTransactionManager platform) {
    var snapshot = new DefaultTransactionDefinition();
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    return new Comparison(
        questions, means, negotiations, new TransactionTemplate(platform, snapshot));
  }
}
