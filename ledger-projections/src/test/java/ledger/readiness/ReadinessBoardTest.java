package ledger.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import ledger.Harbour;
import ledger.dossier.Folded;
import ledger.readiness.ReadinessBoard.State;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

class ReadinessBoardTest {

  private static final String READY =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";

  @Test
  void nobody_is_ready_who_has_not_said_so() {
    assertThat(south(Harbour.proposed())).isEqualTo(State.NONE);
  }

  @Test
  void readiness_stands_from_its_confirmation_to_its_withdrawal() {
    var ready = Harbour.proposed().given("rep:south", "ConfirmReadiness", READY);
    assertThat(south(ready)).isEqualTo(State.READY);
    assertThat(south(ready.given("rep:south", "WithdrawReadiness", READY)))
        .isEqualTo(State.WITHDRAWN);
  }

  @Test
  void it_expires_when_it_said_it_would() {
    var ready =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY + ", 'until': '2026-04-01T00:00Z'");
    assertThat(south(ready, "2026-03-31T23:59:59Z")).isEqualTo(State.READY);
    assertThat(south(ready, "2026-04-01T00:00:00Z")).isEqualTo(State.EXPIRED);
  }

  @Test
  void it_is_stale_once_the_terms_were_revised() {
    var revised =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY)
            .given(
                "rep:north",
                "ReviseTerms",
                "'by': 'north', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'terms': "
                    + Harbour.TERMS);
    assertThat(south(revised)).isEqualTo(State.STALE);
    assertThat(
            south(
                revised.given(
                    "rep:south", "ConfirmReadiness", READY.replace("1, 'scope'", "2, 'scope'"))))
        .isEqualTo(State.READY);
  }

  @Test
  void it_is_spent_once_the_commitment_was_performed_and_nobody_disputes_it() {
    var performed =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY)
            .given(
                "rep:south",
                "ReportOccurrence",
                "'by': 'south', 'id': 'ship', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 's1', 'as': 'PERFORMANCE', 'amount': '1'}]");
    assertThat(south(performed)).isEqualTo(State.SPENT);
    var disputed =
        performed.given(
            "rep:north",
            "TakeStance",
            "'by': 'north', 'proposition': 'OCCURRED(ship)', 'stance': 'DENIES'");
    assertThat(south(disputed)).isEqualTo(State.READY);
  }

  @Test
  void a_part_of_the_measure_is_not_the_whole() {
    var partly =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY)
            .given(
                "rep:south",
                "ReportOccurrence",
                "'by': 'south', 'id': 'ship', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 's1', 'as': 'PERFORMANCE', 'amount': '0.5'}]");
    assertThat(south(partly)).isEqualTo(State.READY);
  }

  @Test
  void parts_add_up() {
    var half =
        "'by': 'south', 'id': 'ID', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 's1', 'as': 'PARTIAL', 'amount': '0.5'}]";
    var both =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY)
            .given("rep:south", "ReportOccurrence", half.replace("ID", "bow"))
            .given("rep:south", "ReportOccurrence", half.replace("ID", "stern"));
    assertThat(south(both)).isEqualTo(State.SPENT);
  }

  @Test
  void hearsay_spends_nothing_and_a_denial_taken_back_disputes_nothing() {
    var done =
        "'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'HEARSAY', 'relates': [{'key': 's1', 'as': 'PERFORMANCE', 'amount': '1'}]";
    var heard =
        Harbour.proposed()
            .given("rep:south", "ConfirmReadiness", READY)
            .given(
                "recorder",
                "ReportOccurrence",
                "'mode': 'REPORTED', 'by': {'anonymous': 'docker'}, 'id': 'heard', " + done);
    assertThat(south(heard)).isEqualTo(State.READY);
    var conceded =
        heard
            .given("rep:south", "ReportOccurrence", "'by': 'south', 'id': 'ship', " + done)
            .given(
                "rep:north",
                "TakeStance",
                "'by': 'north', 'proposition': 'OCCURRED(ship)', 'stance': 'DENIES'")
            .given(
                "rep:north",
                "TakeStance",
                "'by': 'north', 'proposition': 'OCCURRED(ship)', 'stance': 'AFFIRMS'");
    assertThat(south(conceded)).isEqualTo(State.SPENT);
  }

  @Test
  void what_is_expired_is_not_spent_by_a_later_performance() {
    var performed =
        Harbour.proposed()
            .given(
                "rep:south",
                "ConfirmReadiness",
                READY + ", 'statedAt': '2026-01-20T00:00Z', 'until': '2026-02-01T00:00Z'")
            .given(
                "rep:south",
                "ReportOccurrence",
                "'by': 'south', 'id': 'ship', 'kind': 'PASSAGE', 'when': '2026-02-10T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 's1', 'as': 'PERFORMANCE'}]");
    assertThat(south(performed)).isEqualTo(State.EXPIRED);
  }

  @Test
  void a_condition_on_a_finding_is_not_met_by_what_somebody_else_says_was_found() {
    var alleged =
        Harbour.proposed()
            .given(
                "rep:south",
                "AllegeBreach",
                "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'")
            .given("rep:south", "ConfirmReadiness", READY + ", 'conditions': {'found': 'AL'}");
    var finding =
        "'mode': 'REPORTED', 'by': 'gazette', 'id': 'AL', 'body': 'gazette', 'basis': 'x', 'result': 'SUBSTANTIATED'";
    var hearsay =
        alleged.given(
            "recorder",
            "RecordFinding",
            finding + ", 'chain': [{'relayer': 'north', 'quoteMode': 'SUMMARY'}]");
    assertThat(south(hearsay)).isEqualTo(State.READY_IF);
    assertThat(south(hearsay.given("recorder", "RecordFinding", finding))).isEqualTo(State.READY);
  }

  private static State south(Harbour harbour) {
    return south(harbour, Harbour.NOW.toString());
  }

  private static State south(Harbour harbour, String about) {
    return ReadinessBoard.of(Folded.valuation(harbour, Instant.parse(about))).lines().stream()
        .filter(l -> l.debtor().equals(Id.of("south")))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
