package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.cli.LedgerCommand;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// What is kept can be compared with what is folded, thrown away, and folded anew.
class RebuildIT extends ReadingIT {

  private record Ran(int code, String out) {}

  private Ran ledger(String... arguments) {
    var out = new StringWriter();
    var all =
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(arguments),
                java.util.stream.Stream.of(
                    "--url", "http://localhost:" + port, "--token", operator()))
            .toArray(String[]::new);
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(all);
    return new Ran(code, out.toString());
  }

  @Test
  void what_is_kept_is_what_is_folded_and_a_corrupted_row_is_named() throws IOException {
    awaitKept("corridor", corridor());
    var intact = ledger("verify", "--projections");
    assertThat(intact.out()).contains("equal");
    assertThat(intact.code()).isZero();

    sql.sql(
            """
            update reading.docket set body = replace(body::text, 'DENY', 'ADMIT')::json
             where negotiation = 'corridor' and key = 'AL1'
            """)
        .update();
    var altered = ledger("verify", "--projections");
    assertThat(altered.out()).contains("docket", "corridor", "AL1", "ADMIT", "DENY");
    assertThat(altered.code()).isEqualTo(1);

    assertThat(ledger("rebuild", "docket").code()).isZero();
    assertThat(ledger("verify", "--projections").code()).isZero();
  }

  @Test
  void what_was_thrown_away_is_answered_still_and_is_folded_anew() throws IOException {
    long last = corridor();
    awaitKept("corridor", last);
    var before = get("recorder", "/negotiations/corridor/board?knownBy=" + last).json();
    sql.sql("truncate reading.freshness, reading.register, reading.positions, reading.docket")
        .update();
    sql.sql("drop table reading.board, reading.timeline").update();

    var folded = get("recorder", "/negotiations/corridor/board");
    assertThat(folded.json().path("groups")).isEqualTo(before.path("groups"));
    assertThat(stored.of("board", Id.of("corridor"))).isEmpty();

    assertThat(ledger("rebuild").code()).isZero();
    for (var question : QUESTIONS) assertThat(isKept(question, "corridor", last)).isTrue();
    assertThat(ledger("verify", "--projections").code()).isZero();
  }

  @Test
  void who_may_open_what_is_written_anew_as_the_record_has_it() throws IOException {
    awaitKept("corridor", corridor());
    sql.sql("delete from reading.admission where negotiation = 'corridor'").update();
    sql.sql("insert into reading.admission (negotiation, user_id) values ('corridor', 'stranger')")
        .update();
    sql.sql("update reading.negotiation set title = 'Another' where id = 'corridor'").update();

    assertThat(ledger("rebuild").code()).isZero();

    assertThat(ledger("verify", "--database").out()).contains("intact");
  }

  @Test
  void it_is_stopped_and_taken_up_while_acts_come_on_record() throws Exception {
    for (int i = 0; i < 200; i++) open("before-" + i);
    var writing = new AtomicBoolean(true);
    var writer =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; writing.get(); i++) open("meanwhile-" + i);
            });
    try {
      assertThat(operate("POST", "/operator/rebuild").status()).isEqualTo(202);
      var stopped = operate("DELETE", "/operator/rebuild").json();
      assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
      assertThat(stopped.path("done").asInt()).isLessThan(stopped.path("total").asInt());
      var takenUp = operate("POST", "/operator/rebuild").json();
      assertThat(takenUp.path("done").asInt()).isGreaterThanOrEqualTo(stopped.path("done").asInt());
      assertThat(operate("POST", "/operator/rebuild/board").status()).isEqualTo(409);
      await("it is done", () -> state().equals("DONE"));
    } finally {
      writing.set(false);
      writer.join();
    }
    long last = open("after");
    awaitKept("after", last);
    assertThat(ledger("verify", "--projections").code()).isZero();
  }

  private String state() {
    return operate("GET", "/operator/rebuild").text("state");
  }

  private long open(String negotiation) {
    return post(
            "opener", act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'A ship'"))
        .position();
  }

  @Test
  void only_an_operator_may() {
    for (var path : new String[] {"/operator/rebuild", "/operator/comparison"})
      assertThat(get("opener", path).status()).isEqualTo(403);
  }
}
