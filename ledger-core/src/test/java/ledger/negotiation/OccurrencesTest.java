package ledger.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ledger.act.Actor;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// Somebody denies that something happened, and thinks better of it.
class OccurrencesTest {

  private static final Id OCCURRENCE = Id.of("crossing");
  private static final Proposition OCCURRED = Proposition.parse("OCCURRED(crossing)");
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");

  @Test
  void what_was_said_last_stands_whatever_came_on_record_last() {
    var denied = Occurrences.NONE.after(by("south", Stance.DENIES, TUESDAY));
    assertThat(denied.after(by("south", Stance.AFFIRMS, MONDAY)).isDenied(OCCURRENCE)).isTrue();
    assertThat(denied.after(by("south", Stance.AFFIRMS, TUESDAY)).isDenied(OCCURRENCE)).isFalse();
  }

  @Test
  void one_denial_is_enough() {
    assertThat(
            Occurrences.NONE
                .after(by("south", Stance.DENIES, MONDAY))
                .after(by("north", Stance.AFFIRMS, TUESDAY))
                .isDenied(OCCURRENCE))
        .isTrue();
  }

  @Test
  void a_stance_on_anything_else_denies_no_occurrence() {
    var about = Proposition.parse("BREACH(crossing)");
    var stance = new StanceOnRecord(named("south"), about, Stance.DENIES, MONDAY);
    assertThat(Occurrences.NONE.after(stance)).isSameAs(Occurrences.NONE);
  }

  private static StanceOnRecord by(String holder, Stance stance, Instant at) {
    return new StanceOnRecord(named(holder), OCCURRED, stance, at);
  }

  private static Actor named(String holder) {
    return new Actor.Named(Id.of(holder));
  }
}
