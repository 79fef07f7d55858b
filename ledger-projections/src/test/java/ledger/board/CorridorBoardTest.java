package ledger.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import ledger.Corridor;
import ledger.act.Act;
import ledger.board.CommonGround.Aspect;
import ledger.board.CommonGround.Outcome;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Folded;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// The commitment board of the founding case: the same acts, and what follows in each view. No line
/// says who is right.
class CorridorBoardTest {

  private static final String TUESDAY_NOON = "2023-09-12T12:00+04:00";
  private static final String WEDNESDAY_EVENING = "2023-09-13T20:00+04:00";
  private static final String WEDNESDAY =
      "'mode': 'REPORTED', 'statedAt': {'from': '2023-09-13T00:00+04:00', 'to': '2023-09-14T00:00+04:00', 'precision': 'DAY'}";

  private static final String A = "party:azerbaijan";
  private static final String B = "party:regional-leadership";
  private static final String S3 = "party:russia";

  private final List<Entry> acts = Folded.entries(Corridor.recorded());

  @Test
  void according_to_azerbaijan_both_openings_wait_and_the_other_side_is_to_confirm_readiness() {
    var seen = Seen.in(A, acts, WEDNESDAY_EVENING);
    assertThat(seen.lines())
        .containsExactly(
            "P.pA CONDITIONAL since 2023-09-01, awaits ready(pB) or performed(pB)",
            "T.tA CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tB)",
            "P.pB CONDITIONAL since 2023-09-01, awaits ready(pB) or performed(pA) or performed(pB)",
            "T.tB CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tA) or performed(tB)");
    assertThat(seen.movers()).containsExactly("regional-leadership: READINESS of P.pB, T.tB");
    assertThat(seen.notHeld()).containsExactly("W");
  }

  @Test
  void according_to_the_regional_leadership_the_truck_went_and_the_road_has_been_due_since() {
    var seen = Seen.in(B, acts, WEDNESDAY_EVENING);
    assertThat(seen.lines())
        .containsExactly("W.wA DUE since 2023-09-12", "W.wB DISCHARGED since 2023-09-12, NO_DATE");
    assertThat(seen.cell("W.wA").notes()).containsExactly(Cell.Note.NO_DATE_RECORDED);
    assertThat(seen.said("W.wB")).isEqualTo("REPORTED by rferl");
    assertThat(seen.cell("W.wB").percent()).hasValue(100);
    assertThat(seen.movers()).containsExactly("azerbaijan: PERFORMANCE of W.wA");
    assertThat(seen.notHeld()).containsExactlyInAnyOrder("T", "P");
  }

  @Test
  void according_to_russia_both_openings_wait_for_one_readiness() {
    var seen = Seen.in(S3, acts, WEDNESDAY_EVENING);
    assertThat(seen.lines())
        .containsExactly(
            "T.tA CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tB)",
            "T.tB CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tA) or performed(tB)");
    assertThat(seen.movers()).containsExactly("regional-leadership: READINESS of T.tB");
  }

  @Test
  void if_azerbaijan_read_it_as_tender_the_eastern_route_would_be_due_since_its_own_readiness() {
    var seen = Seen.in(A, withTender(), WEDNESDAY_EVENING);
    assertThat(seen.lines())
        .containsExactly(
            "P.pA CONDITIONAL since 2023-09-01, awaits ready(pB) or performed(pB)",
            "T.tA CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tB)",
            "P.pB DUE since 2023-09-12 to 2023-09-14",
            "T.tB DUE since 2023-09-12 to 2023-09-14");
    assertThat(seen.movers()).containsExactly("regional-leadership: PERFORMANCE of P.pB, T.tB");
  }

  @Test
  void on_tuesday_noon_in_return_for_was_words_only_and_nobody_was_to_move() {
    var seen = Seen.in(B, acts, TUESDAY_NOON);
    assertThat(seen.lines())
        .containsExactly(
            "W.wA UNDETERMINED since 2023-09-09 to 2023-09-11",
            "W.wB DISCHARGED since 2023-09-12, NO_DATE");
    assertThat(seen.cell("W.wA").because().rule()).isEqualTo(Cell.Rule.NO_FORMAL_READING);
    assertThat(seen.movers()).isEmpty();
  }

