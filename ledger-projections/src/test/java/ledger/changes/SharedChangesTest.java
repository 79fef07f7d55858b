package ledger.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import ledger.changes.Difference.Change;
import ledger.value.Id;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What is the same in several views is told once.
class SharedChangesTest {

  private static final View NORTH = new View.According(Id.of("north"));
  private static final View SOUTH = new View.According(Id.of("south"));
  private static final Change CONSENT = change(Snapshot.What.CONSENT, "NONE", "ACCEPTED");
  private static final Change DUE = change(Snapshot.What.DUENESS, "CONDITIONAL", "DUE");

  @Test
  void what_changes_in_every_view_comes_first_and_what_is_of_one_view_names_it() {
    assertThat(shared(List.of(DUE, CONSENT), List.of(CONSENT), List.of(CONSENT)))
        .containsExactly(
            new SharedChanges(List.of(View.RECORD, NORTH, SOUTH), true, List.of(CONSENT)),
            new SharedChanges(List.of(View.RECORD), false, List.of(DUE)));
  }

  @Test
  void changes_of_the_same_views_stand_together_in_their_order() {
    assertThat(shared(List.of(), List.of(CONSENT, DUE), List.of(CONSENT, DUE)))
        .containsExactly(new SharedChanges(List.of(NORTH, SOUTH), false, List.of(CONSENT, DUE)));
  }

  @Test
  void where_nothing_changes_nothing_is_told() {
    assertThat(shared(List.of(), List.of(), List.of())).isEmpty();
  }

  private static List<SharedChanges> shared(
      List<Change> ofRecord, List<Change> north, List<Change> south) {
    var differences = new LinkedHashMap<View, Difference>();
    differences.put(View.RECORD, new Difference(ofRecord));
    differences.put(NORTH, new Difference(north));
    differences.put(SOUTH, new Difference(south));
    return SharedChanges.of(differences);
  }

  private static Change change(Snapshot.What what, String from, String to) {
    return new Change(what, "A", Optional.empty(), Optional.of(from), Optional.of(to));
  }
}
