package ledger.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ledger.Harbour;
import ledger.dossier.Folded;
import ledger.register.Register.ConsentState;
import ledger.register.Register.Status;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

class RegisterTest {

  private static final String REVISED =
      "'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'terms': " + Harbour.TERMS;

  @Test
  void a_proposal_is_proposed_until_every_party_has_consented() {
    var one = Harbour.proposed().given("rep:north", "DeclareConsent", consent("north", "ACCEPT"));
    assertThat(agreement(one).status()).isEqualTo(Status.PROPOSED);
    var both = one.given("rep:south", "DeclareConsent", consent("south", "ACCEPT"));
    assertThat(agreement(both).status()).isEqualTo(Status.IN_FORCE);
    assertThat(agreement(both).inForceVersion()).hasValue(1);
  }

  @Test
  void proposing_is_no_consent() {
    assertThat(consentOf(Harbour.proposed(), "north")).isEqualTo(ConsentState.NONE);
  }

  @Test
  void one_rejection_declines_a_proposal_and_a_revision_opens_it_again() {
    var declined =
        Harbour.proposed().given("rep:south", "DeclareConsent", consent("south", "REJECT"));
    assertThat(agreement(declined).status()).isEqualTo(Status.DECLINED);
    assertThat(agreement(declined.given("rep:north", "ReviseTerms", REVISED)).status())
        .isEqualTo(Status.PROPOSED);
  }

  @Test
  void consent_does_not_survive_a_change_of_the_text_and_that_it_was_given_stays_visible() {
    var revised =
        Harbour.proposed()
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"))
            .given("rep:north", "ReviseTerms", REVISED);
    assertThat(consentOf(revised, "south")).isEqualTo(ConsentState.SUPERSEDED);
  }

  @Test
  void what_is_in_force_stays_so_while_an_amendment_waits_for_its_own_consents() {
    var amended =
        Harbour.proposed()
            .given("rep:north", "DeclareConsent", consent("north", "ACCEPT"))
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"))
            .given("rep:north", "ReviseTerms", REVISED);
    assertThat(agreement(amended).status()).isEqualTo(Status.IN_FORCE);
    assertThat(agreement(amended).inForceVersion()).hasValue(1);
    assertThat(agreement(amended).version()).isEqualTo(2);
  }

