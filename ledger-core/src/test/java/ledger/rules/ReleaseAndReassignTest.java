package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.Harbour;
import ledger.act.Actor;
import ledger.decision.Refusal.NotAdmitted;
import ledger.decision.Refusal.NotCreditor;
import ledger.decision.Refusal.NotDebtor;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseAndReassignTest {

  private static final Id S1 = Id.of("s1");
  private static final List<Id> NORTH = List.of(Id.of("north"));
  private static final List<Id> SOUTH = List.of(Id.of("south"));

  private static final String TO_EAST =
      "'agreement': 'A', 'key': 's1', 'side': 'DEBTOR', 'from': 'south', 'to': 'east'";

  @Test
  void a_creditor_lets_a_commitment_go_in_part_or_whole() {
    var release = "'by': 'north', 'agreement': 'A', 'key': 's1'";
    Harbour.inForce()
        .given("rep:north", "ReleaseCommitment", release + ", 'partial': '0.5'")
        .when("rep:north", "ReleaseCommitment", release)
        .thenRecorded();
  }

  @Test
  void nobody_but_a_creditor_does() {
    Harbour.inForce()
        .when("rep:south", "ReleaseCommitment", "'by': 'south', 'agreement': 'A', 'key': 's1'")
        .thenRefused(new NotCreditor(S1, NORTH, Actor.named("south")));
  }

  @Test
  void what_was_performed_undisputed_is_not_let_go() {
    var harbour = Harbour.inForce().given("rep:south", "ReportOccurrence", sent());
    var release = "'by': 'north', 'agreement': 'A', 'key': 's1'";
    assertThat(harbour.when("rep:north", "ReleaseCommitment", release).name())
        .isEqualTo("NothingToPerform");
    harbour
        .given(
            "rep:north",
            "TakeStance",
            "'by': 'north', 'proposition': 'OCCURRED(ship)', 'stance': 'DENIES'")
        .when("rep:north", "ReleaseCommitment", release)
        .thenRecorded();
  }

  @Test
  void whoever_took_a_place_over_holds_it_from_then_on() {
    var harbour =
        Harbour.inForce().given("rep:south", "ReassignCommitment", "'by': 'south', " + TO_EAST);
    harbour
        .when(
            "rep:south",
            "ConfirmReadiness",
            "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']")
        .thenRefused(new NotDebtor(S1, List.of(Id.of("east")), Actor.named("south")));
    harbour
        .when("rep:south", "ReassignCommitment", "'by': 'south', " + TO_EAST)
        .thenRefused(new NotDebtor(S1, List.of(Id.of("east")), Actor.named("south")));
  }

  @Test
  void a_delegation_that_is_only_reported_moves_nobody_where_reports_do_not_count() {
    Harbour.inForce()
        .given("recorder", "ReassignCommitment", "'mode': 'REPORTED', 'by': 'south', " + TO_EAST)
        .when(
            "rep:south",
            "ConfirmReadiness",
            "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']")
        .thenRecorded();
  }

  @Test
  void a_side_is_handed_on_by_whoever_holds_one_and_from_whoever_holds_it() {
    Harbour.inForce()
        .when("rep:north", "ReassignCommitment", "'by': 'north', " + TO_EAST)
        .thenRecorded();
    Harbour.inForce()
        .when(
            "rep:south",
            "ReassignCommitment",
            "'by': 'south', 'agreement': 'A', 'key': 's1', 'side': 'CREDITOR', 'from': 'south', 'to': 'east'")
        .thenRefused(new NotCreditor(S1, NORTH, Actor.named("south")));
    Harbour.inForce()
        .when("recorder", "ReassignCommitment", "'mode': 'REPORTED', 'by': 'east', " + TO_EAST)
        .thenRefused(
            new NotDebtor(S1, List.of(SOUTH.getFirst(), NORTH.getFirst()), Actor.named("east")));
  }

  @Test
  void the_new_holder_takes_part_already() {
    Harbour.inForce()
        .when(
            "rep:south",
            "ReassignCommitment",
            "'by': 'south', " + TO_EAST.replace("'east'", "'gazette'"))
        .thenRefused(new NotAdmitted("to", "gazette"));
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger  | ReleaseCommitment  | 'by': 'south', 'agreement': 'B', 'key': 'x', 'statedAt': '2027-01-01T00:00Z' | NoSuchNegotiation
          east      | ReleaseCommitment  | 'by': 'south', 'agreement': 'B', 'key': 'x', 'statedAt': '2027-01-01T00:00Z' | CapacityMissing
          rep:north | ReleaseCommitment  | 'by': 'south', 'agreement': 'B', 'key': 'x', 'statedAt': '2027-01-01T00:00Z' | NotOnesOwnAct
          rep:south | ReleaseCommitment  | 'by': 'south', 'agreement': 'B', 'key': 'x', 'statedAt': '2027-01-01T00:00Z' | StatedInTheFuture
          rep:south | ReleaseCommitment  | 'by': 'south', 'agreement': 'B', 'key': 'x'                                  | Unknown
          rep:south | ReleaseCommitment  | 'by': 'south', 'agreement': 'A', 'key': 'x'                                  | Unknown
          rep:south | ReleaseCommitment  | 'by': 'south', 'agreement': 'A', 'key': 's1'                                 | NotCreditor
          rep:north | ReleaseCommitment  | 'by': 'north', 'agreement': 'A', 'key': 's1'                                 | NothingToPerform
          rep:south | ReassignCommitment | 'by': 'south', 'agreement': 'A', 'key': 'x', 'side': 'DEBTOR', 'from': 'north', 'to': 'none'     | Unknown
          rep:south | ReassignCommitment | 'by': 'south', 'agreement': 'A', 'key': 'x', 'side': 'DEBTOR', 'from': 'north', 'to': 'gazette'  | Unknown
          rep:south | ReassignCommitment | 'by': 'south', 'agreement': 'A', 'key': 's1', 'side': 'DEBTOR', 'from': 'north', 'to': 'gazette' | NotDebtor
          rep:south | ReassignCommitment | 'by': 'south', 'agreement': 'A', 'key': 's1', 'side': 'DEBTOR', 'from': 'south', 'to': 'gazette' | NotAdmitted
          rep:south | ReassignCommitment | 'by': 'south', 'agreement': 'A', 'key': 's1', 'side': 'DEBTOR', 'from': 'south', 'to': 'east'    | CommitmentReassigned
          """)
  void refusals_have_an_order(String user, String act, String fields, String outcome) {
    var harbour = Harbour.inForce().given("rep:south", "ReportOccurrence", sent());
    assertThat(harbour.when(user, act, fields).name()).isEqualTo(outcome);
  }

  private static String sent() {
    return "'by': 'south', 'id': 'ship', 'kind': 'PASSAGE', 'when': '2026-02-20T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 's1', 'as': 'PERFORMANCE'}]";
  }
}
