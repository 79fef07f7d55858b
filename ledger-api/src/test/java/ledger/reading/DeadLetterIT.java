package ledger.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.value.Id;
import ledger.view.Supervaluation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What cannot be folded stops nobody else, is listed, and is tried again.
@Import(DeadLetterIT.Trapped.class)
class DeadLetterIT extends ReadingIT {

  private static final AtomicBoolean BROKEN = new AtomicBoolean(true);

  /// A question that one negotiation has no answer to, and that quotes what was said. It has no
  /// annotation: every server that a test starts by itself would find it, and ask it too.
  static class Trapped {
    @Bean
    Query trap(JdbcClient sql) {
      // Before the server looks for questions without stored answers, which it rebuilds at once.
      sql.sql("select reading.add_question('trap')").query(row -> {});
      return new Query() {
        @Override
        public String name() {
          return "trap";
        }

        @Override
        public List<AnswerRow> rows(Supervaluation record) {
          var dossier = record.dossier();
          if (BROKEN.get()
              && dossier.title().equals("Use of the harbour")
              && dossier.referents().containsKey(Id.of("reef")))
            throw new IllegalStateException("quoted words");
          // PostgreSQL has no such text.
          var key = dossier.referents().containsKey(Id.of("shoal")) ? "\0" : "quay";
          return List.of(AnswerRow.head(dossier.title()), AnswerRow.of(key, 0, "plain"));
        }
      };
    }
  }

  @AfterEach
  void mended() {
    BROKEN.set(true);
  }

  private long place(String negotiation, String id) {
    harbour(negotiation);
    return mustRecord(
        "opener",
        act(
            negotiation,
            "RegisterReferent",
            "'mode': 'PERFORMED', 'id': '" + id + "', 'kind': 'PLACE', 'neutralLabel': 'There'"));
  }

  @Test
  void one_that_cannot_be_written_stops_none_of_those_it_is_written_with() {
    var acts = new ArrayList<String>();
    for (var negotiation : List.of("calm", "shallow", "deep")) {
      acts.add(
          act(
              negotiation,
              "OpenNegotiation",
              "'mode': 'PERFORMED', 'title': '" + negotiation + "'"));
      if (negotiation.equals("shallow"))
        acts.add(
            act(
                negotiation,
                "RegisterReferent",
                "'mode': 'PERFORMED', 'id': 'shoal', 'kind': 'PLACE', 'neutralLabel': 'There'"));
    }
    postFile("opener", String.join("\n", acts).getBytes(StandardCharsets.UTF_8));
    await("the others are kept", () -> isKept("trap", "calm", 0) && isKept("trap", "deep", 0));
    await(
        "it is a dead letter", () -> operate("GET", LETTERS).response().body().contains("shallow"));
    assertThat(isKept("trap", "deep", 0)).isTrue();
    sql.sql("delete from reading.dead_letter").update();
  }

  @Test
  void neither_stops_a_rebuild() {
    long reefed = place("reefed", "reef");
    long shoaled = place("shoaled", "shoal");
    long last = harbour("free");
    assertThat(operate("POST", "/operator/rebuild/trap").status()).isEqualTo(202);
    await("it is done", () -> operate("GET", "/operator/rebuild").text("state").equals("DONE"));
    assertThat(isKept("trap", "free", last)).isTrue();
    assertThat(isKept("trap", "reefed", 0)).isFalse();
    assertThat(isKept("trap", "shoaled", 0)).isFalse();
    assertThat(operate("GET", LETTERS).response().body()).contains("reefed", "shoaled");
    // The projector, which comes behind the rebuild, writes each letter once more.
    awaitKept("reefed", reefed);
    awaitKept("shoaled", shoaled);
    sql.sql("delete from reading.dead_letter").update();
  }

  @Test
  void one_that_cannot_be_folded_stops_nobody_is_listed_and_is_tried_again() {
    long broken = place("wreck", "reef");
    long other = harbour("other");
    awaitKept("other", other);
    await("the trap keeps the other", () -> isKept("trap", "other", other));
    await("it is a dead letter", () -> operate("GET", LETTERS).response().body().contains("wreck"));

    var letter = operate("GET", LETTERS).json().path("deadLetters").path(0);
    assertThat(letter.path("question").asString()).isEqualTo("trap");
    assertThat(letter.path("position").asLong()).isEqualTo(broken);
    assertThat(letter.path("cause").asString())
        .contains("IllegalStateException at")
        .doesNotContain("quoted");
    var health = operate("GET", "/actuator/health/readingHealth").json().path("details");
    assertThat(health.path("deadLetters").asInt()).isEqualTo(1);
    assertThat(health.path("actsBehind").has("trap")).isTrue();
    assertThat(get("opener", "/actuator/health/readingHealth").json().has("details")).isFalse();
    assertThat(get("opener", LETTERS).status()).isEqualTo(403);

    assertThat(operate("POST", LETTERS + "/trap/wreck/retry").json().path("kept").asBoolean())
        .isFalse();
    BROKEN.set(false);
    assertThat(operate("POST", LETTERS + "/trap/wreck/retry").json().path("kept").asBoolean())
        .isTrue();
    assertThat(isKept("trap", "wreck", broken)).isTrue();
    assertThat(operate("GET", LETTERS).json().path("deadLetters")).isEmpty();
    assertThat(operate("POST", LETTERS + "/trap/wreck/retry").status()).isEqualTo(404);
  }

  private static final String LETTERS = "/operator/dead-letters";
}
