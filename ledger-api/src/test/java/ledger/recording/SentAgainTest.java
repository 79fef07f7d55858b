package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.log.Altered;
import ledger.log.Log.Unreachable;
import ledger.record.postgres.ActsOnRecord.Again;
import ledger.seal.json.Sameness;
import org.junit.jupiter.api.Test;

/// A file of acts that are on record already is looked up some hundred at a time.
class SentAgainTest {

  private static final ActFormat FORMAT = new ActFormat();

  private final List<Act> acts = Stream.generate(SentAgainTest::act).limit(100).toList();
  private final List<Integer> questions = new ArrayList<>();

  private static Act act() {
    var json =
        """
        {"act": "OpenNegotiation", "actId": "%s", "negotiation": "n", "mode": "PERFORMED",
         "title": "x"}
        """
            .formatted(UUID.randomUUID());
    return ((Read) FORMAT.readSent(json.getBytes(StandardCharsets.UTF_8))).act();
  }

  private Optional<Again> found(Act act) {
    return Optional.of(new Again(acts.indexOf(act), Sameness.SAME, false));
  }

  @Test
  void one_question_answers_all_that_wait() {
    var again = new SentAgain(some -> asked(some).map(this::found).toList());
    var answers = acts.stream().map(again::ask).toList();
    assertThat(answers.stream().map(Supplier::get))
        .containsExactlyElementsOf(acts.stream().map(this::found).toList());
    assertThat(questions).containsExactly(100);
  }

  @Test
  void what_cannot_be_read_fails_whoever_asked_for_it_alone() {
    var altered = acts.get(40);
    var again =
        new SentAgain(some -> {
          if (some.contains(altered)) throw new Altered(40, "its parts cannot be read");
          return some.stream().map(this::found).toList();
        });
    var answers = acts.stream().map(again::ask).toList();
    assertThatThrownBy(answers.get(40)::get).isInstanceOf(Altered.class);
    assertThat(answers.get(39).get()).isEqualTo(found(acts.get(39)));
    assertThat(answers.get(41).get()).isEqualTo(found(acts.get(41)));
  }

  @Test
  void a_database_that_does_not_answer_is_asked_once() {
    var again =
        new SentAgain(some -> {
          var _ = asked(some);
          throw new Unreachable(new SQLException("it does not answer"));
        });
    var answers = acts.stream().map(again::ask).toList();
    assertThat(answers)
        .allSatisfy(answer -> assertThatThrownBy(answer::get).isInstanceOf(Unreachable.class));
    assertThat(questions).containsExactly(100);
  }

  private Stream<Act> asked(List<Act> some) {
    questions.add(some.size());
    return some.stream();
  }
}