  @Test
  void nobody_is_written_out_of_an_agreement_by_a_text_of_others() {
    var alone =
        Harbour.proposed()
            .given("rep:north", "DeclareConsent", consent("north", "ACCEPT"))
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"))
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}]}")
            .given(
                "rep:north",
                "DeclareConsent",
                consent("north", "ACCEPT").replace("'version': 1", "'version': 2"));
    assertThat(agreement(alone).inForceVersion()).hasValue(1);
  }

  @Test
  void a_claim_with_one_party_is_not_put_in_force_by_that_party() {
    var claimed =
        Harbour.opened()
            .given(
                "rep:north",
                "RecordClaimedAgreement",
                "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'allegedParties': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'east', 'role': 'MEDIATOR'}], 'terms': "
                    + Harbour.TERMS)
            .given("rep:north", "DeclareConsent", consent("north", "ACCEPT"));
    assertThat(agreement(claimed).status()).isEqualTo(Status.CLAIMED);
  }

  @Test
  void consent_taken_back_is_neither_rejection_nor_silence() {
    var withdrawn =
        Harbour.proposed()
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"))
            .given("rep:south", "DeclareConsent", consent("south", "WITHDRAW"));
    assertThat(consentOf(withdrawn, "south")).isEqualTo(ConsentState.WITHDRAWN);
  }

  @Test
  void an_offer_lapses_with_its_date() {
    var offer =
        Harbour.opened()
            .given(
                "rep:north",
                "ProposeAgreement",
                "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'offerExpires': '2026-04-01T00:00Z', 'terms': "
                    + Harbour.TERMS);
    assertThat(status(offer, "2026-03-31T23:59:59Z")).isEqualTo(Status.PROPOSED);
    assertThat(status(offer, "2026-04-01T00:00:00Z")).isEqualTo(Status.LAPSED);
  }

  @Test
  void a_rejection_leaves_a_claim_a_claim() {
    var claimed =
        Harbour.opened()
            .given(
                "east",
                "RecordClaimedAgreement",
                "'by': 'east', 'agreement': 'A', 'form': 'ORAL', 'allegedParties': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': "
                    + Harbour.TERMS)
            .given("rep:south", "DeclareConsent", consent("south", "REJECT"));
    assertThat(agreement(claimed).status()).isEqualTo(Status.CLAIMED);
    assertThat(consentOf(claimed, "north")).isEqualTo(ConsentState.NONE);
  }

  @Test
  void consent_that_others_report_moves_nothing_where_only_first_parties_count() {
    var reported =
        Harbour.proposed()
            .given(
                "recorder", "DeclareConsent", "'mode': 'REPORTED', " + consent("south", "ACCEPT"));
    assertThat(consentOf(reported, "south")).isEqualTo(ConsentState.NONE);
  }

  @Test
  void agreements_stand_in_the_order_they_were_made_however_late_they_became_known() {
    var late =
        Harbour.proposed()
            .given(
                "rep:south",
                "ProposeAgreement",
                "'by': 'south', 'statedAt': '2026-01-10T00:00Z', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}]}");
    assertThat(Register.of(Folded.valuation(late, Harbour.NOW)).agreements())
        .extracting(a -> a.agreement().value())
        .containsExactly("B", "A");
  }

  @Test
  void a_refusal_of_an_older_text_is_superseded_with_it_and_does_not_vanish() {
    var revised =
        Harbour.proposed()
            .given("rep:south", "DeclareConsent", consent("south", "REJECT"))
            .given("rep:north", "ReviseTerms", REVISED);
    assertThat(consentOf(revised, "south")).isEqualTo(ConsentState.SUPERSEDED);
  }

  @Test
  void a_signature_that_comes_to_light_after_consent_takes_nothing_back() {
    var signedLater =
        Harbour.proposed()
            .given("rep:south", "DeclareConsent", consent("south", "ACCEPT"))
            .given(
                "recorder",
                "DeclareConsent",
                consent("south", "SIGN") + ", 'mode': 'IMPORTED', 'capacity': 'EX_OFFICIO'");
    assertThat(consentOf(signedLater, "south")).isEqualTo(ConsentState.ACCEPTED);
  }

  @Test
  void what_was_declined_does_not_lapse_any_more() {
    var declined =
        Harbour.opened()
            .given(
                "rep:north",
                "ProposeAgreement",
                "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'offerExpires': '2026-04-01T00:00Z', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}]}")
            .given("rep:south", "DeclareConsent", consent("south", "REJECT"));
    assertThat(status(declined, "2026-03-31T00:00:00Z")).isEqualTo(Status.DECLINED);
    assertThat(status(declined, "2026-04-02T00:00:00Z")).isEqualTo(Status.DECLINED);
  }

  private static String consent(String by, String decision) {
    return "'by': '" + by + "', 'agreement': 'A', 'version': 1, 'decision': '" + decision + "'";
  }

  private static Register.Listed agreement(Harbour harbour) {
    return Register.of(Folded.valuation(harbour, Harbour.NOW)).agreements().getFirst();
  }

  private static Status status(Harbour harbour, String about) {
    return Register.of(Folded.valuation(harbour, Instant.parse(about)))
        .agreements()
        .getFirst()
        .status();
  }

  private static ConsentState consentOf(Harbour harbour, String party) {
    return agreement(harbour).parties().stream()
        .filter(p -> p.ref().equals(Id.of(party)))
        .findFirst()
        .orElseThrow()
        .consent();
  }
}
