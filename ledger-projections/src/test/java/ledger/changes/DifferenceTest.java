package ledger.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ledger.Corridor;
import ledger.Harbour;
import ledger.board.Quay;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What is different between two states, and nothing else.
class DifferenceTest {

  private static final Instant NOW = Harbour.NOW;

  @Test
  void between_a_picture_and_itself_nothing() {
    var acts = Folded.entries(Corridor.recorded());
    for (var view : List.of("record", "party:azerbaijan", "common:azerbaijan,regional-leadership"))
      assertThat(between(acts, view, Corridor.NOW, Corridor.NOW)).as(view).isEmpty();
  }

  @Test
  void an_acceptance_changes_the_agreement_the_consent_the_position_and_what_is_due() {
    var acts = Quay.entries(Quay.inForce(Quay.n1("")));
    assertThat(
            between(
                acts,
                "record",
                Instant.parse("2026-01-19T00:00:00Z"),
                Instant.parse("2026-01-20T00:00:00Z")))
        .containsExactly(
            "AGREEMENT A: PROPOSED -> IN_FORCE",
            "CONSENT A of south: NONE -> ACCEPTED",
            "POSITION EXISTS(A) of south: - -> AFFIRMS by act",
            "DUENESS A.n1: NOT_IN_FORCE -> DUE");
  }

  @Test
  void what_became_known_later_differs_by_position_and_not_by_day() {
    var acts = Quay.entries(Quay.inForce(Quay.n1("")));
    var before = snapshot(acts, "record", NOW, acts.size() - 1);
    var after = snapshot(acts, "record", NOW, acts.size());
    assertThat(lines(Difference.between(before, after)))
        .contains("AGREEMENT A: PROPOSED -> IN_FORCE");
    assertThat(lines(Difference.between(after, before)))
        .contains("AGREEMENT A: IN_FORCE -> PROPOSED");
  }

  @Test
  void on_wednesday_the_reading_made_the_road_due_in_the_view_of_one_side() {
    assertThat(
            between(
                Folded.entries(Corridor.recorded()),
                "party:regional-leadership",
                Instant.parse("2023-09-12T08:00:00Z"),
                Instant.parse("2023-09-13T16:00:00Z")))
        .contains("DUENESS W.wA: UNDETERMINED -> DUE")
        .noneMatch(l -> l.startsWith("DUENESS W.wB"));
  }

  private static List<String> between(
      List<Entry> acts, String view, Instant before, Instant after) {
    return lines(
        Difference.between(
            snapshot(acts, view, before, Long.MAX_VALUE),
            snapshot(acts, view, after, Long.MAX_VALUE)));
  }

  private static Snapshot snapshot(List<Entry> acts, String view, Instant about, long knownBy) {
    return Snapshot.of(Dossier.of(acts, about, knownBy), View.parse(view).orElseThrow());
  }

  private static List<String> lines(Difference difference) {
    return difference.changes().stream()
        .map(c ->
            c.what()
                + " "
                + c.subject()
                + c.holder().map(h -> " of " + h).orElse("")
                + ": "
                + c.from().orElse("-")
                + " -> "
                + c.to().orElse("-"))
        .toList();
  }
}
