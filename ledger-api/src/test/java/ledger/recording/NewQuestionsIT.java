package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ledger.LedgerIT;
import ledger.readmodel.postgres.QueryTable;
import ledger.readmodel.postgres.StoredAnswers;
import ledger.value.Id;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A record from before its answers were kept.
class NewQuestionsIT extends LedgerIT {

  @Autowired private NewQuestions questions;
  @Autowired private Configuration axon;
  @Autowired private StoredAnswers stored;
  @Autowired private QueryTable queries;
  @Autowired private JdbcClient sql;

  private List<EventProcessor> keeping() {
    return axon.eventProcessingConfiguration().eventProcessors().values().stream()
        .filter(processor -> processor.getName().equals("read-models"))
        .toList();
  }

  private long open(String negotiation) {
    return post(
            "opener", act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'A ship'"))
        .position();
  }

  private void awaitStored(String negotiation, long position) {
    Awaitility.await(negotiation + " is stored")
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            stored
                .of("timeline", Id.of(negotiation))
                .filter(answer -> answer.freshness().position() >= position)
                .isPresent());
  }

  /// As after an update to a version that folds otherwise.
  @Test
  void what_other_code_has_folded_is_folded_anew() {
    awaitStored("updated", open("updated"));
    assertThat(queries.foldedByOthers()).as("before").isEmpty();
    sql.sql("update reading.query set code = 'of another version'").update();
    sql.sql("update reading.timeline set body = replace(body::text, 'A ship', 'A boat')::json")
        .update();
    assertThat(queries.foldedByOthers()).contains("timeline", "board");

    questions.begin();
    Awaitility.await("all is folded by this version")
        .atMost(Duration.ofSeconds(60))
        .until(() -> queries.foldedByOthers().isEmpty());
    assertThat(get("opener", "/negotiations/updated/timeline").response().body())
        .contains("A ship")
        .doesNotContain("A boat");
  }

  @Test
  void what_was_before_is_folded_at_once_and_what_comes_is_read_along() {
    keeping().forEach(EventProcessor::shutDown);
    long before = open("before");
    sql.sql("delete from tokenentry where processorname = 'read-models'").update();
    sql.sql("truncate reading.freshness, reading.timeline").update();

    questions.begin();
    open("meanwhile");
    var tokens =
        sql.sql(
                "select convert_from(token, 'utf8') from tokenentry where processorname = 'read-models'")
            .query(String.class)
            .list();
    assertThat(tokens).hasSize(2).allMatch(token -> token.contains(String.valueOf(before)));
    keeping().forEach(EventProcessor::start);
    awaitStored("before", before);
    awaitStored("meanwhile", before + 1);
    awaitStored("after", open("after"));
  }
}
