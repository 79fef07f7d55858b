package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.UserId;
import ledger.decision.Refusal.AlreadyAgreed;
import ledger.decision.Refusal.AlreadyUnsealed;
import ledger.decision.Refusal.ConsentMissing;
import ledger.decision.Refusal.NotWhatWasSaid;
import ledger.decision.Refusal.StaysSealed;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import org.junit.jupiter.api.Test;

/// What was said in a caucus is made known to everybody once its members agree.
class UnsealingTest {

  private static final UUID SAID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID DEFINED = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final String STANCE =
      "'by': 'north', 'statedAt': '2026-02-01T00:00Z', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'";
  private static final String CONSENT = "'target': '" + SAID + "', 'compartments': ['caucus']";
  private static final String UNSEALED = STANCE + ", 'unseals': '" + SAID + "'";

  private static Harbour caucus(String unsealRule) {
    return Harbour.proposed()
        .withCustodians()
        .given(
            "custodian1",
            "DefineCompartment",
            "'actId': '%s', 'id': 'caucus', 'visibility': 'INVISIBLE', 'members': ['custodian1', 'rep:north', 'recorder', 'auditor']%s"
                .formatted(DEFINED, unsealRule))
        .given(
            "rep:north",
            "TakeStance",
            "'actId': '%s', 'compartments': ['caucus'], ".formatted(SAID) + STANCE);
  }

  @Test
  void everybody_knows_it_once_every_member_who_may_write_agrees() {
    var harbour = caucus("");
    harbour
        .when("custodian1", "TakeStance", UNSEALED)
        .thenRefused(
            new ConsentMissing(SAID, Set.of(new UserId("recorder"), new UserId("rep:north"))));
    harbour
        .given("rep:north", "ConsentToUnseal", CONSENT)
        .when("custodian1", "TakeStance", UNSEALED)
        .thenRefused(new ConsentMissing(SAID, Set.of(new UserId("recorder"))));
    harbour
        .given("recorder", "ConsentToUnseal", CONSENT)
        .when("custodian1", "TakeStance", UNSEALED)
        .thenRecorded();
    assertThat(harbour.ledger().record().getLast().audience().isEverybody()).isTrue();
    harbour.when("custodian1", "TakeStance", UNSEALED).thenRefused(new AlreadyUnsealed(SAID));
  }

  @Test
  void a_compartment_may_leave_it_to_whoever_recorded_the_act() {
    caucus(", 'unsealRule': 'ITS_RECORDER'")
        .given("rep:north", "ConsentToUnseal", CONSENT)
        .when("custodian1", "TakeStance", UNSEALED)
        .thenRecorded();
  }

  @Test
  void nobody_agrees_twice() {
    caucus("")
        .given("rep:north", "ConsentToUnseal", CONSENT)
        .when("rep:north", "ConsentToUnseal", CONSENT)
        .thenRefused(new AlreadyAgreed(SAID, new UserId("rep:north")));
  }

  @Test
  void whoever_may_not_see_it_is_told_that_there_is_no_such_act() {
    caucus("")
        .when("custodian2", "TakeStance", UNSEALED)
        .thenRefused(new Unknown(RefusalSubject.ENTRY, "unseals", SAID.toString()));
  }

  @Test
  void only_a_custodian_makes_known_what_others_said() {
    assertThat(caucus("").when("rep:north", "TakeStance", UNSEALED).name())
        .isEqualTo("CapacityMissing");
  }

  @Test
  void it_says_what_was_said_and_nothing_else() {
    caucus(", 'unsealRule': 'ITS_RECORDER'")
        .given("rep:north", "ConsentToUnseal", CONSENT)
        .when("custodian1", "TakeStance", UNSEALED.replace("DENIES", "AFFIRMS"))
        .thenRefused(new NotWhatWasSaid(SAID));
  }

  /// Everybody went on meanwhile: said now it would be refused, and it was said when it was.
  @Test
  void what_no_longer_fits_is_recorded_all_the_same() {
    var ready =
        "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-01T00:00Z'";
    var harbour =
        Harbour.proposed()
            .withCustodians()
            .given(
                "custodian1",
                "DefineCompartment",
                "'id': 'caucus', 'visibility': 'INVISIBLE', 'members': ['custodian1', 'rep:south'], 'unsealRule': 'ITS_RECORDER'")
            .given(
                "rep:south",
                "ConfirmReadiness",
                "'actId': '%s', 'compartments': ['caucus'], ".formatted(SAID) + ready)
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'statedAt': '2026-02-10T00:00Z', 'terms': "
                    + Harbour.TERMS)
            .given("rep:south", "ConsentToUnseal", CONSENT);
    assertThat(harbour.when("rep:south", "ConfirmReadiness", ready).name())
        .isEqualTo("StaleVersion");
    harbour
        .when("custodian1", "ConfirmReadiness", ready + ", 'unseals': '" + SAID + "'")
        .thenRecorded();
  }

  @Test
  void who_the_members_are_stays_among_them() {
    caucus("")
        .when("rep:north", "ConsentToUnseal", CONSENT.replace(SAID.toString(), DEFINED.toString()))
        .thenRefused(new StaysSealed(DEFINED, "DefineCompartment"));
  }
}
