package ledger.board;

import static ledger.board.Quay.accept;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.ready;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ledger.Corridor;
import ledger.Harbour;
import ledger.dossier.Folded;
import org.junit.jupiter.api.Test;

/// What could be done next, and what would count for everybody.
class MovesTest {

  private static final String PARALLEL = linkage("'n1', 's1'", "{'parallel': ['n1', 's1']}");

  @Test
  void in_the_founding_case_to_reopen_the_road_counts_for_both_and_readiness_for_one_alone() {
    var about = java.time.OffsetDateTime.parse("2023-09-13T20:00+04:00").toInstant();
    var moves = Moves.of(Folded.entries(Corridor.recorded()), about, Long.MAX_VALUE);
    assertThat(steps(moves)).contains("ReportOccurrence by azerbaijan of [P.pA, T.tA, W.wA]");
    assertThat(steps(moves)).noneMatch(s -> s.startsWith("ConfirmReadiness"));
    assertThat(moves.nextMovers().get("party:azerbaijan"))
        .extracting(m -> m.actor().value())
        .containsExactly("regional-leadership");
    assertThat(moves.nextMovers().get("party:regional-leadership"))
        .extracting(m -> m.actor().value())
        .containsExactly("azerbaijan");
    assertThat(moves.deadlocks()).isEmpty();
  }

  @Test
  void where_both_hold_the_same_the_missing_readiness_counts_for_both() {
    var harbour =
        inForce(n1(""), s1(""), PARALLEL)
            .given("rep:north", "ConfirmReadiness", ready("north", "n1", "2026-02-01T00:00Z"));
    assertThat(Moves.of(entries(harbour), Harbour.NOW, Long.MAX_VALUE).countInEveryView())
        .filteredOn(s -> s.act().equals("ConfirmReadiness"))
        .singleElement()
        .satisfies(s -> {
          assertThat(s.by()).hasToString("south");
          assertThat(s.effects())
              .isEqualTo(
                  Map.of(
                      "party:north", Map.of("A.n1", Dueness.DUE, "A.s1", Dueness.DUE),
                      "party:south", Map.of("A.n1", Dueness.DUE, "A.s1", Dueness.DUE)));
        });
  }

  @Test
  void after_an_amendment_it_is_readiness_for_the_new_text_that_counts() {
    var harbour =
        inForce(n1(""), s1(""), PARALLEL)
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'statedAt': '2026-02-01T00:00Z', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'terms': [%s, %s, %s]}"
                    .formatted(n1(""), s1(""), PARALLEL));
    for (var party : List.of("north", "south"))
      harbour.given("rep:" + party, "DeclareConsent", second(accept(party, "2026-02-02T00:00Z")));
    harbour.given(
        "rep:north", "ConfirmReadiness", second(ready("north", "n1", "2026-02-03T00:00Z")));
    assertThat(steps(Moves.of(entries(harbour), Harbour.NOW, Long.MAX_VALUE)))
        .contains("ConfirmReadiness by south of [A.s1]");
  }

  private static String second(String act) {
    return act.replace("'version': 1", "'version': 2");
  }

  @Test
  void what_is_due_counts_when_it_is_done() {
    assertThat(steps(Moves.of(entries(inForce(n1(""))), Harbour.NOW, Long.MAX_VALUE)))
        .containsExactly("ReportOccurrence by north of [A.n1]");
  }

  @Test
  void trying_what_could_be_done_leaves_the_record_as_it_is() {
    var acts = entries(inForce(n1(""), s1(""), PARALLEL));
    var before = List.copyOf(acts);
    Moves.of(acts, Harbour.NOW, Long.MAX_VALUE);
    assertThat(acts).isEqualTo(before);
  }

  private static List<String> steps(Moves moves) {
    return moves.countInEveryView().stream()
        .map(s -> s.act() + " by " + s.by() + " of " + s.keys())
        .toList();
  }
}
