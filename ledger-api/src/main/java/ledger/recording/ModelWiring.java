package ledger.recording;

import java.time.Clock;
import java.util.List;
import ledger.board.BoardQuestion;
import ledger.calendar.CalendarQuestion;
import ledger.docket.DocketQuestion;
import ledger.dossier.Acts;
import ledger.dossier.postgres.RecordedActs;
import ledger.log.postgres.LogTable;
import ledger.positions.PositionsQuestion;
import ledger.reading.Question;
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
import ledger.register.RegisterQuestion;
import ledger.search.SearchQuestion;
import ledger.search.postgres.SearchTable;
import ledger.timeline.TimelineQuestion;
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
  Question register() {
    return new RegisterQuestion();
  }

  @Bean
  Question positions() {
    return new PositionsQuestion();
  }

  @Bean
  Question board() {
    return new BoardQuestion();
  }

  @Bean
  Question docket() {
    return new DocketQuestion();
  }

  @Bean
  Question timeline() {
    return new TimelineQuestion();
  }

  @Bean
  Question calendar() {
    return new CalendarQuestion();
  }

  @Bean
  Question search() {
    return new SearchQuestion();
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
  List<Models> models(List<Question> questions, Models.Means means) {
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
      List<Question> questions,
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
      List<Question> questions,
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
