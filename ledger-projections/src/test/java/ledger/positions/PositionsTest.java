package ledger.positions;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import ledger.act.Strength;
import ledger.dossier.Folded;
import ledger.positions.MatrixCell.Note;
import ledger.positions.MatrixCell.Shadow;
import ledger.positions.MatrixCell.Value;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private static final String READY =
      "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']";

  @Test
  void the_last_thing_said_stands_and_the_earlier_ones_are_its_history() {
    var cell =
        cell(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("AFFIRMS", "2026-02-01T00:00Z"))
                .given("rep:south", "TakeStance", stance("DENIES", "2026-02-03T00:00Z"))
                .given("rep:south", "TakeStance", stance("RESERVES", "2026-02-02T00:00Z")));
    assertThat(cell.value()).isEqualTo(Value.DENIES);
    assertThat(cell.history())
        .extracting(MatrixCell.Move::value)
        .containsExactly(Value.AFFIRMS, Value.RESERVES, Value.DENIES);
  }

  @Test
  void what_is_taken_back_is_not_silence() {
    var cell =
        cell(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("AFFIRMS", "2026-02-01T00:00Z"))
                .given("rep:south", "TakeStance", stance("WITHDRAWN", "2026-02-02T00:00Z")));
    assertThat(cell.value()).isEqualTo(Value.WITHDRAWN);
  }

  @Test
  void readiness_implies_that_there_is_an_agreement_and_says_that_it_was_not_said() {
    var cell = cell(Harbour.proposed().given("rep:south", "ConfirmReadiness", READY));
    assertThat(cell.value()).isEqualTo(Value.AFFIRMS);
    assertThat(cell.implied()).isTrue();
  }

  @Test
  void said_in_words_too_it_is_not_marked() {
    var cell =
        cell(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("AFFIRMS", "2026-02-01T00:00Z"))
                .given("rep:south", "ConfirmReadiness", READY));
    assertThat(cell.implied()).isFalse();
  }

  @Test
  void a_stance_is_held_since_it_was_first_taken_however_often_it_is_repeated() {
    var cell =
        cell(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("DENIES", "2026-01-01T00:00Z"))
                .given("rep:south", "TakeStance", stance("AFFIRMS", "2026-02-01T00:00Z"))
                .given("rep:south", "TakeStance", stance("AFFIRMS", "2026-02-03T00:00Z")));
    assertThat(cell.since().orElseThrow().begins().orElseThrow())
        .hasToString("2026-02-01T00:00:00Z");
  }

  @Test
  void without_prejudice_nothing_is_implied() {
    var dossier =
        Folded.of(
            Harbour.proposed()
                .given("rep:south", "ConfirmReadiness", READY + ", 'withoutPrejudice': true"));
    assertThat(Positions.of(dossier).row("EXISTS(A)")).isEmpty();
  }

  @Test
  void silence_and_a_rejection_imply_nothing() {
    var dossier =
        Folded.of(
            Harbour.proposed()
                .given(
                    "rep:south",
                    "DeclareConsent",
                    "'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'REJECT'"));
    assertThat(Positions.of(dossier).rows()).isEmpty();
  }

  @Test
  void what_another_party_says_of_it_is_a_shadow_and_moves_nothing() {
    var cell =
        cell(
            Harbour.proposed()
                .given(
                    "recorder",
                    "TakeStance",
                    "'mode': 'REPORTED', 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}], "
                        + stance("AFFIRMS", "2026-02-01T00:00Z")));
    assertThat(cell.value()).isEqualTo(Value.SILENT);
    assertThat(cell.shadows())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.of()).isEqualTo(Shadow.Of.STANCE);
          assertThat(s.attributedBy().toString()).isEqualTo("north");
          assertThat(s.strength()).isEqualTo(Strength.ATTRIBUTED);
        });
  }

  @Test
  void a_strength_that_does_not_count_here_moves_nothing() {
    var cell =
        cell(
            Harbour.proposed()
                .given(
                    "recorder",
                    "TakeStance",
                    "'mode': 'REPORTED', " + stance("AFFIRMS", "2026-02-01T00:00Z")));
    assertThat(cell.value()).isEqualTo(Value.SILENT);
    assertThat(cell.shadows()).hasSize(1);
  }

  @Test
  void two_stances_at_overlapping_times_have_no_order_and_the_cell_says_so() {
    var day = "{'from': '2026-02-01T00:00Z', 'to': '2026-02-02T00:00Z', 'precision': 'DAY'}";
    var cell =
        cell(
            Harbour.proposed()
                .given("rep:south", "TakeStance", stance("AFFIRMS", "x").replace("'x'", day))
                .given("rep:south", "TakeStance", stance("DENIES", "x").replace("'x'", day)));
    assertThat(cell.notes()).extracting(Note::kind).containsExactly(Note.Kind.ORDER_NOT_KNOWN);
  }

  @Test
  void an_unnamed_source_has_a_column_of_its_own_whatever_it_did() {
    var matrix =
        Positions.of(
            Folded.of(
                Harbour.proposed()
                    .given(
                        "recorder",
                        "AdvanceReading",
                        "'mode': 'REPORTED', 'by': {'anonymous': 'aide'}, 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.words', 'words': 'at once'")));
    assertThat(value(matrix, "MEANS(A.L,A.words)", "aide")).isEqualTo(Value.AFFIRMS);
  }

  @Test
  void hearsay_is_the_word_of_the_party_that_passed_it_on_and_not_of_the_press_that_printed_it() {
    var cell =
        cell(
            Harbour.proposed()
                .given(
                    "recorder",
                    "TakeStance",
                    "'mode': 'REPORTED', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM'}, {'relayer': 'north', 'quoteMode': 'VERBATIM'}], "
                        + stance("AFFIRMS", "2026-02-01T00:00Z")));
    assertThat(cell.shadows())
        .singleElement()
        .satisfies(s -> assertThat(s.attributedBy().toString()).isEqualTo("north"));
  }

  @Test
  void an_answer_denies_what_is_alleged_and_nothing_else() {
    var matrix = Positions.of(Folded.of(answered("DENY")));
    assertThat(value(matrix, "BREACH(AL)", "north")).isEqualTo(Value.DENIES);
    assertThat(value(matrix, "OCCURRED(O)", "north")).isEqualTo(Value.SILENT);
    assertThat(value(matrix, "OCCURRED(O)", "south")).isEqualTo(Value.AFFIRMS);
  }

  @Test
  void a_denial_of_the_fact_does_not_reach_what_is_alleged() {
    var matrix = Positions.of(Folded.of(answered("DENY_FACT")));
    assertThat(value(matrix, "OCCURRED(O)", "north")).isEqualTo(Value.DENIES);
    assertThat(value(matrix, "BREACH(AL)", "north")).isEqualTo(Value.SILENT);
  }

  /// South alleges that the quay was shut, and north answers.
  @Test
  void a_reading_that_links_what_somebody_holds_to_be_one_conduct_has_a_row_of_its_own() {
    var matrix =
        Positions.of(
            Folded.of(
                Harbour.proposed()
                    .given(
                        "rep:north",
                        "ProposeAgreement",
                        "'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'COMMITMENT', 'key': 'b1', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x'}]}")
                    .given(
                        "rep:north",
                        "AdvanceReading",
                        "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.par', 'links': [{'parallel': ['n1', 's1']}]")
                    .given(
                        "rep:south",
                        "RelateAgreements",
                        "'by': 'south', 'from': 'A', 'to': 'B', 'type': 'SAME', 'pairs': [{'from': 'n1', 'to': 'b1'}, {'from': 's1', 'to': 'b1'}]")));
    assertThat(value(matrix, "MEANS(A.L,A.par)", "north")).isEqualTo(Value.AFFIRMS);
  }

  private static Harbour answered(String answer) {
    return Harbour.proposed()
        .given(
            "rep:south",
            "ReportOccurrence",
            "'by': 'south', 'id': 'O', 'kind': 'CLOSURE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED'")
        .given(
            "rep:south",
            "AllegeBreach",
            "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'x', 'occurrences': ['O']")
        .given(
            "rep:north",
            "RespondToAllegation",
            "'by': 'north', 'id': 'AL', 'answer': '" + answer + "'");
  }

  private static String stance(String stance, String statedAt) {
    return "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': '"
        + stance
        + "', 'statedAt': '"
        + statedAt
        + "'";
  }

  private static MatrixCell cell(Harbour harbour) {
    return Positions.of(Folded.of(harbour))
        .row("EXISTS(A)")
        .orElseThrow()
        .cells()
        .getOrDefault("south", MatrixCell.silent(java.util.List.of(), java.util.List.of()));
  }

  private static Value value(Matrix matrix, String proposition, String holder) {
    var cell = matrix.row(proposition).orElseThrow().cells().get(holder);
    return cell == null ? Value.SILENT : cell.value();
  }
}
