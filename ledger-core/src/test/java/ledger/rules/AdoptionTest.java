package ledger.rules;

import java.util.List;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.ItsOwnWords;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotItsAudience;
import ledger.decision.Refusal.NotMandated;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.StillReliedOn;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

class AdoptionTest {

  private static final UUID SAID = new UUID(0, 1);
  private static final UUID REPORT = new UUID(0, 3);
  private static final UUID OWN_WORD = new UUID(0, 2);

  private static final String CONSENT =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'";
  private static final String EAST_AT_THE_TABLE =
      "'capacity': 'REP', 'actor': 'east', 'userIds': ['rep:east']";
  private static final String READY =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
  private static final String REPORTED =
      "'actId': '%s', 'mode': 'REPORTED', 'statedAt': '2026-02-02T00:00Z', ".formatted(SAID);
  private static final String OF_SAID =
      "'actId': '%s', 'by': 'south', 'target': '%s'".formatted(OWN_WORD, SAID);

  @Test
  void an_adopted_consent_is_given_and_is_not_given_twice() {
    minuted("DeclareConsent", CONSENT)
        .given("rep:south", "AdoptWords", OF_SAID)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRefused(new AlreadyAccepted(1, SAID));
  }

  @Test
  void what_was_not_adopted_can_still_be_declared() {
    minuted("DeclareConsent", CONSENT).when("rep:south", "DeclareConsent", CONSENT).thenRecorded();
  }

  /// What is taken back on the fifth and was given on the second is none; given on the tenth, it
  /// is.
  @Test
  void what_counted_already_keeps_its_date_and_what_did_not_is_given_when_it_is_adopted() {
    var adoption = "'statedAt': '2026-02-10T00:00Z', " + OF_SAID;
    var takenBack = "'statedAt': '2026-02-05T00:00Z', " + CONSENT.replace("ACCEPT", "WITHDRAW");
    minuted("DeclareConsent", "'capacity': 'EX_OFFICIO', " + CONSENT)
        .given("rep:south", "AdoptWords", adoption)
        .given("rep:south", "DeclareConsent", takenBack)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRecorded();
    minuted("DeclareConsent", CONSENT)
        .given("rep:south", "AdoptWords", adoption)
        .given("rep:south", "DeclareConsent", takenBack)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRefused(new AlreadyAccepted(1, SAID));
  }

  /// Strength is judged by who takes part now, that of adopted words too: once east is at the
  /// table, what it passed on counts by its adoption alone.
  @Test
  void words_that_stopped_counting_since_are_given_when_they_were_adopted() {
    var passedOn =
        minuted(
                "DeclareConsent",
                "'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'east', 'quoteMode': 'SUMMARY'}], "
                    + CONSENT)
            .given("rep:south", "AdoptWords", "'statedAt': '2026-02-10T00:00Z', " + OF_SAID);
    var takenBack = "'statedAt': '2026-02-05T00:00Z', " + CONSENT.replace("ACCEPT", "WITHDRAW");
    passedOn
        .given("rep:south", "DeclareConsent", takenBack)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRecorded();
    passedOn
        .given("owner", "AdmitParticipant", EAST_AT_THE_TABLE)
        .given("rep:south", "DeclareConsent", takenBack)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRefused(new AlreadyAccepted(1, SAID));
    passedOn
        .given("rep:south", "DeclareConsent", takenBack)
        .given("owner", "AdmitParticipant", EAST_AT_THE_TABLE)
        .when("rep:south", "DeclareConsent", CONSENT)
        .thenRefused(new AlreadyAccepted(1, SAID));
  }

  /// What its speaker said after it adopted them stands over them, whenever somebody joined.
  @Test
  void a_denial_that_was_taken_back_since_is_not_brought_back_by_who_joins() {
    var about = "'by': 'south', 'proposition': 'OCCURRED(O)', 'stance': '%s'";
    minuted(
            "TakeStance",
            "'capacity': 'EX_OFFICIO', 'chain': [{'relayer': 'east', 'quoteMode': 'SUMMARY'}], "
                + about.formatted("DENIES"),
            Harbour.inForce()
                .given(
                    "rep:south",
                    "ReportOccurrence",
                    "'actId': '%s', 'by': 'south', 'statedAt': '2026-02-01T00:00Z', 'id': 'O', 'kind': 'DELIVERY', 'when': '2026-02-01T00:00Z', 'observationMode': 'PARTY_STATEMENT', 'relates': [{'key': 's1', 'as': 'PERFORMANCE'}]"
                        .formatted(REPORT)))
        .given("rep:south", "AdoptWords", "'statedAt': '2026-02-03T00:00Z', " + OF_SAID)
        .given(
            "rep:south",
            "TakeStance",
            "'statedAt': '2026-02-04T00:00Z', " + about.formatted("AFFIRMS"))
        .given("owner", "AdmitParticipant", EAST_AT_THE_TABLE)
        .when("rep:south", "ConfirmReadiness", READY)
        .thenRefused(new NothingToPerform(Id.of("s1"), REPORT));
  }

