package ledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.faults.Journal.Sent;
import org.junit.jupiter.api.Test;

/// What the checker says where a ledger does not keep its word.
class WordTest {

  private static final UUID ACT = new UUID(0, 1);
  private static final Told AT_7 = new Told.Acknowledged(7);
  private static final Told UNKNOWN = new Told.Unknown("no answer");
  private static final Told NOT_NOW = new Told.NotNow("NOT_RECORDED");

  private static Word word(List<Long> onRecord, Told... told) {
    var sent = List.of(told).stream().map(one -> new Sent(ACT, 0, 1, 2, one)).toList();
    return Word.of(sent, onRecord.isEmpty() ? Map.of() : Map.of(ACT, onRecord));
  }

  @Test
  void what_was_acknowledged_stands_where_it_was_said() {
    assertThat(word(List.of(7L), UNKNOWN, NOT_NOW, AT_7, AT_7).wrong()).isEmpty();
    assertThat(word(List.of(), AT_7).lost()).containsExactly(ACT);
    assertThat(word(List.of(8L), AT_7).lost()).containsExactly(ACT);
    assertThat(word(List.of(7L, 8L), AT_7).doubled()).containsExactly(ACT);
    assertThat(word(List.of(7L), AT_7, new Told.Acknowledged(8)).wrong())
        .contains(ACT + " was told 7, and then 8");
  }

  @Test
  void what_was_refused_is_not_there_unless_it_was_left_open() {
    assertThat(word(List.of(), NOT_NOW, new Told.Refused("x")).wrong()).isEmpty();
    assertThat(word(List.of(3L), NOT_NOW).wrong())
        .containsExactly(ACT + " was refused each time, and is on record at [3]");
    assertThat(word(List.of(3L), NOT_NOW, UNKNOWN).wrong()).isEmpty();
    assertThat(word(List.of(), UNKNOWN).wrong()).isEmpty();
  }

  @Test
  void nothing_is_there_that_nobody_sent_and_no_answer_says_nothing() {
    assertThat(word(List.of(3L)).wrong())
        .containsExactly(ACT + " is on record, and nobody sent it");
    assertThat(word(List.of(), Told.of(500, "{}")).wrong())
        .containsExactly(ACT + " was answered 500 {}");
  }

  @Test
  void an_answer_is_read_as_a_client_reads_it() {
    assertThat(Told.of(201, "{\"position\":7}")).isEqualTo(AT_7);
    assertThat(Told.of(503, "{\"code\":\"OUTCOME_UNKNOWN\"}"))
        .isEqualTo(new Told.Unknown("OUTCOME_UNKNOWN"));
    assertThat(Told.of(503, "{\"code\":\"NOT_RECORDED\"}")).isEqualTo(NOT_NOW);
    assertThat(Told.of(503, "<html>")).isInstanceOf(Told.Unclear.class);
    assertThat(Told.of(422, "{\"code\":\"X\"}")).isEqualTo(new Told.Refused("X"));
  }
}
