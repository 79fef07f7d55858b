package ledger.register;

import static ledger.board.Quay.accept;
import static ledger.board.Quay.accepted;
import static ledger.board.Quay.act;
import static ledger.board.Quay.denies;
import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.notice;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.stance;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import ledger.Harbour;
import ledger.dossier.Dossier;
import ledger.register.Register.ConsentState;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The agreement table, row for row: from a proposal or a claim to its end.
class ForceTest {

  private static final String REVISED =
      "'by': 'north', 'agreement': 'A', 'kind': '%s', 'basedOn': 1, 'statedAt': '%s', 'terms': {'terms': [%s]}";
  private static final String UNTIL_MAY =
      "{'kind': 'DURATION', 'id': 'd', 'texts': 'x', 'until': '2026-05-01T00:00Z'%s}";
  private static final String AUTO =
      UNTIL_MAY.formatted(", 'renewal': 'AUTO', 'renewalPeriod': 'P1Y', 'objectBefore': 'P30D'");

  @Test
  void propose_agreement_proposed_and_claim_claimed() {
    assertThat(status(proposed(n1(""), ""), "2026-01-16T00:00Z")).isEqualTo("PROPOSED");
    assertThat(status(claimed(), "2026-01-16T00:00Z")).isEqualTo("CLAIMED");
  }

  @Test
  void claimed_and_accepted_by_each_required_party_in_force() {
    var one = claimed().given("rep:north", "DeclareConsent", accept("north", "2026-01-18T00:00Z"));
    assertThat(status(one, "2026-02-01T00:00Z")).isEqualTo("CLAIMED");
    one.given("rep:south", "DeclareConsent", accept("south", "2026-01-20T00:00Z"));
    assertThat(status(one, "2026-01-19T00:00Z")).isEqualTo("CLAIMED");
    assertThat(status(one, "2026-01-20T00:00Z")).isEqualTo("IN_FORCE");
  }

