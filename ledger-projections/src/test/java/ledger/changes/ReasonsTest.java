package ledger.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.Harbour;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import ledger.view.View;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  private static final Harbour HARBOUR =
      Harbour.proposed()
          .given(
              "rep:south",
              "ConfirmReadiness",
              "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-03T00:00Z'");

  private static final List<Entry> RECORD = Folded.entries(HARBOUR.ledger().record());

  @Test
  void what_changed_rests_on_the_act_that_changed_it() {
    var before = at(RECORD.size() - 1);
    var after = at(RECORD.size());
    var ready = RECORD.getLast().act().actId();
    var changes =
        Difference.between(Snapshot.of(before, View.RECORD), Snapshot.of(after, View.RECORD))
            .changes();
    assertThat(changes)
        .isNotEmpty()
        .allSatisfy(change ->
            assertThat(
                    Reasons.of(
                        change, Reasons.of(before, View.RECORD), Reasons.of(after, View.RECORD)))
                .contains(ready));
  }

  @Test
  void what_nobody_said_anything_of_rests_on_nothing() {
    var nothing =
        new Difference.Change(
            Snapshot.What.DUENESS, "B.b", Optional.empty(), Optional.empty(), Optional.of("DUE"));
    var reasons = Reasons.of(at(RECORD.size()), View.RECORD);
    assertThat(Reasons.of(nothing, reasons, reasons)).isEqualTo(Set.<UUID>of());
  }

  private static Dossier at(int position) {
    return Dossier.of(RECORD, Harbour.NOW, position);
  }
}
