package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.act.AllegationAct.How;
import ledger.decision.Refusal.ClosedAllegation;
import ledger.decision.Refusal.NoCureOffered;
import ledger.decision.Refusal.NoMandateBasis;
import ledger.decision.Refusal.NotAPartyToIt;
import ledger.decision.Refusal.NotRespondent;
import ledger.decision.Refusal.OnlyAllegerMayClose;
import ledger.decision.Refusal.StepOutOfOrder;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// South alleges, north answers; from RAISED to CLOSED.
class AllegationLifeTest {

  private static final Id AL = Id.of("AL");
  private static final Actor NORTH = Actor.named("north");
  private static final Actor SOUTH = Actor.named("south");
  private static final UUID CLOSING = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static final String RAISED =
      "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': [{'agreement': 'B', 'key': 'n1'}], 'particulars': 'Shut on Monday'";
  private static final String ANSWER = "'by': 'north', 'id': 'AL', 'answer': 'DENY'";
  private static final String CURE = "'by': 'north', 'id': 'AL', 'what': 'Open on Sunday'";
  private static final String ACCEPTED = "'by': 'south', 'id': 'AL'";
  private static final String FOUND =
      "'mode': 'REPORTED', 'by': 'gazette', 'id': 'AL', 'body': 'gazette', 'basis': 'Asked by both', 'result': 'SUBSTANTIATED'";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DENY             | 'grounds': []
          DENY_FACT        | 'grounds': []
          DENY_ATTRIBUTION | 'grounds': ['NOT_ATTRIBUTABLE']
          ADMIT            | 'grounds': []
          JUSTIFY          | 'grounds': ['FORCE_MAJEURE']
          RESERVE          | 'grounds': []
          """)
  void the_respondent_answers_as_often_as_it_likes(String answer, String grounds) {
    raised()
        .given("rep:north", "RespondToAllegation", ANSWER)
        .when(
            "rep:north",
            "RespondToAllegation",
            "'by': 'north', 'id': 'AL', 'answer': '" + answer + "', " + grounds)
        .thenRecorded();
  }

  @Test
  void a_counter_allegation_is_an_act_of_its_own() {
    raised()
        .given("rep:north", "RespondToAllegation", ANSWER)
        .when(
            "rep:north",
            "AllegeBreach",
            "'by': 'north', 'id': 'AL2', 'against': 'south', 'keys': [{'agreement': 'B', 'key': 's1'}], 'particulars': 'No ship came', 'counterTo': 'AL'")
        .thenRecorded();
  }

  @Test
  void it_is_about_what_the_alleger_holds_the_respondent_to_owe_or_about_a_norm() {
    var elsewhere = RAISED.replace("'n1'", "'s1'").replace("'AL'", "'AL2'");
    Harbour.opened()
        .given("rep:north", "ProposeAgreement", proposal())
        .when("rep:south", "AllegeBreach", elsewhere)
        .thenRecorded();
    raised()
        .when(
            "rep:south",
            "AllegeBreach",
            "'by': 'south', 'id': 'AL2', 'against': 'east', 'norm': 'Custom of the sea', 'particulars': 'x'")
        .thenRecorded();
  }

  @Test
  void anybody_who_writes_submits_evidence_from_a_source_on_record() {
    var evidence = "'by': 'east', 'id': 'AL', 'sourceId': 'paper', 'tends': 'REBUTS'";
    raised().when("east", "SubmitEvidence", evidence).thenRecorded();
    raised()
        .when("east", "SubmitEvidence", evidence.replace("'paper'", "'none'"))
        .thenRefused(new Unknown(RefusalSubject.SOURCE, "sourceId", "none", List.of("paper")));
  }

  @Test
  void a_cure_is_offered_by_the_respondent_and_accepted_by_the_alleger() {
    raised()
        .when("rep:south", "OfferCure", CURE.replace("'north'", "'south'"))
        .thenRefused(new NotRespondent(SOUTH, Id.of("north")));
    raised().when("rep:south", "AcceptCure", ACCEPTED).thenRefused(new NoCureOffered(AL));
    var offered = raised().given("rep:north", "OfferCure", CURE);
    offered
        .when("rep:north", "AcceptCure", ACCEPTED.replace("'south'", "'north'"))
        .thenRefused(new OnlyAllegerMayClose(NORTH, SOUTH));
    offered
        .given("rep:south", "AcceptCure", "'actId': '" + CLOSING + "', " + ACCEPTED)
        .when("rep:north", "RespondToAllegation", ANSWER)
        .thenRefused(new ClosedAllegation(AL, How.CURED, CLOSING));
  }

  @Test
  void a_finding_leaves_it_open_also_for_a_cure() {
    raised()
        .given("recorder", "RecordFinding", FOUND)
        .given("rep:north", "OfferCure", CURE)
        .given("recorder", "RecordFinding", FOUND.replace("SUBSTANTIATED", "INCONCLUSIVE"))
        .when("rep:south", "AcceptCure", ACCEPTED)
        .thenRecorded();
  }

  @Test
  void a_finding_names_its_body_and_what_entitles_it() {
    raised()
        .when("recorder", "RecordFinding", FOUND.replace("'basis': 'Asked by both', ", ""))
        .thenRefused(new NoMandateBasis(Id.of("gazette")));
    var harbour =
        raised()
            .given(
                "rep:north",
                "GrantMandate",
                "'by': 'north', 'id': 'm', 'representative': 'gazette'")
            .given(
                "rep:north",
                "GrantMandate",
                "'by': 'north', 'id': 'visit', 'representative': 'gazette', 'scope': ['AssessOccurrence']");
    var under = FOUND.replace("'basis': 'Asked by both'", "'mandate': '%s'");
    harbour.when("recorder", "RecordFinding", under.formatted("m")).thenRecorded();
    harbour
        .when("recorder", "RecordFinding", under.formatted("visit"))
        .thenRefused(new NoMandateBasis(Id.of("gazette")));
    harbour
        .when(
            "recorder",
            "RecordFinding",
            under.formatted("m").replace("'body': 'gazette'", "'body': 'east'"))
        .thenRefused(new NoMandateBasis(Id.of("east")));
  }

  @Test
  void the_steps_of_a_procedure_follow_each_other() {
    var harbour = raised();
    harbour
        .when("rep:south", "ReferAllegation", refer("south", "court"))
        .thenRefused(new StepOutOfOrder(Id.of("court"), Optional.of(Id.of("talks"))));
    harbour
        .given("rep:south", "ReferAllegation", refer("south", "talks"))
        .when("rep:north", "ReferAllegation", refer("north", "talks"))
        .thenRefused(new StepOutOfOrder(Id.of("talks"), Optional.of(Id.of("court"))));
    harbour
        .given("rep:north", "ReferAllegation", refer("north", "court"))
        .when("rep:north", "ReferAllegation", refer("north", "court"))
        .thenRefused(new StepOutOfOrder(Id.of("court"), Optional.empty()));
  }

  @Test
  void outside_the_procedure_no_step_is_named_and_a_third_refers_nothing() {
    raised()
        .when("rep:south", "ReferAllegation", "'by': 'south', 'id': 'AL', 'forum': 'east'")
        .thenRecorded();
    raised()
        .when("recorder", "ReferAllegation", "'mode': 'REPORTED', " + refer("east", "talks"))
        .thenRefused(new NotAPartyToIt(Actor.named("east"), SOUTH, Id.of("north")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"WITHDRAWN", "WAIVED", "CURED"})
  void the_alleger_alone_closes_it(How how) {
    var harbour = raised();
    harbour
        .when("rep:north", "CloseAllegation", close("north", how))
        .thenRefused(new OnlyAllegerMayClose(NORTH, SOUTH));
    harbour
        .given("rep:south", "CloseAllegation", "'actId': '" + CLOSING + "', " + close("south", how))
        .when("rep:north", "OfferCure", CURE)
        .thenRefused(new ClosedAllegation(AL, how, CLOSING));
  }

  @Test
  void settling_takes_both_sides() {
    var harbour = raised().given("rep:south", "CloseAllegation", close("south", How.SETTLED));
    harbour.given("rep:north", "RespondToAllegation", ANSWER);
    harbour
        .when("recorder", "CloseAllegation", "'mode': 'REPORTED', " + close("east", How.SETTLED))
        .thenRefused(new NotAPartyToIt(Actor.named("east"), SOUTH, Id.of("north")));
    harbour
        .given(
            "rep:north",
            "CloseAllegation",
            "'actId': '" + CLOSING + "', " + close("north", How.SETTLED))
        .when("rep:north", "RespondToAllegation", ANSWER)
        .thenRefused(new ClosedAllegation(AL, How.SETTLED, CLOSING));
  }

  @Test
  void what_was_said_before_the_closing_may_be_recorded_after_it() {
    var harbour =
        raised()
            .given(
                "rep:south",
                "CloseAllegation",
                close("south", How.WAIVED) + ", 'statedAt': '2026-02-20T00:00Z'");
    var reported = "'mode': 'REPORTED', 'statedAt': '%s', " + ANSWER;
    harbour
        .when("recorder", "RespondToAllegation", reported.formatted("2026-02-19T00:00Z"))
        .thenRecorded();
    assertThat(
            harbour
                .when("recorder", "RespondToAllegation", reported.formatted("2026-02-21T00:00Z"))
                .name())
        .isEqualTo("ClosedAllegation");
  }

  @Test
  void a_closing_that_is_only_reported_closes_nothing_where_reports_do_not_count() {
    raised()
        .given("recorder", "CloseAllegation", "'mode': 'REPORTED', " + close("south", How.WAIVED))
        .when("rep:north", "RespondToAllegation", ANSWER)
        .thenRecorded();
  }

  @Test
  void new_facts_are_a_new_allegation() {
    raised()
        .given("rep:south", "CloseAllegation", close("south", How.WITHDRAWN))
        .when("rep:south", "AllegeBreach", RAISED.replace("'AL'", "'AL2'"))
        .thenRecorded();
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'none', 'step': 'court', 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          east      | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'none', 'step': 'court', 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          rep:south | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'none', 'step': 'court', 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:north | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'none', 'step': 'court', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:north | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'none', 'step': 'court'   | Unknown
          rep:north | ReferAllegation | 'by': 'north', 'id': 'no', 'forum': 'east', 'step': 'court'   | Unknown
          rep:north | ReferAllegation | 'by': 'north', 'id': 'shut', 'forum': 'east', 'step': 'court' | ClosedAllegation
          rep:north | CloseAllegation | 'by': 'north', 'id': 'shut', 'how': 'WAIVED'                  | ClosedAllegation
          rep:north | AcceptCure      | 'by': 'north', 'id': 'AL'                                     | NoCureOffered
          recorder  | ReferAllegation | 'mode': 'REPORTED', 'by': 'east', 'id': 'AL', 'forum': 'east', 'step': 'court' | NotAPartyToIt
          rep:north | ReferAllegation | 'by': 'north', 'id': 'AL', 'forum': 'east', 'step': 'court'   | StepOutOfOrder
          rep:north | ReferAllegation | 'by': 'north', 'id': 'AL', 'forum': 'east', 'step': 'talks'   | AllegationReferred
          """)
  void refusals_have_an_order(String user, String act, String fields, String outcome) {
    var harbour =
        raised()
            .given("rep:south", "AllegeBreach", RAISED.replace("'AL'", "'shut'"))
            .given(
                "rep:south", "CloseAllegation", close("south", How.WAIVED).replace("AL", "shut"));
    assertThat(harbour.when(user, act, fields).name()).isEqualTo(outcome);
  }

  private static String refer(String by, String step) {
    return "'by': '" + by + "', 'id': 'AL', 'forum': 'gazette', 'step': '" + step + "'";
  }

  private static String close(String by, How how) {
    return "'by': '" + by + "', 'id': 'AL', 'how': '" + how + "'";
  }

  private static String proposal() {
    return "'by': 'north', 'agreement': 'B', 'form': 'WRITTEN', 'terms': "
        + Harbour.TERMS.replaceFirst(
            "\\{",
            "{'procedure': [{'step': 'talks', 'days': 30}, {'step': 'court', 'forum': 'gazette', 'days': 90}], ");
  }

  private static Harbour raised() {
    return Harbour.opened()
        .given("rep:north", "ProposeAgreement", proposal())
        .given("rep:south", "AllegeBreach", RAISED);
  }
}