  @Test
  void claimed_and_revised_proposed() {
    var harbour =
        claimed()
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED.formatted("COUNTER", "2026-02-01T00:00Z", n1("")));
    assertThat(status(harbour, "2026-02-02T00:00Z")).isEqualTo("PROPOSED");
  }

  @Test
  void proposed_and_the_proposal_withdrawn_withdrawn() {
    var harbour =
        proposed(n1(""), "")
            .given(
                "rep:north",
                "WithdrawProposal",
                "'by': 'north', 'agreement': 'A', 'statedAt': '2026-02-01T00:00Z'");
    assertThat(status(harbour, "2026-01-31T00:00Z")).isEqualTo("PROPOSED");
    assertThat(status(harbour, "2026-02-01T00:00Z")).isEqualTo("WITHDRAWN");
  }

  @Test
  void proposed_and_rejected_declined_and_revised_proposed_again() {
    var harbour =
        proposed(n1(""), "")
            .given(
                "rep:south",
                "DeclareConsent",
                accept("south", "2026-01-20T00:00Z").replace("ACCEPT", "REJECT"))
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED.formatted("COUNTER", "2026-02-01T00:00Z", n1("")));
    assertThat(status(harbour, "2026-01-21T00:00Z")).isEqualTo("DECLINED");
    assertThat(status(harbour, "2026-02-01T00:00Z")).isEqualTo("PROPOSED");
  }

  @Test
  void accepted_with_a_later_day_concluded_and_then_in_force() {
    var harbour = by("{'allConsent': true}, 'delay': 'P30D'");
    assertThat(status(accepted(harbour), "2026-01-19T00:00Z")).isEqualTo("PROPOSED");
    assertThat(status(harbour, "2026-01-20T00:00Z")).isEqualTo("CONCLUDED");
    assertThat(status(harbour, "2026-02-18T23:59:59Z")).isEqualTo("CONCLUDED");
    assertThat(status(harbour, "2026-02-19T00:00Z")).isEqualTo("IN_FORCE");
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'allConsent': true}                                                  | PROPOSED | IN_FORCE | IN_FORCE
          {'consentOf': ['north']}                                              | IN_FORCE | IN_FORCE | IN_FORCE
          {'consentOf': ['south']}                                              | PROPOSED | IN_FORCE | IN_FORCE
          {'nOf': 1}                                                            | IN_FORCE | IN_FORCE | IN_FORCE
          {'nOf': 2}                                                            | PROPOSED | IN_FORCE | IN_FORCE
          {'nOf': 1, 'of': ['south']}                                           | PROPOSED | IN_FORCE | IN_FORCE
          {'onDate': '2026-02-15T00:00Z'}                                       | PROPOSED | PROPOSED | IN_FORCE
          {'on': {'occurred': {'kind': 'PASSAGE'}}}                             | PROPOSED | PROPOSED | IN_FORCE
          {'allOf': [{'allConsent': true}, {'onDate': '2026-02-15T00:00Z'}]} | PROPOSED | CONCLUDED | IN_FORCE
          {'allOf': [{'allConsent': true}, {'on': {'occurred': {'kind': 'PASSAGE'}}}]} | PROPOSED | CONCLUDED | IN_FORCE
          {'anyOf': [{'allConsent': true}, {'onDate': '2026-02-15T00:00Z'}]}    | PROPOSED | IN_FORCE | IN_FORCE
          """)
  void accepted_and_the_rule_met_concluded_then_in_force(
      String rule, String afterOne, String afterBoth, String afterTheDay) {
    var harbour =
        accepted(by(rule))
            .given("rep:south", "ReportOccurrence", done("south", "o", "2026-02-15T00:00Z", ""));
    assertThat(status(harbour, "2026-01-19T00:00Z")).isEqualTo(afterOne);
    assertThat(status(harbour, "2026-02-01T00:00Z")).isEqualTo(afterBoth);
    assertThat(status(harbour, "2026-02-16T00:00Z")).isEqualTo(afterTheDay);
  }

  @Test
  void concluded_and_a_consent_taken_back_before_its_day_proposed_again() {
    var harbour =
        accepted(by("{'allOf': [{'allConsent': true}, {'onDate': '2026-06-01T00:00Z'}]}"))
            .given(
                "rep:south",
                "DeclareConsent",
                accept("south", "2026-02-01T00:00Z").replace("ACCEPT", "WITHDRAW"));
    assertThat(status(harbour, "2026-01-31T00:00Z")).isEqualTo("CONCLUDED");
    assertThat(status(harbour, "2026-02-01T00:00Z")).isEqualTo("PROPOSED");
    assertThat(status(harbour, "2026-06-02T00:00Z")).isEqualTo("PROPOSED");
  }

  @Test
  void in_force_and_amended_in_force_until_the_amendment_has_its_own_consents() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED.formatted("AMENDMENT", "2026-02-01T00:00Z", n1("")))
            .given(
                "rep:north",
                "DeclareConsent",
                accept("north", "2026-02-03T00:00Z").replace("'version': 1", "'version': 2"))
            .given(
                "rep:south",
                "DeclareConsent",
                accept("south", "2026-02-05T00:00Z").replace("'version': 1", "'version': 2"));
    assertThat(listed(harbour, "2026-02-04T00:00Z").inForceVersion()).hasValue(1);
    assertThat(status(harbour, "2026-02-04T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(listed(harbour, "2026-02-05T00:00Z").inForceVersion()).hasValue(2);
  }

  @Test
  void in_force_and_suspended_for_one_it_stays_in_force_until_it_resumes() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "SUSPEND", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w2", "RESUME", "2026-02-11T00:00Z", "2026-02-15T00:00Z", ""));
    assertThat(party(harbour, "2026-02-09T00:00Z", "south").suspended()).contains(false);
    assertThat(party(harbour, "2026-02-10T00:00Z", "south").suspended()).contains(true);
    assertThat(party(harbour, "2026-02-10T00:00Z", "north").suspended()).contains(false);
    assertThat(status(harbour, "2026-02-10T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(party(harbour, "2026-02-15T00:00Z", "south").suspended()).contains(false);
  }

  @Test
  void in_force_and_terminated_terminated_on_its_day() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "TERMINATE", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(status(harbour, "2026-02-09T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-02-10T00:00Z")).isEqualTo("TERMINATED");
  }

  @Test
  void in_force_and_a_withdrawal_that_leaves_fewer_than_two_terminated() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "WITHDRAW", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(status(harbour, "2026-02-09T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-02-10T00:00Z")).isEqualTo("TERMINATED");
    assertThat(party(harbour, "2026-02-10T00:00Z", "south").withdrawn()).contains(true);
  }

  @Test
  void in_force_and_a_withdrawal_that_leaves_two_in_force_for_the_rest() {
    var harbour = ofThree();
    harbour.given(
        "rep:south",
        "GiveNotice",
        notice("south", "w1", "WITHDRAW", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(status(harbour, "2026-02-10T00:00Z")).isEqualTo("IN_FORCE");
    harbour.given(
        "rep:west",
        "GiveNotice",
        notice("west", "w2", "WITHDRAW", "2026-02-11T00:00Z", "2026-02-20T00:00Z", ""));
    assertThat(status(harbour, "2026-02-19T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-02-20T00:00Z")).isEqualTo("TERMINATED");
  }

  @Test
  void in_force_and_a_withdrawal_that_leaves_one_and_another_only_proposed_terminated() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED
                    .formatted("AMENDMENT", "2026-02-01T00:00Z", n1(""))
                    .replace(
                        "'terms': {",
                        "'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}, {'ref': 'east', 'role': 'PARTY'}], "))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "WITHDRAW", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(status(harbour, "2026-02-10T00:00Z")).isEqualTo("TERMINATED");
  }

  @Test
  void in_force_and_its_duration_ends_expired() {
    var harbour = inForce(n1(""), UNTIL_MAY.formatted(""));
    assertThat(status(harbour, "2026-04-30T23:59:59Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-05-01T00:00Z")).isEqualTo("EXPIRED");
  }

  @Test
  void in_force_and_another_end_only_proposed_ends_when_the_text_in_force_says() {
    var harbour =
        inForce(n1(""), UNTIL_MAY.formatted(""))
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED.formatted(
                    "AMENDMENT",
                    "2026-02-01T00:00Z",
                    n1("") + ", " + UNTIL_MAY.formatted("").replace("2026-05-01", "2026-02-10")));
    assertThat(status(harbour, "2026-02-11T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-05-01T00:00Z")).isEqualTo("EXPIRED");
  }

  @Test
  void in_force_for_a_period_expired_that_long_after_its_entry_into_force() {
    var harbour = inForce(n1(""), "{'kind': 'DURATION', 'id': 'd', 'texts': 'x', 'period': 'P3M'}");
    assertThat(status(harbour, "2026-04-19T23:59:59Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-04-20T00:00Z")).isEqualTo("EXPIRED");
  }

  @Test
  void auto_and_nobody_objected_renewed_and_renewed_again() {
    var harbour = inForce(n1(""), AUTO);
    assertThat(status(harbour, "2026-05-01T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2029-05-01T00:00Z")).isEqualTo("IN_FORCE");
  }

  @ParameterizedTest(name = "objected on {0}: {1}")
  @CsvSource({"2026-02-15T00:00Z, EXPIRED", "2026-03-01T00:00Z, IN_FORCE"})
  void auto_and_an_objection_expired_where_it_came_in_time(String objected, String status) {
    var terms = AUTO.replace("2026-05-01", "2026-03-25"); // in time by 23 February
    var harbour =
        inForce(n1(""), terms)
            .given(
                "rep:south", "GiveNotice", notice("south", "w1", "OBJECT", objected, objected, ""));
    assertThat(status(harbour, "2026-03-26T00:00Z")).isEqualTo(status);
  }

  @Test
  void extended_before_its_end_in_force_until_the_new_one() {
    var harbour =
        inForce(n1(""), UNTIL_MAY.formatted(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice(
                    "south",
                    "w1",
                    "EXTEND",
                    "2026-02-01T00:00Z",
                    "2026-02-01T00:00Z",
                    ", 'until': '2026-07-01T00:00Z'"));
    assertThat(status(harbour, "2026-06-30T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(status(harbour, "2026-07-01T00:00Z")).isEqualTo("EXPIRED");
  }

  @Test
  void terminal_and_reinstated_left_open_on_record_and_by_the_silent_until_all_affirm_it() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "TERMINATE", "2026-02-01T00:00Z", "2026-02-05T00:00Z", ""))
            .given(
                "rep:south",
                "GiveNotice",
                notice(
                    "south",
                    "w2",
                    "REINSTATE",
                    "2026-02-08T00:00Z",
                    "2026-02-10T00:00Z",
                    ", 'actId': '" + act(2) + "'"))
            .given("rep:south", "TakeStance", stance("south", "VALID(" + act(2) + ")", "AFFIRMS"));
    var about = "2026-02-25T00:00Z";
    assertThat(status(harbour, about)).isEqualTo("UNDETERMINED");
    assertThat(in("party:south", harbour, about)).isEqualTo("IN_FORCE");
    assertThat(in("party:north", harbour, about)).isEqualTo("UNDETERMINED");
    harbour.given("rep:north", "TakeStance", stance("north", "VALID(" + act(2) + ")", "AFFIRMS"));
    assertThat(status(harbour, about)).isEqualTo("IN_FORCE");
    assertThat(in("party:north", harbour, about)).isEqualTo("IN_FORCE");
  }

  @Test
  void a_denial_of_the_activating_act_leaves_open_on_record_whether_it_is_in_force() {
    var harbour =
        proposed(n1(""), "")
            .given(
                "rep:north",
                "DeclareConsent",
                accept("north", "2026-01-18T00:00Z") + ", 'actId': '" + act(1) + "'")
            .given("rep:south", "DeclareConsent", accept("south", "2026-01-20T00:00Z"))
            .given("rep:south", "TakeStance", denies("south", "VALID(" + act(1) + ")"));
    assertThat(listed(harbour, "2026-02-19T00:00Z").contestedBy()).isEmpty();
    assertThat(listed(harbour, "2026-02-25T00:00Z").contestedBy()).hasToString("[south]");
    assertThat(status(harbour, "2026-02-25T00:00Z")).isEqualTo("UNDETERMINED");
    assertThat(in("party:north", harbour, "2026-02-25T00:00Z")).isEqualTo("IN_FORCE");
    assertThat(in("party:south", harbour, "2026-02-25T00:00Z")).isEqualTo("PROPOSED");
  }

  @Test
  void consent_to_a_version_that_is_not_current_any_more_superseded() {
    var harbour =
        proposed(n1(""), "")
            .given("rep:south", "DeclareConsent", accept("south", "2026-01-20T00:00Z"))
            .given(
                "rep:north",
                "ReviseTerms",
                REVISED.formatted("COUNTER", "2026-02-01T00:00Z", n1("")));
    assertThat(party(harbour, "2026-01-21T00:00Z", "south").consent())
        .isEqualTo(ConsentState.ACCEPTED);
    assertThat(party(harbour, "2026-02-01T00:00Z", "south").consent())
        .isEqualTo(ConsentState.SUPERSEDED);
  }

  private static Harbour by(String rule) {
    return proposed(n1(""), ", 'entryIntoForce': {'rule': " + rule + "}");
  }

  private static Harbour claimed() {
    return Harbour.opened()
        .given(
            "east",
            "RecordClaimedAgreement",
            "'by': 'east', 'statedAt': '2026-01-15T00:00Z', 'agreement': 'A', 'form': 'ORAL', 'allegedParties': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}], 'terms': ["
                + n1("")
                + "]}");
  }

  private static Harbour ofThree() {
    return Harbour.opened()
        .given("owner", "RegisterReferent", "'id': 'west', 'kind': 'PARTY', 'neutralLabel': 'West'")
        .given(
            "owner",
            "AdmitParticipant",
            "'capacity': 'REP', 'actor': 'west', 'userIds': ['rep:west']")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'statedAt': '2026-01-15T00:00Z', 'agreement': 'A', 'form': 'WRITTEN', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}, {'ref': 'west', 'role': 'PARTY'}], 'terms': ["
                + n1("")
                + "]}")
        .given("rep:north", "DeclareConsent", accept("north", "2026-01-18T00:00Z"))
        .given("rep:south", "DeclareConsent", accept("south", "2026-01-19T00:00Z"))
        .given("rep:west", "DeclareConsent", accept("west", "2026-01-20T00:00Z"));
  }

  private static String status(Harbour harbour, String about) {
    return in("record", harbour, about);
  }

  private static String in(String view, Harbour harbour, String about) {
    return listed(view, harbour, about).status().name();
  }

  private static Register.Party party(Harbour harbour, String about, String ref) {
    return listed(harbour, about).parties().stream()
        .filter(p -> p.ref().equals(Id.of(ref)))
        .findFirst()
        .orElseThrow();
  }

  private static Register.Listed listed(Harbour harbour, String about) {
    return listed("record", harbour, about);
  }

  private static Register.Listed listed(String view, Harbour harbour, String about) {
    var dossier =
        Dossier.of(entries(harbour), OffsetDateTime.parse(about).toInstant(), Long.MAX_VALUE);
    return Register.of(Supervaluation.of(dossier, View.parse(view).orElseThrow()))
        .agreements()
        .getFirst();
  }
}
