package ledger.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ledger.Harbour;
import ledger.dossier.Folded;
import ledger.terms.KeyRef;
import ledger.view.View;
import org.junit.jupiter.api.Test;

class EndedTest {

  @Test
  void what_was_released_before_the_agreement_ended_stays_released() {
    assertThat(at(terminated(), "2026-02-14T00:00:00Z", "n1")).isEqualTo(Dueness.RELEASED);
    assertThat(at(terminated(), "2026-02-16T00:00:00Z", "n1")).isEqualTo(Dueness.RELEASED);
  }

  @Test
  void what_was_open_ends_with_it() {
    assertThat(at(terminated(), "2026-02-16T00:00:00Z", "s1")).isEqualTo(Dueness.ENDED);
  }

  private static Harbour terminated() {
    return Harbour.proposed()
        .given("rep:north", "DeclareConsent", consent("north"))
        .given("rep:south", "DeclareConsent", consent("south"))
        .given(
            "rep:south",
            "ReleaseCommitment",
            "'by': 'south', 'agreement': 'A', 'key': 'n1', 'statedAt': '2026-02-02T00:00Z'")
        .given(
            "rep:south",
            "GiveNotice",
            "'by': 'south', 'agreement': 'A', 'noticeId': 'end', 'effect': 'TERMINATE', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-02-15T00:00Z', 'statedAt': '2026-02-03T00:00Z'");
  }

  private static String consent(String by) {
    return "'by': '"
        + by
        + "', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT', 'statedAt': '2026-02-01T00:00Z'";
  }

  private static Dueness at(Harbour harbour, String about, String key) {
    return Board.of(Folded.at(harbour, Instant.parse(about)), View.RECORD).groups().stream()
        .flatMap(g -> g.cells().stream())
        .filter(c -> c.key().equals(KeyRef.of(ledger.value.Id.of("A"), ledger.value.Id.of(key))))
        .findFirst()
        .orElseThrow()
        .dueness();
  }
}