  @Test
  void the_two_have_neither_the_road_nor_the_route_in_common() {
    var common = (View.Common) View.parse("common:azerbaijan,regional-leadership").orElseThrow();
    var dossier =
        Dossier.of(acts, OffsetDateTime.parse(WEDNESDAY_EVENING).toInstant(), Long.MAX_VALUE);
    assertThat(CommonGround.of(dossier, common).rows())
        .containsExactlyInAnyOrder(
            row(
                "azerbaijan",
                "western-road",
                Outcome.DIVERGES,
                List.of(Aspect.DUENESS, Aspect.AWAITS),
                key("P", "pA"),
                key("T", "tA"),
                key("W", "wA")),
            row(
                "regional-leadership",
                "eastern-route",
                Outcome.NOT_SAME_CONDUCT,
                List.of(),
                key("P", "pB"),
                key("T", "tB"),
                key("W", "wB")));
    assertThat(Seen.in(A, acts, WEDNESDAY_EVENING).movers())
        .isNotEqualTo(Seen.in(B, acts, WEDNESDAY_EVENING).movers());
  }

  @Test
  void
      readiness_without_prejudice_makes_both_openings_due_for_one_and_changes_nothing_for_the_other() {
    var ready = withReadiness();
    assertThat(Seen.in(A, ready, WEDNESDAY_EVENING).lines())
        .containsExactly(
            "P.pA DUE since 2023-09-13T18:00+04:00",
            "T.tA DUE since 2023-09-13T18:00+04:00",
            "P.pB DUE since 2023-09-13T18:00+04:00",
            "T.tB DUE since 2023-09-13T18:00+04:00");
    assertThat(Seen.in(B, ready, WEDNESDAY_EVENING).board())
        .isEqualTo(Seen.in(B, acts, WEDNESDAY_EVENING).board());
  }

  @Test
  void one_opening_of_both_at_once_then_discharges_every_key_in_every_view() {
    var opened = with(withReadiness(), OPENING);
    for (var view : List.of(A, B, S3)) {
      var seen = Seen.in(view, opened, WEDNESDAY_EVENING);
      assertThat(seen.lines()).as(view).isNotEmpty().allMatch(l -> l.contains(" DISCHARGED "));
      assertThat(seen.movers()).as(view).isEmpty();
    }
  }

  private static CommonGround.Row row(
      String debtor, String object, Outcome outcome, List<Aspect> differs, KeyRef... keys) {
    return new CommonGround.Row(
        List.of(Id.of(debtor)),
        java.util.Optional.of(Id.of(object)),
        List.of(keys),
        outcome,
        List.of(),
        differs);
  }

  private static KeyRef key(String agreement, String key) {
    return KeyRef.of(Id.of(agreement), Id.of(key));
  }

  private List<Entry> withTender() {
    return with(acts, tender("T", "LT", "tA", "tB"), tender("P", "LP", "pA", "pB"));
  }

  private static Act tender(String agreement, String term, String one, String other) {
    return act(
        "'act': 'AdvanceReading', "
            + WEDNESDAY
            + ", 'by': 'azerbaijan', 'agreement': '%s', 'version': 1, 'termId': '%s', 'readingId': '%1$s.tender', 'replaces': ['%1$s.par'], 'links': [{'tender': ['%3$s', '%4$s']}]"
                .formatted(agreement, term, one, other));
  }

  private List<Entry> withReadiness() {
    return with(
        acts,
        act(
            "'act': 'ConfirmReadiness', 'mode': 'REPORTED', 'by': 'regional-leadership', 'withoutPrejudice': true, 'statedAt': '2023-09-13T18:00+04:00', 'agreement': 'T', 'version': 1, 'scope': ['tB']"));
  }

  /// Both roads at the same hour. The route counts for the two arrangements that have it.
  private static final Act OPENING =
      act(
          "'act': 'ReportOccurrence', 'mode': 'REPORTED', 'by': 'rferl', 'statedAt': '2023-09-13T19:00+04:00', 'id': 'O3', 'kind': 'OPENING', 'when': '2023-09-13T19:00+04:00', 'observationMode': 'DOCUMENT', 'relates': ["
              + "{'key': 'tA', 'as': 'PERFORMANCE'}, {'key': 'tB', 'as': 'PERFORMANCE'}, {'key': 'wA', 'as': 'PERFORMANCE'}]");

  private static List<Entry> with(List<Entry> acts, Act... more) {
    return new Hypothesis(Stream.of(more).toList(), List.of()).over(acts, Corridor.NOW);
  }

  private static Act act(String fields) {
    return Corridor.read(
        ("{'actId': '"
                + java.util.UUID.nameUUIDFromBytes(fields.getBytes(StandardCharsets.UTF_8))
                + "', 'negotiation': 'corridor', "
                + fields
                + "}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8));
  }
}
