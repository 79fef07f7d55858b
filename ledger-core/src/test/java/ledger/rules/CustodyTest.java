package ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.Harbour;
import ledger.act.UserId;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.FourEyes;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotAClericalError;
import ledger.decision.Refusal.NotTheRecorder;
import ledger.decision.Refusal.StillReliedOn;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustodyTest {

  private static final UUID PROPOSAL = id(1);
  private static final UUID READINESS = id(2);
  private static final UUID FIRST = id(3);

  private static final String READY =
      "'mode': 'REPORTED', 'by': 'south', 'agreement': 'B', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-02-10T00:00Z'";

  @Test
  void whoever_recorded_an_act_or_keeps_the_record_corrects_it() {
    recorded().when("recorder", "CorrectRecord", correct("'words': 'ready'")).thenRecorded();
    recorded().when("custodian1", "CorrectRecord", correct("'words': 'ready'")).thenRecorded();
    recorded()
        .when("rep:south", "CorrectRecord", correct("'words': 'ready'"))
        .thenRefused(new NotTheRecorder(new UserId("recorder")));
  }

  @Test
  void a_correction_that_mends_nothing_is_no_correction() {
    recorded()
        .when("recorder", "CorrectRecord", correct(""))
        .thenRefused(new NotAClericalError(READINESS, Optional.empty()));
    recorded()
        .given("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .when("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .thenRefused(new NotAClericalError(READINESS, Optional.empty()));
  }

  @Test
  void what_was_corrected_wrongly_is_corrected_back() {
    recorded()
        .given("recorder", "CorrectRecord", correct("'statedAt': '2026-02-11T00:00Z'"))
        .when("recorder", "CorrectRecord", correct("'statedAt': '2026-02-10T00:00Z'"))
        .thenRecorded();
  }

  @Test
  void a_report_keeps_a_time_whatever_is_corrected() {
    recorded()
        .when("recorder", "CorrectRecord", correct("'statedAt': {'precision': 'UNKNOWN'}"))
        .thenRefused(
            new NotAClericalError(
                READINESS,
                Optional.of(
                    "\"statedAt\" is missing: say when it was stated, or give a relay's \"publishedAt\" where that is unknown")));
  }

  @Test
  void a_chain_is_corrected_as_a_whole_and_what_counts_follows() {
    var told =
        Harbour.proposed()
            .given(
                "recorder",
                "ConfirmReadiness",
                "'actId': '%s', 'mode': 'REPORTED', 'capacity': 'EX_OFFICIO', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}]"
                    .formatted(READINESS));
    var withdrawal = "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
    told.when("rep:south", "WithdrawReadiness", withdrawal)
        .thenRefused(new NoReadiness(Id.of("s1"), 1));
    told.given(
            "recorder",
            "CorrectRecord",
            correct("'chain': [{'relayer': 'east', 'quoteMode': 'VERBATIM'}]"))
        .when("rep:south", "WithdrawReadiness", withdrawal)
        .thenRecorded();
  }

  @Test
  void a_chain_that_there_should_not_have_been_is_taken_off() {
    Harbour.proposed()
        .given(
            "recorder",
            "TakeStance",
            "'actId': '%s', 'mode': 'REPORTED', 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}]"
                .formatted(READINESS))
        .when("recorder", "CorrectRecord", correct("'chain': []"))
        .thenRecorded();
  }

  @Test
  void a_correction_names_what_is_on_record() {
    recorded()
        .when(
            "recorder",
            "CorrectRecord",
            correct(
                "'chain': [{'relayer': 'gazette', 'quoteMode': 'SUMMARY', 'sourceId': 'none'}]"))
        .thenRefused(
            new Unknown(
                RefusalSubject.SOURCE, "patch.chain[0].sourceId", "none", List.of("paper")));
  }

  @Test
  void a_corrected_act_reads_with_its_corrected_envelope() {
    var earlier = READY.replace("02-10", "01-20");
    var harbour = recorded();
    assertThat(harbour.when("recorder", "ConfirmReadiness", earlier).name())
        .isEqualTo("SaidBeforeTheTerms");
    harbour
        .given(
            "recorder",
            "CorrectRecord",
            "'target': '"
                + PROPOSAL
                + "', 'patch': {'statedAt': '2026-01-15T00:00Z'}, 'reason': 'A slip of the pen'")
        .when("recorder", "ConfirmReadiness", earlier)
        .thenRecorded();
  }

  @Test
  void an_entry_is_void_once_two_persons_asked_for_it_with_one_reason() {
    var harbour = recorded().given("custodian1", "AnnulRecord", annul(READINESS, "DUPLICATE"));
    harbour
        .given("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .when("custodian1", "AnnulRecord", annul(READINESS, "DUPLICATE"))
        .thenRefused(new FourEyes(READINESS, new UserId("custodian1")));
    harbour
        .given("custodian2", "AnnulRecord", annul(READINESS, "DUPLICATE"))
        .when("custodian2", "AnnulRecord", annul(READINESS, "MISATTRIBUTED"))
        .thenRefused(new AlreadyAnnulled(READINESS));
  }

  @Test
  void a_second_person_with_another_reason_waits_too() {
    recorded()
        .given("custodian1", "AnnulRecord", annul(READINESS, "DUPLICATE"))
        .given("custodian2", "AnnulRecord", annul(READINESS, "MISATTRIBUTED"))
        .when("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .thenRecorded();
  }

  @Test
  void what_was_annulled_is_neither_corrected_nor_spoken_of() {
    var harbour = annulled(recorded(), READINESS);
    harbour
        .when("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .thenRefused(new AlreadyAnnulled(READINESS));
    assertThat(harbour.when("rep:south", "TakeStance", stance()).name()).isEqualTo("Unknown");
  }

  @Test
  void what_others_rely_on_is_not_annulled_before_them() {
    recorded()
        .when("custodian1", "AnnulRecord", annul(PROPOSAL, "DUPLICATE"))
        .thenRefused(new StillReliedOn(PROPOSAL, List.of(READINESS)));
    annulled(recorded(), READINESS)
        .when("custodian1", "AnnulRecord", annul(PROPOSAL, "DUPLICATE"))
        .thenRecorded();
  }

  @Test
  void a_stance_on_the_validity_of_an_entry_does_not_keep_it_on_record() {
    var harbour = recorded().given("rep:south", "TakeStance", stance());
    harbour.when("custodian1", "AnnulRecord", annul(READINESS, "DUPLICATE")).thenRecorded();
  }

  @Test
  void a_creating_act_may_come_again_after_its_annulment() {
    var again = proposal().replace(PROPOSAL.toString(), id(9).toString());
    var harbour = annulled(recorded(), READINESS);
    assertThat(harbour.when("recorder", "ProposeAgreement", again).name()).isEqualTo("IdTaken");
    annulled(harbour, PROPOSAL)
        .given("recorder", "ProposeAgreement", again)
        .when("recorder", "ConfirmReadiness", READY)
        .thenRecorded();
  }

  @Test
  void an_annulment_stands_and_a_correction_may_be_annulled() {
    var harbour =
        recorded()
            .given(
                "recorder",
                "CorrectRecord",
                "'actId': '" + FIRST + "', " + correct("'words': 'ready'"));
    harbour
        .when(
            "recorder",
            "CorrectRecord",
            correct("'words': 'x'").replace(text(READINESS), text(FIRST)))
        .thenRefused(new CustodyStands(FIRST));
    annulled(harbour, FIRST)
        .when("recorder", "CorrectRecord", correct("'words': 'ready'"))
        .thenRecorded();
    recorded()
        .given(
            "custodian1",
            "AnnulRecord",
            "'actId': '" + FIRST + "', " + annul(READINESS, "DUPLICATE"))
        .when("custodian2", "AnnulRecord", annul(FIRST, "DUPLICATE"))
        .thenRefused(new CustodyStands(FIRST));
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stranger   | CorrectRecord | 9 | 'mode': 'REPORTED', 'patch': {'statedAt': '2027-01-01T00:00Z'}, 'reason': 'x' | NoSuchNegotiation
          auditor    | CorrectRecord | 9 | 'mode': 'REPORTED', 'patch': {'statedAt': '2027-01-01T00:00Z'}, 'reason': 'x' | CapacityMissing
          rep:south  | CorrectRecord | 9 | 'mode': 'REPORTED', 'patch': {'statedAt': '2027-01-01T00:00Z'}, 'reason': 'x' | FilingIsOnesOwn
          rep:south  | CorrectRecord | 9 | 'patch': {'statedAt': '2027-01-01T00:00Z'}, 'reason': 'x'                     | StatedInTheFuture
          rep:south  | CorrectRecord | 9 | 'patch': {}, 'reason': 'x'                                                    | Unknown
          rep:south  | CorrectRecord | 4 | 'patch': {}, 'reason': 'x'                                                    | AlreadyAnnulled
          rep:south  | CorrectRecord | 5 | 'patch': {}, 'reason': 'x'                                                    | CustodyStands
          rep:south  | CorrectRecord | 1 | 'patch': {}, 'reason': 'x'                                                    | NotTheRecorder
          recorder   | CorrectRecord | 1 | 'patch': {}, 'reason': 'x'                                                    | NotAClericalError
          recorder   | AnnulRecord   | 9 | 'reason': 'DUPLICATE'                                                         | CapacityMissing
          custodian1 | AnnulRecord   | 9 | 'reason': 'DUPLICATE'                                                         | Unknown
          custodian1 | AnnulRecord   | 4 | 'reason': 'DUPLICATE'                                                         | AlreadyAnnulled
          custodian1 | AnnulRecord   | 5 | 'reason': 'DUPLICATE'                                                         | CustodyStands
          custodian1 | AnnulRecord   | 6 | 'reason': 'DUPLICATE'                                                         | FourEyes
          custodian1 | AnnulRecord   | 1 | 'reason': 'DUPLICATE'                                                         | StillReliedOn
          """)
  void refusals_have_an_order(String user, String act, int target, String fields, String outcome) {
    var harbour =
        recorded()
            .given("rep:south", "RaiseIssue", issue(4))
            .given("rep:south", "RaiseIssue", issue(6))
            .given("custodian1", "AnnulRecord", annul(id(4), "DUPLICATE"))
            .given(
                "custodian2",
                "AnnulRecord",
                "'actId': '" + id(5) + "', " + annul(id(4), "DUPLICATE"))
            .given("custodian1", "AnnulRecord", annul(id(6), "DUPLICATE"))
            .given("rep:south", "TakeStance", stanceOn("p6"));
    assertThat(harbour.when(user, act, "'target': '" + id(target) + "', " + fields).name())
        .isEqualTo(outcome);
  }

  private static UUID id(int number) {
    return UUID.fromString("00000000-0000-4000-8000-00000000000" + number);
  }

  private static String text(UUID id) {
    return "'target': '" + id + "'";
  }

  private static String correct(String patch) {
    return text(READINESS) + ", 'patch': {" + patch + "}, 'reason': 'A slip of the pen'";
  }

  private static String annul(UUID target, String reason) {
    return text(target) + ", 'reason': '" + reason + "'";
  }

  private static String issue(int number) {
    return "'actId': '%s', 'by': 'south', 'id': 'q%d', 'question': 'x', 'propositions': [{'id': 'p%d', 'kind': 'CLAIM', 'text': 'x'}]"
        .formatted(id(number), number, number);
  }

  private static String stance() {
    return "'by': 'south', 'proposition': 'VALID(" + READINESS + ")', 'stance': 'DENIES'";
  }

  private static String stanceOn(String claim) {
    return "'by': 'south', 'proposition': 'CLAIM(" + claim + ")', 'stance': 'AFFIRMS'";
  }

  private static String proposal() {
    return "'actId': '"
        + PROPOSAL
        + "', 'mode': 'REPORTED', 'by': 'north', 'statedAt': '2026-02-01T00:00Z', 'agreement': 'B', 'form': 'WRITTEN', 'terms': "
        + Harbour.TERMS;
  }

  private static Harbour annulled(Harbour harbour, UUID target) {
    return harbour
        .given("custodian1", "AnnulRecord", annul(target, "DUPLICATE"))
        .given("custodian2", "AnnulRecord", annul(target, "DUPLICATE"));
  }

  private static Harbour recorded() {
    return Harbour.opened()
        .withCustodians()
        .given("recorder", "ProposeAgreement", proposal())
        .given("recorder", "ConfirmReadiness", "'actId': '" + READINESS + "', " + READY);
  }
}
