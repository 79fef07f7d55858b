package ledger.board;

import static ledger.board.Quay.commitment;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commitments wait for each other in a circle through whatever makes them wait: links of different
/// kinds, conditions in the text, other agreements.
class CirclesTest {

  private static final String AFTER = "2026-02-25";

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'after': ['s1'], 'then': 'n1'}              | {'after': ['n1'], 'then': 's1'}
          {'on': 'n1', 'when': {'performed': 's1'}}    | {'after': ['n1'], 'then': 's1'}
          {'parallel': ['n1', 's1']}                   | {'after': ['n1'], 'then': 's1'}
          {'tender': ['n1', 's1']}                     | {'after': ['n1'], 'then': 's1'}
          """)
  void readings_of_any_two_kinds_may_make_one(String norths, String souths) {
    var talks = words().reads("north", "N", norths).reads("south", "S", souths);
    assertThat(circles(talks))
        .singleElement()
        .satisfies(c -> assertThat(c).contains("A.n1 on A.s1 by north", "A.s1 on A.n1 by south"));
  }

  @Test
  void a_condition_in_the_text_and_a_reading_may_make_one() {
    var talks =
        Talks.inForce(n1("'antecedent': {'performed': 's1'}"), s1(""), linkage("'n1', 's1'", ""))
            .reads("south", "S", "{'after': ['n1'], 'then': 's1'}");
    assertThat(talks.deadlocks(AFTER))
        .singleElement()
        .satisfies(d -> {
          assertThat(d.keys()).hasToString("[A.n1, A.s1]");
          assertThat(d.waits())
              .filteredOn(w -> w.key().toString().equals("A.n1"))
              .allSatisfy(w -> assertThat(w.reading()).as("the text itself says so").isEmpty());
        });
  }

  @Test
  void it_may_go_through_another_agreement() {
    var talks =
        with(words(), commitment("w1", "west", "north", ""), "w1")
            .reads("north", "N", "{'after': ['s1'], 'then': 'n1'}")
            .reads(
                "south",
                "S",
                "{'on': 's1', 'when': {'performed': {'agreement': 'B', 'key': 'w1'}}}");
    ofB(talks, "west", "W", "{'after': [{'agreement': 'A', 'key': 'n1'}], 'then': 'w1'}");
    assertThat(talks.deadlocks(AFTER))
        .extracting(d -> d.keys().toString())
        .containsExactly("[A.n1, A.s1, B.w1]");
  }

  @Test
  void a_third_states_reading_closes_none_until_a_party_affirms_it_and_then_it_is_that_partys() {
    var talks =
        words()
            .reads("north", "N", "{'after': ['s1'], 'then': 'n1'}")
            .reads("east", "E", "{'after': ['n1'], 'then': 's1'}");
    assertThat(talks.deadlocks(AFTER)).isEmpty();
    talks.takes("south", "AFFIRMS", "MEANS(A.L,E)");
    assertThat(circles(talks)).containsExactly("A.n1 on A.s1 by north, A.s1 on A.n1 by south");
    assertThat(talks.deadlocks(AFTER).getFirst().waits())
        .extracting(w -> w.reading().orElseThrow().value())
        .containsExactlyInAnyOrder("N", "E");
  }

  @Test
  void parallel_over_two_agreements_binds_both_sides_wherever_it_is_held() {
    var talks = with(Talks.inForce(n1("")), commitment("w1", "west", "north", ""), "w1");
    ofB(talks, "north", "N", "{'parallel': ['w1', {'agreement': 'A', 'key': 'n1'}]}");
    for (var key : List.of("A.n1", "B.w1"))
      assertThat(talks.seen("party:north", AFTER).line(key)).startsWith(key + " CONDITIONAL");
    assertThat(talks.seen("party:south", AFTER).lines())
        .as("who holds nothing of it is not bound by it")
        .noneMatch(line -> line.contains("CONDITIONAL"));
    talks.takes("south", "AFFIRMS", "MEANS(B.M,N)").takes("west", "AFFIRMS", "MEANS(B.M,N)");
    for (var view : Talks.VIEWS)
      for (var key : List.of("A.n1", "B.w1"))
        assertThat(talks.seen(view, AFTER).line(key)).startsWith(key + " CONDITIONAL");
    talks.ready("north", "A", "n1", "2026-02-21").ready("west", "B", "w1", "2026-02-22");
    for (var key : List.of("A.n1", "B.w1"))
      assertThat(talks.record(key, AFTER)).isEqualTo(key + " DUE since 2026-02-22");
  }

  @Test
  void the_next_movers_are_told_of_the_record_and_of_those_that_owe_or_are_owed() {
    var talks = Talks.inForce(n1("")).takes("east", "AFFIRMS", "EXISTS(A)");
    assertThat(talks.moves(AFTER).nextMovers().keySet())
        .as("west neither owes nor is owed anything; east is no party")
        .containsExactly("record", "party:north", "party:south");
    assertThat(talks.seen("party:west", AFTER).movers())
        .as("a board keeps the next mover of its view, whoever's it is")
        .containsExactly("north: PERFORMANCE of A.n1");
  }

  /// A, and B that goes with it, with words that cover one commitment of it.
  private static Talks with(Talks ofA, String ofB, String key) {
    var talks =
        ofA.proposes(
            "north",
            "2026-01-30",
            "B",
            Talks.PARTIES,
            List.of(ofB, linkage("'" + key + "'", "").replace("'L'", "'M'")));
    for (var party : List.of("north", "south", "west")) talks.accepts(party, "B", 1, "2026-01-31");
    return talks.says(
        "north", "2026-01-31", "RelateAgreements", "'from': 'B', 'to': 'A', 'type': 'PACKAGE'");
  }

  private static void ofB(Talks talks, String by, String id, String links) {
    talks.says(
        by,
        "2026-02-01",
        "AdvanceReading",
        "'agreement': 'B', 'version': 1, 'termId': 'M', 'readingId': '%s', 'links': [%s]"
            .formatted(id, links));
  }

  private static List<String> circles(Talks talks) {
    return talks.deadlocks(AFTER).stream()
        .map(d ->
            String.join(
                ", ",
                d.waits().stream()
                    .map(w -> w.key() + " on " + w.on() + " by " + w.heldBy())
                    .sorted()
                    .toList()))
        .toList();
  }

  private static Talks words() {
    return Talks.inForce(n1(""), s1(""), linkage("'n1', 's1'", ""));
  }
}
