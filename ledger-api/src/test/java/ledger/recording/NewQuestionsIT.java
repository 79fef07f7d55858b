package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.LedgerIT;
import ledger.reading.postgres.StoredAnswers;
import ledger.value.Id;
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
  @Autowired private JdbcClient sql;

  private List<EventProcessor> keeping() {
    return axon.eventProcessingConfiguration().eventProcessors().values().stream()
        .filter(processor -> processor.getName().startsWith("model-"))
        .toList();
  }

  private long open(String negotiation) {
    return post(
            "opener", act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'A ship'"))
        .position();
  }

  private void awaitKept(String negotiation, long position) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (stored
        .of("timeline", Id.of(negotiation))
        .filter(kept -> kept.model().position() >= position)
        .isEmpty()) {
      assertThat(System.nanoTime()).as(negotiation + " is kept").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void what_was_before_is_folded_at_once_and_what_comes_is_read_along()
      throws InterruptedException {
    keeping().forEach(EventProcessor::shutDown);
    long before = open("before");
    sql.sql("delete from tokenentry where processorname like 'model-%'").update();
    sql.sql("truncate reading.model, reading.timeline").update();

    questions.begin();
    open("meanwhile");
    var tokens =
        sql.sql(
                "select convert_from(token, 'utf8') from tokenentry where processorname = 'model-timeline'")
            .query(String.class)
            .list();
    assertThat(tokens).hasSize(2).allMatch(token -> token.contains(String.valueOf(before)));
    keeping().forEach(EventProcessor::start);
    awaitKept("before", before);
    awaitKept("meanwhile", before + 1);
    awaitKept("after", open("after"));
  }
}
