package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.Harbour;
import ledger.act.Act;
import ledger.decision.Decision.Refused;
import ledger.decision.Refusal.NotTheNextVersion;
import ledger.decision.Refusal.StaleVersion;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// Changes the text of an agreement that north proposed on 15 January.
class VersionsTest {

  @Test
  void counter_drafts_stand_beside_each_other_and_either_can_be_accepted() {
    var drafts =
        Harbour.proposed()
            .given("rep:south", act(revise("south", 1)))
            .given("rep:north", act(revise("north", 1)));
    drafts.when("rep:south", act(consent("south", 2))).thenRecorded();
    drafts.when("rep:south", act(consent("south", 3))).thenRecorded();
    assertThat(drafts.when("rep:south", act(consent("south", 1))).name()).isEqualTo("StaleVersion");
  }

  @Test
  void a_draft_that_comes_into_force_replaces_the_one_beside_it() {
    var agreed =
        Harbour.proposed()
            .given("recorder", reported(revise("south", 1), "2026-02-01T00:00Z"))
            .given("recorder", reported(revise("north", 1), "2026-02-02T00:00Z"))
            .given("rep:north", act(consent("north", 2)))
            .given("rep:south", act(consent("south", 2)));
    var refused = (Refused) agreed.when("rep:south", act(ready(3))).decision();
    assertThat(refused.reason()).isInstanceOf(StaleVersion.class);
    assertThat(((StaleVersion) refused.reason()).current()).isEqualTo(2);
  }

  @Test
  void what_is_in_force_can_be_worked_with_while_an_amendment_is_only_proposed() {
    var amended = Harbour.inForce().given("rep:north", act(revise("north", 1)));
    amended.when("rep:south", act(ready(1))).thenRecorded();
    amended.when("rep:south", act(consent("south", 2))).thenRecorded();
  }

  @Test
  void an_amendment_found_late_takes_the_next_number_and_replaces_nothing_that_came_after_it() {
    var amended =
        Harbour.proposed()
            .given("recorder", reported(consent("north", 1), "2026-01-20T00:00Z"))
            .given("recorder", reported(consent("south", 1), "2026-01-20T00:00Z"))
            .given("recorder", reported(revise("north", 1), "2026-02-10T00:00Z"))
            .given("recorder", reported(consent("north", 2), "2026-02-11T00:00Z"))
            .given("recorder", reported(consent("south", 2), "2026-02-11T00:00Z"))
            .given("recorder", reported(revise("north", 1), "2026-02-01T00:00Z"));
    amended.when("recorder", reported(ready(2), "2026-02-20T00:00Z")).thenRecorded();
    amended.when("rep:south", act(ready(2))).thenRecorded();
    assertThat(amended.when("rep:south", act(ready(3))).name()).isEqualTo("StaleVersion");
    assertThat(amended.when("rep:south", act(ready(1))).name()).isEqualTo("StaleVersion");
  }

  @Test
  void a_text_is_not_changed_before_it_is_there() {
    assertThat(
            Harbour.proposed()
                .when("recorder", reported(revise("south", 1), "2026-01-01T00:00Z"))
                .name())
        .isEqualTo("SaidBeforeTheTerms");
  }

  @Test
  void whoever_says_its_number_is_told_when_that_is_taken() {
    var first = UUID.randomUUID();
    Harbour.proposed()
        .given("rep:south", "ReviseTerms", revise("south", 1) + ", 'actId': '" + first + "'")
        .when("rep:north", "ReviseTerms", revise("north", 1) + ", 'version': 2")
        .thenRefused(new NotTheNextVersion(Id.of("A"), 3, 2, first));
  }

  @Test
  void a_number_once_given_stays_also_where_the_text_is_annulled() {
    var mistaken = UUID.randomUUID();
    var annul = "'target': '" + mistaken + "', 'reason': 'WRONG_NEGOTIATION'";
    var annulled =
        Harbour.proposed()
            .withCustodians()
            .given("rep:south", "ReviseTerms", revise("south", 1) + ", 'actId': '" + mistaken + "'")
            .given("rep:north", act(revise("north", 1)))
            .given("rep:south", act(consent("south", 3)))
            .given("custodian1", "AnnulRecord", annul)
            .given("custodian2", "AnnulRecord", annul);
    annulled.when("rep:north", act(consent("north", 3))).thenRecorded();
    assertThat(annulled.when("rep:north", act(consent("north", 2))).name()).isEqualTo("Unknown");
    annulled.when("rep:north", "ReviseTerms", revise("north", 3) + ", 'version': 4").thenRecorded();
  }

  @Test
  void an_error_is_put_right_with_the_consents_of_those_who_are_listed() {
    var agreed = Harbour.inForce();
    agreed
        .given("rep:north", "ReviseTerms", corrected("'north', 'south'"))
        .when("rep:south", act(ready(2)))
        .thenRecorded();
    assertThat(agreed.when("rep:south", act(ready(1))).name()).isEqualTo("StaleVersion");
    assertThat(agreed.when("rep:south", act(consent("south", 2))).name())
        .isEqualTo("AlreadyAccepted");
  }

  @Test
  void of_any_other_change_whoever_makes_it_keeps_its_own_consent_and_nobody_elses() {
    var own = revise("north", 1) + ", 'carry': {'consents': 'LISTED', 'whose': ['north']}";
    var amended = Harbour.inForce().given("rep:north", "ReviseTerms", own);
    assertThat(amended.when("rep:north", act(consent("north", 2))).name())
        .isEqualTo("AlreadyAccepted");
    amended.when("rep:south", act(consent("south", 2))).thenRecorded();
  }

  private static String corrected(String whose) {
    return revise("north", 1).replace("COUNTER", "CORRIGENDUM")
        + ", 'carry': {'consents': 'LISTED', 'whose': ["
        + whose
        + "], 'readiness': 'NONE'}";
  }

  private static String revise(String by, int basedOn) {
    return "'by': '"
        + by
        + "', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': "
        + basedOn
        + ", 'terms': "
        + Harbour.TERMS;
  }

  private static String consent(String by, int version) {
    return "'by': '" + by + "', 'agreement': 'A', 'decision': 'ACCEPT', 'version': " + version;
  }

  private static String ready(int version) {
    return "'by': 'south', 'agreement': 'A', 'scope': ['s1'], 'version': " + version;
  }

  private static Act reported(String fields, String when) {
    return act(
        fields + ", 'mode': 'REPORTED', 'capacity': 'EX_OFFICIO', 'statedAt': '" + when + "'");
  }

  private static Act act(String fields) {
    return Harbour.act(
        fields.contains("'decision'")
            ? "DeclareConsent"
            : fields.contains("'scope'") ? "ConfirmReadiness" : "ReviseTerms",
        fields);
  }
}