  @Test
  void adopted_readiness_is_taken_back_by_withdrawing_it_and_by_nothing_else() {
    var adopted = minuted("ConfirmReadiness", READY).given("rep:south", "AdoptWords", OF_SAID);
    adopted
        .when("rep:south", "DisownWords", "'by': 'south', 'target': '%s'".formatted(SAID))
        .thenRefused(new ItsOwnWords("DisownWords", SAID, OWN_WORD));
    adopted.when("rep:south", "WithdrawReadiness", READY).thenRecorded();
  }

  @Test
  void disowned_readiness_is_none() {
    Harbour.proposed()
        .given("recorder", "ConfirmReadiness", REPORTED + "'capacity': 'EX_OFFICIO', " + READY)
        .given("rep:south", "DisownWords", OF_SAID)
        .when("rep:south", "WithdrawReadiness", READY)
        .thenRefused(new NoReadiness(Id.of("s1"), 1));
  }

  @Test
  void what_is_disowned_may_be_adopted_after_all() {
    minuted("ConfirmReadiness", READY)
        .given("rep:south", "DisownWords", OF_SAID)
        .given("rep:south", "AdoptWords", "'by': 'south', 'target': '%s'".formatted(SAID))
        .when("rep:south", "WithdrawReadiness", READY)
        .thenRecorded();
  }

  @Test
  void a_mandate_covers_the_adoption_of_what_it_covers() {
    var adoption = "'capacity': {'mandated': 'm'}, " + OF_SAID;
    mandatedTo("DeclareConsent").when("rep:south", "AdoptWords", adoption).thenRecorded();
    mandatedTo("TakeStance")
        .when("rep:south", "AdoptWords", adoption)
        .thenRefused(
            new NotMandated(new Actor.Named(Id.of("south")), "AdoptWords", List.of(Id.of("m"))));
  }

  @Test
  void adopted_words_are_not_annulled_before_their_adoption_is() {
    minuted("DeclareConsent", CONSENT)
        .withCustodians()
        .given("rep:south", "AdoptWords", OF_SAID)
        .when("custodian1", "AnnulRecord", "'target': '%s', 'reason': 'DUPLICATE'".formatted(SAID))
        .thenRefused(new StillReliedOn(SAID, List.of(OWN_WORD)));
  }

  @Test
  void words_of_a_compartment_are_adopted_in_it_and_those_for_everybody_are_not() {
    var stance = "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'";
    var caucus =
        Harbour.proposed()
            .withCustodians()
            .given(
                "custodian1",
                "DefineCompartment",
                "'id': 'caucus', 'members': ['custodian1', 'recorder', 'rep:south'], 'visibility': 'INVISIBLE'");
    var told =
        caucus.given("recorder", "TakeStance", REPORTED + "'compartments': ['caucus'], " + stance);
    told.when("rep:south", "AdoptWords", OF_SAID)
        .thenRefused(new Unknown(RefusalSubject.ENTRY, "target", SAID.toString()));
    told.when("rep:south", "AdoptWords", OF_SAID + ", 'compartments': ['caucus']").thenRecorded();
    minuted("TakeStance", stance)
        .withCustodians()
        .given(
            "custodian1",
            "DefineCompartment",
            "'id': 'caucus', 'members': ['custodian1', 'recorder', 'rep:south'], 'visibility': 'INVISIBLE'")
        .when("rep:south", "AdoptWords", OF_SAID + ", 'compartments': ['caucus']")
        .thenRefused(new NotItsAudience(SAID));
  }

  private static Harbour minuted(String act, String fields) {
    return minuted(act, fields, Harbour.proposed());
  }

  private static Harbour minuted(String act, String fields, Harbour before) {
    return before.given("recorder", act, REPORTED + fields);
  }

  private static Harbour mandatedTo(String act) {
    return minuted("DeclareConsent", CONSENT)
        .given(
            "owner", "RegisterReferent", "'id': 'envoy', 'kind': 'PERSON', 'neutralLabel': 'Envoy'")
        .given(
            "rep:south",
            "GrantMandate",
            "'by': 'south', 'id': 'm', 'representative': 'envoy', 'scope': ['%s'], 'userIds': ['rep:south']"
                .formatted(act));
  }
}
