package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.AlreadyConcluded;
import ledger.decision.Refusal.NotProposer;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawProposalTest {

  private static final Id A = Id.of("A");
  private static final String WITHDRAWN = "'by': 'north', 'agreement': 'A'";
  private static final String ACCEPTED =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'";

  @Test
  void after_its_proposer_withdrew_it_nobody_accepts_or_revises_it() {
    var harbour = Harbour.proposed().given("rep:north", "WithdrawProposal", WITHDRAWN);
    assertThat(harbour.when("rep:south", "DeclareConsent", ACCEPTED).name())
        .isEqualTo("ClosedAgreement");
    assertThat(harbour.when("rep:south", "ReviseTerms", revision()).name())
        .isEqualTo("ClosedAgreement");
    assertThat(harbour.when("rep:north", "WithdrawProposal", WITHDRAWN).name())
        .isEqualTo("ClosedAgreement");
  }

  @Test
  void consent_that_was_given_before_may_be_recorded_late() {
    var reported = "'mode': 'REPORTED', 'statedAt': '%s', " + ACCEPTED;
    var harbour =
        Harbour.proposed()
            .given(
                "rep:north", "WithdrawProposal", WITHDRAWN + ", 'statedAt': '2026-02-10T00:00Z'");
    harbour
        .when("recorder", "DeclareConsent", reported.formatted("2026-02-09T00:00Z"))
        .thenRecorded();
    assertThat(
            harbour
                .when("recorder", "DeclareConsent", reported.formatted("2026-02-10T00:00Z"))
                .name())
        .isEqualTo("ClosedAgreement");
  }

  @Test
  void a_withdrawal_that_is_only_reported_closes_nothing_where_reports_do_not_count() {
    Harbour.proposed()
        .given("recorder", "WithdrawProposal", "'mode': 'REPORTED', " + WITHDRAWN)
        .when("rep:south", "DeclareConsent", ACCEPTED)
        .thenRecorded();
  }

  @Test
  void a_proposal_is_withdrawn_by_whoever_made_the_current_version() {
    Harbour.proposed()
        .when("rep:south", "WithdrawProposal", "'by': 'south', 'agreement': 'A'")
        .thenRefused(new NotProposer(Actor.named("south"), Actor.named("north")));
    Harbour.proposed()
        .given("rep:south", "ReviseTerms", revision())
        .when("rep:south", "WithdrawProposal", "'by': 'south', 'agreement': 'A'")
        .thenRecorded();
  }

  @Test
  void what_is_concluded_or_claimed_is_no_proposal() {
    Harbour.inForce()
        .when("rep:north", "WithdrawProposal", WITHDRAWN)
        .thenRefused(new AlreadyConcluded(A));
    Harbour.opened()
        .given(
            "east",
            "RecordClaimedAgreement",
            "'by': 'east', 'agreement': 'A', 'form': 'ORAL', 'terms': {}")
        .when("rep:north", "WithdrawProposal", WITHDRAWN)
        .thenRefused(new AlreadyConcluded(A));
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | 'by': 'south', 'agreement': 'B', 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          east      | 'by': 'south', 'agreement': 'B', 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          rep:north | 'by': 'south', 'agreement': 'B', 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:south | 'by': 'south', 'agreement': 'B', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | 'by': 'south', 'agreement': 'B'                                  | Unknown
          rep:south | 'by': 'south', 'agreement': 'done'                               | AlreadyConcluded
          rep:south | 'by': 'south', 'agreement': 'gone'                               | NotProposer
          rep:north | 'by': 'north', 'agreement': 'gone'                               | ClosedAgreement
          """)
  void refusals_have_an_order(String user, String fields, String outcome) {
    var harbour =
        Harbour.opened()
            .given("rep:north", "ProposeAgreement", proposal("gone"))
            .given("rep:north", "WithdrawProposal", "'by': 'north', 'agreement': 'gone'")
            .given("rep:north", "ProposeAgreement", proposal("done"))
            .given("rep:north", "DeclareConsent", consent("north"))
            .given("rep:south", "DeclareConsent", consent("south"));
    assertThat(harbour.when(user, "WithdrawProposal", fields).name()).isEqualTo(outcome);
  }

  private static String proposal(String agreement) {
    return "'by': 'north', 'agreement': '"
        + agreement
        + "', 'form': 'ORAL', 'terms': "
        + Harbour.TERMS;
  }

  private static String consent(String by) {
    return "'by': '" + by + "', 'agreement': 'done', 'version': 1, 'decision': 'ACCEPT'";
  }

  private static String revision() {
    return "'by': 'south', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'terms': "
        + Harbour.TERMS;
  }
}
