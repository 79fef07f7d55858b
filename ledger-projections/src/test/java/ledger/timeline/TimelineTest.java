package ledger.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ledger.Harbour;
import ledger.anomaly.Anomalies;
import ledger.dossier.Folded;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void lines_stand_in_the_order_in_which_things_were_said() {
    var lines =
        Timeline.of(
                Folded.valuation(
                    Harbour.proposed()
                        .given(
                            "rep:south",
                            "TakeStance",
                            "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'statedAt': '2026-02-02T00:00Z'")
                        .given(
                            "rep:south",
                            "TakeStance",
                            "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'DENIES', 'statedAt': '2026-02-01T00:00Z'"),
                    Harbour.NOW))
            .lines()
            .stream()
            .filter(l -> l.event().equals("StanceTaken"))
            .toList();
    assertThat(lines.getFirst().statedAt().orElseThrow().begins().orElseThrow())
        .hasToString("2026-02-01T00:00:00Z");
    assertThat(lines.getFirst().gap()).isEqualTo(Duration.ofDays(28).plusHours(12));
  }

  @Test
  void a_late_record_says_that_the_terms_had_been_revised_meanwhile() {
    var harbour =
        Harbour.proposed()
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'statedAt': '2026-02-10T00:00Z', 'terms': "
                    + Harbour.TERMS)
            .given(
                "recorder",
                "ConfirmReadiness",
                "'mode': 'REPORTED', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-01T00:00Z'");
    var late =
        Timeline.of(Folded.valuation(harbour, Harbour.NOW)).lines().stream()
            .filter(l -> l.event().equals("ReadinessConfirmed"))
            .findFirst();
    assertThat(late.orElseThrow().anomalies())
        .containsExactly(Anomalies.Reason.RECORDED_AFTER_REVISION);
  }
}
