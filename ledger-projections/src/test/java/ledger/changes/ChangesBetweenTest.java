package ledger.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.act.Act;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import ledger.value.Id;
import ledger.view.View;
import org.junit.jupiter.api.Test;

class ChangesBetweenTest {

  private static final List<Entry> RECORD =
      Folded.entries(
          Harbour.proposed()
              .given(
                  "rep:south",
                  "ConfirmReadiness",
                  "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-03T00:00Z'")
              .ledger()
              .record());

  private static Dossier knownBy(int position) {
    return Dossier.of(RECORD, Harbour.NOW, position);
  }

  private static ChangesBetween between(Dossier from, Dossier to) {
    return ChangesBetween.of(from, to, ComparedViews.of(to, View.RECORD));
  }

  @Test
  void what_is_otherwise_rests_on_the_acts_that_lie_between() {
    var changes = between(knownBy(RECORD.size() - 1), knownBy(RECORD.size()));
    assertThat(changes.between())
        .extracting(Entry::act)
        .extracting(Act::name)
        .containsExactly("ConfirmReadiness");
    assertThat(changes.shared()).isNotEmpty();
    assertThat(changes.because().values())
        .allSatisfy(acts -> assertThat(acts).isEqualTo(changes.between()));
  }

  @Test
  void back_in_time_the_same_acts_lie_between() {
    var changes = between(knownBy(RECORD.size()), knownBy(RECORD.size() - 1));
    assertThat(changes.between()).hasSize(1);
    assertThat(changes.shared()).isNotEmpty();
  }

  @Test
  void between_a_moment_and_itself_nothing_is_otherwise() {
    var changes = between(knownBy(RECORD.size()), knownBy(RECORD.size()));
    assertThat(changes.shared()).isEmpty();
    assertThat(changes.between()).isEmpty();
  }

  @Test
  void what_is_compared_in_some_views_is_not_said_of_every_view() {
    var to = knownBy(RECORD.size());
    var common = new View.Common(List.of(Id.of("north"), Id.of("south")));
    var some = ChangesBetween.of(knownBy(RECORD.size() - 1), to, ComparedViews.of(to, common));
    assertThat(some.shared()).isNotEmpty().noneMatch(SharedChanges::everywhere);
  }
}
