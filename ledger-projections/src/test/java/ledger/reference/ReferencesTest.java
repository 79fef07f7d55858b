package ledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.act.Act;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  private static List<String> to(String act, Harbour harbour) {
    var record = Folded.entries(harbour.ledger().record());
    return References.to(last(act, record), record).stream().map(e -> e.act().name()).toList();
  }

  private static Act last(String act, List<Entry> record) {
    return record.stream()
        .map(Entry::act)
        .filter(one -> one.name().equals(act))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  @Test
  void whoever_speaks_of_an_agreement_speaks_of_the_act_that_proposed_it() {
    var harbour =
        Harbour.proposed()
            .given(
                "rep:south",
                "TakeStance",
                "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'statedAt': '2026-02-02T00:00Z'")
            .given(
                "rep:south",
                "ConfirmReadiness",
                "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-03T00:00Z'");
    assertThat(to("ProposeAgreement", harbour)).containsExactly("TakeStance", "ConfirmReadiness");
    assertThat(to("ConfirmReadiness", harbour)).isEmpty();
  }

  @Test
  void a_correction_and_a_stance_on_validity_speak_of_the_act_that_they_name() {
    var harbour = Harbour.proposed();
    var target = last("ProposeAgreement", Folded.entries(harbour.ledger().record())).actId();
    var spoken =
        harbour
            .given(
                "rep:north",
                "CorrectRecord",
                "'target': '%s', 'patch': {'note': 'By telephone.'}, 'reason': 'Left out'"
                    .formatted(target))
            .given(
                "rep:south",
                "TakeStance",
                "'by': 'south', 'proposition': 'VALID(%s)', 'stance': 'DENIES', 'statedAt': '2026-02-02T00:00Z'"
                    .formatted(target));
    assertThat(to("ProposeAgreement", spoken)).containsExactly("CorrectRecord", "TakeStance");
  }
}
