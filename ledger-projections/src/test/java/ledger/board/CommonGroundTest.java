package ledger.board;

import static ledger.board.Quay.commitment;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes out equal in the views of several, compared as a reader would compare them.
class CommonGroundTest {

  private static final String AFTER = "2026-02-25";

  @Test
  void several_instalments_on_one_object_are_several_rows() {
    var talks =
        Talks.inForce(n1(brings(1, "2026-02-01")), n1(brings(2, "2026-03-01")).replace("n1", "n2"));
    assertThat(talks.common(AFTER, "north", "south"))
        .containsExactly("[A.n1] SAME [PAST_DUE]", "[A.n2] SAME [DUE]");
  }

  @Test
  void conditional_on_different_things_is_not_the_same() {
    var talks =
        words()
            .reads("north", "N", "{'after': ['s1'], 'then': 'n1'}")
            .reads("south", "S", "{'on': 'n1', 'when': {'date': '2026-06-01T00:00Z'}}");
    assertThat(talks.common(AFTER, "north", "south")).contains("[A.n1] DIVERGES");
  }

  @Test
  void conditional_on_the_same_thing_is_whatever_the_reading_is_called() {
    var talks =
        words()
            .reads("north", "N", "{'after': ['s1'], 'then': 'n1'}")
            .reads("south", "S", "{'on': 'n1', 'when': {'performed': 's1'}}");
    assertThat(talks.common(AFTER, "north", "south")).contains("[A.n1] SAME [CONDITIONAL]");
  }

  @Test
  void a_moment_that_is_awaited_is_the_same_by_whichever_clock_it_is_written() {
    var talks =
        words()
            .reads("north", "N", "{'on': 'n1', 'when': {'date': '2026-06-01T00:00Z'}}")
            .reads("south", "S", "{'on': 'n1', 'when': {'date': '2026-06-01T04:00+04:00'}}");
    assertThat(talks.common(AFTER, "north", "south")).contains("[A.n1] SAME [CONDITIONAL]");
  }

  @Test
  void what_is_awaited_together_is_the_same_however_it_is_bracketed() {
    var talks =
        words()
            .reads(
                "north",
                "N",
                "{'on': 'n1', 'when': {'any': [{'performed': 's1'}, {'any': [{'ready': 's1'}, {'performed': 's1'}]}]}}")
            .reads(
                "south",
                "S",
                "{'on': 'n1', 'when': {'any': [{'ready': 's1'}, {'performed': 's1'}]}}");
    assertThat(talks.common(AFTER, "north", "south")).contains("[A.n1] SAME [CONDITIONAL]");
  }

  @Test
  void due_on_different_days_is_not_the_same() {
    var talks =
        words()
            .reads("north", "N", "{'after': ['s1'], 'then': 'n1', 'within': 'P60D'}")
            .reads("south", "S", "{'after': ['s1'], 'then': 'n1', 'within': 'P90D'}")
            .performs("south", "s1", "2026-02-10");
    assertThat(talks.common(AFTER, "north", "south"))
        .contains("[A.n1] DIVERGES", "[A.s1] SAME [DISCHARGED]");
    assertThat(talks.differing(AFTER, "north", "south")).containsExactly("[A.n1] [DUE]");
  }

  @Test
  void whom_they_hold_to_owe_it_is_compared_too() {
    var talks = Talks.inForce(n1("")).takes("south", "AFFIRMS", "OWES(A.n1,west)");
    assertThat(talks.common(AFTER, "north", "south")).containsExactly("[A.n1] DIVERGES");
    assertThat(talks.differing(AFTER, "north", "south")).containsExactly("[A.n1] [DEBTORS]");
    assertThat(talks.common(AFTER, "north", "west")).containsExactly("[A.n1] SAME [DUE]");
  }

  @Test
  void twins_that_each_view_holds_to_be_the_same_are_one_row() {
    var talks = twoTexts(n1(""), "n2", "");
    for (var party : List.of("north", "south"))
      talks.says(
          party,
          "2026-02-05",
          "RelateAgreements",
          "'from': 'B', 'to': 'A', 'type': 'SAME', 'pairs': [{'from': 'n2', 'to': 'n1'}]");
    assertThat(talks.common(AFTER, "north", "south")).containsExactly("[A.n1, B.n2] SAME [DUE]");
  }

  @Test
  void the_same_conduct_under_two_texts_is_compared_where_each_view_has_one_of_them() {
    var talks =
        twoTexts(n1(OPENS), "n2", OPENS)
            .takes("south", "DENIES", "EXISTS(A)")
            .takes("north", "DENIES", "EXISTS(B)");
    assertThat(talks.common(AFTER, "north", "south")).containsExactly("[A.n1, B.n2] SAME [DUE]");
  }

  @Test
  void another_measure_on_the_same_object_is_not_the_same_conduct() {
    var talks =
        twoTexts(
                n1(OPENS + ", 'measure': {'unit': 'ship', 'target': '1'}"),
                "n2",
                OPENS + ", 'measure': {'unit': 'ship', 'target': '2'}")
            .takes("south", "DENIES", "EXISTS(A)")
            .takes("north", "DENIES", "EXISTS(B)");
    assertThat(talks.common(AFTER, "north", "south"))
        .containsExactly("[A.n1, B.n2] NOT_SAME_CONDUCT");
  }

  @Test
  void what_only_one_view_has_diverges_where_the_other_has_nothing_of_the_kind() {
    var talks = twoTexts(n1(OPENS), "n2", "").takes("south", "DENIES", "EXISTS(A)");
    assertThat(talks.common(AFTER, "north", "south"))
        .containsExactlyInAnyOrder("[A.n1] DIVERGES", "[B.n2] SAME [DUE]");
    assertThat(talks.differing(AFTER, "north", "south"))
        .as("there are no two to be compared")
        .isEmpty();
  }

  @Test
  void several_candidates_of_one_view_are_one_row() {
    var talks =
        Talks.inForce(n1(OPENS), n1(OPENS).replace("n1", "n3"))
            .proposes(
                "north", "2026-02-01", "B", Talks.PARTIES, List.of(n1(OPENS).replace("n1", "n2")));
    for (var party : List.of("north", "south", "west")) talks.accepts(party, "B", 1, "2026-02-02");
    talks.takes("south", "DENIES", "EXISTS(A)").takes("north", "DENIES", "EXISTS(B)");
    assertThat(talks.common(AFTER, "north", "south")).hasSize(1);
  }

  private static final String OPENS = "'conduct': {'kind': 'OPEN', 'object': 'quay'}";

  private static String brings(int ships, String at) {
    return "'conduct': {'kind': 'BRING', 'object': 'quay'}, 'measure': {'unit': 'ship', 'target': '%d'}, 'due': {'at': '%sT00:00Z'}"
        .formatted(ships, at);
  }

  /// A with one commitment and B with another, both in force among all.
  private static Talks twoTexts(String ofA, String key, String more) {
    var talks =
        Talks.inForce(ofA)
            .proposes(
                "north",
                "2026-01-15",
                "B",
                Talks.PARTIES,
                List.of(commitment(key, "north", "south", more)));
    for (var party : List.of("north", "south", "west")) talks.accepts(party, "B", 1, "2026-01-20");
    return talks;
  }

  private static Talks words() {
    return Talks.inForce(n1(""), s1(""), linkage("'n1', 's1'", ""));
  }
}
