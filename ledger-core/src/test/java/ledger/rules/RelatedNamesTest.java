package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.decision.Decision.Refused;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Refusal.Unnamed;
import ledger.decision.RefusalSubject;
import org.junit.jupiter.api.Test;

/// Where a name is unknown, those that there are stand beside it: as many as help, and none that
/// the sender may not see.
class RelatedNamesTest {

  private static final String STANCE = "'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'";

  @Test
  void the_nearest_come_first() {
    assertThat(
            unknown(
                    Harbour.proposed(),
                    "recorder",
                    "TakeStance",
                    "'mode': 'REPORTED', 'by': 'Nroth', " + STANCE)
                .known())
        .startsWith("north")
        .hasSize(5);
  }

  @Test
  void an_agreement_is_looked_for_in_a_proposition() {
    assertThat(
            unknown(
                    Harbour.proposed(),
                    "rep:north",
                    "TakeStance",
                    "'by': 'north', 'proposition': 'EXISTS(B)', 'stance': 'AFFIRMS'")
                .known())
        .containsExactly("A");
  }

  @Test
  void a_version_that_is_not_there_is_answered_with_those_that_are() {
    assertThat(
            unknown(
                Harbour.proposed(),
                "rep:south",
                "DeclareConsent",
                "'by': 'south', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT'"))
        .isEqualTo(new Unknown(RefusalSubject.VERSION, "version", "2", List.of("1")));
  }

  @Test
  void all_names_that_are_not_there_are_told_at_once() {
    assertThat(
            unknown(
                    Harbour.proposed(),
                    "recorder",
                    "TakeStance",
                    "'mode': 'REPORTED', 'by': 'nort', 'chain': [{'relayer': 'gazet', 'quoteMode': 'SUMMARY', 'sourceId': 'papr'}], "
                        + STANCE)
                .others())
        .containsExactly(
            new Unnamed(RefusalSubject.REFERENT, "chain[0].relayer", "gazet"),
            new Unnamed(RefusalSubject.SOURCE, "chain[0].sourceId", "papr"));
  }

  @Test
  void what_a_compartment_has_is_told_in_it_alone() {
    var harbour =
        Harbour.proposed()
            .withCustodians()
            .given(
                "custodian1",
                "DefineCompartment",
                "'id': 'caucus', 'members': ['custodian1', 'recorder', 'rep:south'], 'visibility': 'INVISIBLE'")
            .given(
                "recorder",
                "RegisterReferent",
                "'id': '_caucus.envoy', 'kind': 'PERSON', 'neutralLabel': 'Envoy', 'compartments': ['caucus']");
    var by = "'mode': 'REPORTED', 'by': '_caucus.envy', " + STANCE;
    assertThat(unknown(harbour, "recorder", "TakeStance", by).known())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("_"));
    assertThat(
            unknown(harbour, "recorder", "TakeStance", by + ", 'compartments': ['caucus']").known())
        .startsWith("_caucus.envoy");
  }

  private static Unknown unknown(Harbour harbour, String user, String act, String fields) {
    return (Unknown) ((Refused) harbour.when(user, act, fields).decision()).reason();
  }
}
