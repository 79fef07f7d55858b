package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatyConsentTest {

  private static final List<Id> LISTED = List.of(Id.of("north"), Id.of("south"));

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                     | NotAParticipant
          'accession': 'CLOSED',                                 | NotAParticipant
          'accession': 'OPEN',                                   | ConsentDeclared
          'accession': {'listed': ['east']},                     | ConsentDeclared
          'accession': {'listed': ['gazette']},                  | NotAParticipant
          'accession': {'from': '2026-03-01T12:00Z'},            | ConsentDeclared
          'accession': {'from': '2026-03-02T00:00Z'},            | NotAParticipant
          'accession': {'until': '2026-03-02T00:00Z'},           | ConsentDeclared
          'accession': {'until': '2026-03-01T12:00Z'},           | NotAParticipant
          """)
  void whom_the_text_lets_accede_becomes_a_participant_by_its_own_consent(
      String accession, String outcome) {
    assertThat(
            treaty(accession == null ? "" : accession)
                .when("rep:east", "DeclareConsent", consent("east", "ACCEPT"))
                .name())
        .isEqualTo(outcome);
  }

  @Test
  void an_open_treaty_may_be_proposed_before_anybody_is_named() {
    Harbour.opened()
        .when(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'B', 'form': 'WRITTEN', 'terms': {'accession': 'OPEN'}")
        .thenRecorded();
  }

  @Test
  void a_signature_is_not_yet_consent_and_ratification_follows_it() {
    var signed = treaty("").given("rep:south", "DeclareConsent", consent("south", "SIGN"));
    assertThat(signed.when("rep:south", "DeclareConsent", consent("south", "SIGN")).name())
        .isEqualTo("AlreadyAccepted");
    signed.given("rep:south", "DeclareConsent", consent("south", "ACCEPT") + RATIFIED);
    assertThat(signed.when("rep:south", "DeclareConsent", consent("south", "SIGN")).name())
        .isEqualTo("AlreadyAccepted");
  }

  @Test
  void whoever_only_signed_may_withdraw_also_when_it_is_in_force_for_others() {
    var harbour =
        treaty("'entryIntoForce': {'rule': {'nOf': 1}},")
            .given("rep:south", "DeclareConsent", consent("south", "SIGN"))
            .given("rep:north", "DeclareConsent", consent("north", "ACCEPT"));
    harbour.when("rep:south", "DeclareConsent", consent("south", "WITHDRAW")).thenRecorded();
    assertThat(harbour.when("rep:north", "DeclareConsent", consent("north", "WITHDRAW")).name())
        .isEqualTo("InForceUseNotice");
  }

  @Test
  void consent_may_be_withdrawn_until_the_delay_to_entry_into_force_is_over() {
    var delayed = "'entryIntoForce': {'rule': {'allConsent': true}, 'delay': '%s'},";
    var consents =
        List.of(consent("north", "ACCEPT"), consent("south", "ACCEPT")).stream()
            .map(c -> c + ", 'statedAt': '2026-02-01T00:00Z'")
            .toList();
    for (var row : List.of("P29D ConsentDeclared", "P28D InForceUseNotice")) {
      var harbour =
          treaty(delayed.formatted(row.split(" ")[0]))
              .given("rep:north", "DeclareConsent", consents.get(0))
              .given("rep:south", "DeclareConsent", consents.get(1));
      assertThat(harbour.when("rep:south", "DeclareConsent", consent("south", "WITHDRAW")).name())
          .as(row)
          .isEqualTo(row.split(" ")[1]);
    }
  }

  @Test
  void provisional_consent_is_followed_by_full_consent_and_not_the_other_way() {
    var harbour =
        treaty("")
            .given(
                "rep:south", "DeclareConsent", consent("south", "ACCEPT") + ", 'provisional': true")
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"));
    assertThat(
            harbour
                .when(
                    "rep:south",
                    "DeclareConsent",
                    consent("south", "ACCEPT") + ", 'provisional': true")
                .name())
        .isEqualTo("AlreadyAccepted");
  }

  @Test
  void provisional_consent_brings_nothing_into_force() {
    treaty("")
        .given("rep:south", "DeclareConsent", consent("south", "ACCEPT") + ", 'provisional': true")
        .given("rep:north", "DeclareConsent", consent("north", "ACCEPT"))
        .when("rep:south", "DeclareConsent", consent("south", "WITHDRAW"))
        .thenRecorded();
  }

  @Test
  void what_is_withdrawn_without_means_is_the_last_step() {
    var ratified =
        treaty("")
            .given("rep:south", "DeclareConsent", consent("south", "SIGN"))
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT") + RATIFIED)
            .given("rep:south", "DeclareConsent", consent("south", "WITHDRAW"));
    assertThat(ratified.when("rep:south", "DeclareConsent", consent("south", "SIGN")).name())
        .as("the signature stands")
        .isEqualTo("AlreadyAccepted");
    ratified.when("rep:south", "DeclareConsent", consent("south", "ACCEPT")).thenRecorded();
    ratified.given("rep:south", "DeclareConsent", consent("south", "WITHDRAW"));
    ratified.given("rep:south", "DeclareConsent", consent("south", "WITHDRAW"));
    assertThat(ratified.when("rep:south", "DeclareConsent", consent("south", "WITHDRAW")).name())
        .isEqualTo("NoConsentToWithdraw");
  }

  @Test
  void a_withdrawal_that_names_its_means_finds_that_step_or_is_refused() {
    var signed = treaty("").given("rep:south", "DeclareConsent", consent("south", "SIGN"));
    assertThat(
            signed
                .when("rep:south", "DeclareConsent", consent("south", "WITHDRAW") + RATIFIED)
                .name())
        .isEqualTo("NoConsentToWithdraw");
    signed
        .when(
            "rep:south", "DeclareConsent", consent("south", "WITHDRAW") + ", 'means': 'SIGNATURE'")
        .thenRecorded();
  }

  @Test
  void whoever_left_may_accede_anew_and_only_then() {
    var left =
        treaty("'accession': 'OPEN',")
            .given("recorder", "DeclareConsent", late("2026-01-20", "'decision': 'ACCEPT'"))
            .given(
                "recorder",
                "GiveNotice",
                "'mode': 'REPORTED', 'by': 'south', 'agreement': 'T', 'noticeId': 'out', 'effect': 'WITHDRAW', 'powerKey': 'EXTRA_TEXTUAL', 'capacity': 'EX_OFFICIO', 'statedAt': '2026-01-25T00:00Z', 'effectiveAt': '2026-02-10T00:00Z'");
    assertThat(
            left.when("recorder", "DeclareConsent", late("2026-02-09", "'decision': 'ACCEPT'"))
                .name())
        .isEqualTo("AlreadyAccepted");
    left.given("recorder", "DeclareConsent", late("2026-02-10", "'decision': 'ACCEPT'"));
    assertThat(left.when("rep:south", "DeclareConsent", consent("south", "ACCEPT")).name())
        .isEqualTo("AlreadyAccepted");
  }

  @Test
  void the_same_consent_is_found_in_an_older_source_and_repeats_the_one_on_record() {
    var on =
        treaty("").given("recorder", "DeclareConsent", late("2026-02-10", "'decision': 'ACCEPT'"));
    assertThat(
            on.when("recorder", "DeclareConsent", late("2026-02-09", "'decision': 'ACCEPT'"))
                .name())
        .isEqualTo("AlreadyAccepted");
    on.when("recorder", "DeclareConsent", late("2026-02-09", "'decision': 'SIGN'")).thenRecorded();
  }

  private static String late(String day, String decision) {
    return "'mode': 'REPORTED', 'by': 'south', 'agreement': 'T', 'version': 1, 'statedAt': '"
        + day
        + "T00:00Z', 'capacity': 'EX_OFFICIO', "
        + decision;
  }

  @Test
  void a_successor_takes_the_place_of_a_participant() {
    var succession = consent("east", "ACCEPT") + ", 'means': 'SUCCESSION', 'succeeds': '%s'";
    treaty("").when("rep:east", "DeclareConsent", succession.formatted("south")).thenRecorded();
    treaty("")
        .when("rep:east", "DeclareConsent", succession.formatted("gazette"))
        .thenRefused(new NotAParticipant(Actor.named("gazette"), LISTED));
  }

  @Test
  void a_declaration_is_about_a_term_of_that_version() {
    var declaration =
        consent("south", "ACCEPT")
            + ", 'declarations': [{'termId': '%s', 'kind': 'RESERVATION', 'text': 'x'}]";
    treaty("").when("rep:south", "DeclareConsent", declaration.formatted("n1")).thenRecorded();
    treaty("")
        .when("rep:south", "DeclareConsent", declaration.formatted("n9"))
        .thenRefused(new Unknown(RefusalSubject.TERM, "declarations.termId", "n9"));
  }

  @Test
  void what_a_depositary_states_of_entry_into_force_is_recorded_beside_the_rule() {
    treaty("")
        .when(
            "recorder",
            "RecordEntryIntoForce",
            "'mode': 'REPORTED', 'by': 'gazette', 'agreement': 'T', 'participant': 'south', 'effectiveAt': '2026-04-01T00:00Z'")
        .thenRecorded();
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rep:north | 'by': 'south', 'agreement': 'Q', 'version': 9, 'succeeds': 'none', 'termId': 'x', 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:south | 'by': 'south', 'agreement': 'Q', 'version': 9, 'succeeds': 'none', 'termId': 'x', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | 'by': 'south', 'agreement': 'Q', 'version': 9, 'succeeds': 'none', 'termId': 'x'    | Unknown
          rep:south | 'by': 'south', 'agreement': 'T', 'version': 9, 'succeeds': 'gazette', 'termId': 'x' | Unknown
          rep:south | 'by': 'south', 'agreement': 'T', 'version': 1, 'succeeds': 'gazette', 'termId': 'x' | Unknown
          rep:south | 'by': 'south', 'agreement': 'T', 'version': 1, 'succeeds': 'gazette', 'termId': 'L' | NotAParticipant
          rep:south | 'by': 'south', 'agreement': 'T', 'version': 1, 'succeeds': 'north', 'termId': 'L'   | AlreadyAccepted
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    var harbour = treaty("").given("rep:south", "DeclareConsent", consent("south", "ACCEPT"));
    var declared = fields.replaceFirst("'termId': '(\\w)'", DECLARED);
    assertThat(
            harbour
                .when(
                    user,
                    "DeclareConsent",
                    declared + ", 'decision': 'ACCEPT', 'means': 'SUCCESSION'")
                .name())
        .isEqualTo(outcome);
  }

  private static final String RATIFIED = ", 'means': 'RATIFICATION'";
  private static final String DECLARED =
      "'declarations': [{'termId': '$1', 'kind': 'RESERVATION', 'text': 'x'}]";

  private static String consent(String by, String decision) {
    return "'by': '" + by + "', 'agreement': 'T', 'version': 1, 'decision': '" + decision + "'";
  }

  /// East has an envoy who may consent for it.
  private static Harbour treaty(String rules) {
    return Harbour.opened()
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'east', 'userIds': ['rep:east']")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'statedAt': '2026-01-15T00:00Z', 'agreement': 'T', 'form': 'WRITTEN', 'terms': "
                + Harbour.TERMS.replaceFirst("\\{", "{" + rules));
  }
}
