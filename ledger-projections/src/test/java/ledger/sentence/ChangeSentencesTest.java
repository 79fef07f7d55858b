package ledger.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.Corridor;
import ledger.board.CommonGround;
import ledger.board.Dueness;
import ledger.changes.Difference;
import ledger.changes.SharedChanges;
import ledger.changes.Snapshot;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.dossier.Folded;
import ledger.names.Names;
import ledger.positions.MatrixCell;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.view.Notices;
import ledger.view.Performance;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What would change, in words: for whoever tries an act before it is recorded.
class ChangeSentencesTest {

  private static final Map<String, Enum<?>[]> STATES =
      Map.of(
          "state.AGREEMENT.", Register.Status.values(),
          "state.CONSENT.", Register.ConsentState.values(),
          "state.NOTICE.", Notices.State.values(),
          "state.READINESS.", ReadinessBoard.State.values(),
          "state.DUENESS.", Dueness.values(),
          "state.PERFORMANCE.", Performance.Mark.values(),
          "state.COMMON_GROUND.", CommonGround.Outcome.values(),
          "state.ALLEGATION.", Docket.State.values(),
          "stance.", MatrixCell.Value.values());

  @Test
  void every_state_has_words() {
    var messages = new Messages("ledger.sentence.sentences", Language.ENGLISH);
    STATES.forEach((prefix, states) -> {
      for (var state : states) assertThat(messages.keys()).contains(prefix + state.name());
    });
  }

  @Test
  void what_the_week_changed_in_the_founding_case_can_be_read() {
    var before = at(Instant.parse("2023-09-09T12:00:00Z"));
    var after = at(Instant.parse("2023-09-13T16:00:00Z"));
    var differences = new LinkedHashMap<View, Difference>();
    for (var name : List.of("record", "party:azerbaijan", "party:regional-leadership")) {
      var view = View.parse(name).orElseThrow();
      differences.put(
          view, Difference.between(Snapshot.of(before, view), Snapshot.of(after, view)));
    }
    var sentences =
        new Sentences(after, Names.of(after, Names.Asked.NEUTRAL, "en"), Locale.ENGLISH);
    var told =
        SharedChanges.of(differences).stream()
            .flatMap(shared ->
                shared.changes().stream()
                    .map(change -> sentences.where(shared) + ": " + sentences.change(change)))
            .toList();
    assertThat(told)
        .contains(
            "in the view of Leadership of the region: “Azerbaijan to reopen Western road into the region” (W.wA) is due (before: undetermined)")
        .allSatisfy(sentence ->
            assertThat(sentence)
                .doesNotContainPattern("[A-Z]{2,}_[A-Z]+|[{}]")
                .doesNotContainPattern("\\b[A-Z]{4,}\\b"));
  }

  private static Dossier at(Instant about) {
    return Dossier.of(Folded.entries(Corridor.recorded()), about, Long.MAX_VALUE);
  }
}
