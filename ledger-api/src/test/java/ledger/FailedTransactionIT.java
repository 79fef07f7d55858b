package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A command whose transaction fails leaves nothing behind: no event, no answer that says
/// otherwise.
class FailedTransactionIT extends LedgerIT {

  @Autowired private JdbcClient sql;

  @Test
  void nothing_is_left_and_the_same_act_can_be_sent_again() {
    harbour("fails");
    var act = act("fails", "ConfirmReadiness", READY);
    token("rep:south"); // an account is an entry of the log as well
    failEveryCommit();
    try {
      var failed = post("rep:south", act);
      assertThat(failed.status()).isEqualTo(503);
      assertThat(failed.text("code")).isEqualTo("NOT_RECORDED");
      assertThat(eventsOf("fails/agreement/A")).isEqualTo(1);
    } finally {
      sql.sql("drop trigger fail_at_commit on record.event").update();
    }
    var again = post("rep:south", act);
    assertThat(again.status()).isEqualTo(201);
    assertThat(eventsOf("fails/agreement/A")).isEqualTo(2);
    var readiness = getAt(again.position(), "auditor", "/negotiations/fails/readiness").json();
    assertThat(readiness.path("lines").valueStream().map(l -> l.path("state").asString()))
        .contains("READY");
  }

  private long eventsOf(String stream) {
    return sql.sql("select count(*) from record.event where stream = :stream")
        .param("stream", stream)
        .query(Long.class)
        .single();
  }

  /// The insert itself succeeds; the transaction fails when it commits.
  private void failEveryCommit() {
    sql.sql(
            """
            create or replace function fail_at_commit() returns trigger language plpgsql as
            $$ begin raise exception 'made to fail'; end $$
            """)
        .update();
    sql.sql(
            """
            create constraint trigger fail_at_commit after insert on record.event
            deferrable initially deferred for each row execute function fail_at_commit()
            """)
        .update();
  }
}
