package ledger.docket;

import static ledger.board.Quay.accepted;
import static ledger.board.Quay.act;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.stance;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import ledger.Harbour;
import ledger.act.AllegationAct.Answer;
import ledger.act.AllegationAct.How;
import ledger.docket.Docket.Listed;
import ledger.docket.Docket.State;
import ledger.dossier.Dossier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The allegation table, row for row. South alleges on 1 February that north does not open the
/// quay.
class AllegationTableTest {

  private static final String PROCEDURE =
      ", 'procedure': [{'step': 'panel', 'forum': 'gazette', 'days': 10, 'extendableBy': ['north']}]";

  @Test
  void nothing_alleged_raised() {
    assertThat(at(alleged(), "2026-02-01T00:00Z").state()).isEqualTo(State.RAISED);
  }

  @Test
  void raised_answered_with_a_counter_answered_and_a_second_one_raised_with_the_same_room() {
    var harbour =
        alleged()
            .given("rep:north", "RespondToAllegation", said("north", "02", "'answer': 'DENY'"))
            .given(
                "rep:north",
                "AllegeBreach",
                "'by': 'north', 'statedAt': '2026-02-02T00:00Z', 'id': 'AL2', 'against': 'south', 'norm': 'good faith', 'particulars': 'y', 'counterTo': 'AL'");
    assertThat(at(harbour, "2026-02-02T00:00Z").state()).isEqualTo(State.ANSWERED);
    assertThat(at(harbour, "2026-02-02T00:00Z").counteredBy()).hasToString("[AL2]");
    assertThat(docket(harbour, "2026-02-02T00:00Z").allegations())
        .extracting(Listed::state)
        .containsExactly(State.ANSWERED, State.RAISED);
  }

  @Test
  void raised_evidence_submitted_the_same() {
    var harbour =
        alleged()
            .given(
                "rep:south",
                "SubmitEvidence",
                said("south", "02", "'sourceId': 'paper', 'tends': 'SUPPORTS'"));
    assertThat(at(harbour, "2026-02-03T00:00Z").state()).isEqualTo(State.RAISED);
    assertThat(at(harbour, "2026-02-03T00:00Z").evidence()).hasSize(1);
  }

  @Test
  void raised_cure_offered_cure_offered() {
    assertThat(at(cureOffered(), "2026-02-05T00:00Z").state()).isEqualTo(State.CURE_OFFERED);
    assertThat(at(cureOffered(), "2026-02-05T00:00Z").closed()).isEmpty();
  }

  @Test
  void cure_offered_and_accepted_closed_as_cured() {
    var harbour = cureOffered().given("rep:south", "AcceptCure", said("south", "06", ""));
    assertThat(at(harbour, "2026-02-06T00:00Z").state()).isEqualTo(State.CLOSED);
    assertThat(at(harbour, "2026-02-06T00:00Z").closed()).hasValue(How.CURED);
  }

  @Test
  void cure_offered_its_date_past_cure_offered_still_and_the_date_said_to_be_past() {
    var before = at(cureOffered(), "2026-03-09T23:59:59Z");
    var after = at(cureOffered(), "2026-03-10T00:00Z");
    assertThat(before.cure().orElseThrow().datePassed()).isFalse();
    assertThat(after.state()).isEqualTo(State.CURE_OFFERED);
    assertThat(after.cure().orElseThrow().datePassed()).isTrue();
  }

  @Test
  void referred_to_a_step_of_the_procedure_referred_with_its_deadline() {
    var before = at(referred(), "2026-02-12T23:59:59Z");
    var after = at(referred(), "2026-02-13T00:00Z");
    assertThat(before.state()).isEqualTo(State.REFERRED);
    assertThat(before.referrals().getFirst().deadline())
        .hasValue(Instant.parse("2026-02-13T00:00:00Z"));
    assertThat(before.referrals().getFirst().deadlinePassed()).isFalse();
    assertThat(after.referrals().getFirst().deadlinePassed()).isTrue();
    assertThat(after.state()).isEqualTo(State.REFERRED);
  }

  @ParameterizedTest(name = "by {0}: {1}")
  @CsvSource({"north, 2026-02-20T00:00:00Z", "south, 2026-02-13T00:00:00Z"})
  void referred_its_deadline_is_put_off_by_whoever_may(String by, String deadline) {
    var harbour =
        referred()
            .given(
                "rep:" + by,
                "GiveNotice",
                "'by': '%s', 'statedAt': '2026-02-10T00:00Z', 'agreement': 'A', 'noticeId': 'more-time', 'effect': 'EXTEND', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-02-10T00:00Z', 'until': '2026-02-20T00:00Z', 'grounds': [{'allegation': 'AL'}]"
                    .formatted(by));
    assertThat(at(harbour, "2026-02-11T00:00Z").referrals().getFirst().deadline())
        .hasValue(Instant.parse(deadline));
  }

  @Test
  void referred_and_found_found_and_still_open_to_stances_on_the_finding() {
    var harbour =
        referred()
            .given(
                "verifier",
                "RecordFinding",
                "'by': 'observers', 'statedAt': '2026-02-12T00:00Z', 'id': 'AL', 'actId': '"
                    + act(7)
                    + "', 'body': 'observers', 'basis': 'As both asked', 'result': 'SUBSTANTIATED'")
            .given("rep:north", "TakeStance", stance("north", "VALID(" + act(7) + ")", "DENIES"));
    var listed = at(harbour, "2026-02-25T00:00Z");
    assertThat(listed.state()).isEqualTo(State.FOUND);
    assertThat(listed.closed()).isEmpty();
    assertThat(listed.findings()).hasSize(1);
  }

  @Test
  void referred_and_answered_referred_still_with_the_answer() {
    var harbour =
        referred()
            .given("rep:north", "RespondToAllegation", said("north", "04", "'answer': 'DENY'"));
    assertThat(at(harbour, "2026-02-05T00:00Z").state()).isEqualTo(State.REFERRED);
    assertThat(at(harbour, "2026-02-05T00:00Z").answer()).hasValue(Answer.DENY);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"WITHDRAWN", "WAIVED", "CURED"})
  void any_open_closed_by_whoever_alleged_closed_so(How how) {
    var harbour =
        alleged()
            .given("rep:south", "CloseAllegation", said("south", "08", "'how': '" + how + "'"));
    assertThat(at(harbour, "2026-02-07T00:00Z").state()).isEqualTo(State.RAISED);
    assertThat(at(harbour, "2026-02-08T00:00Z").state()).isEqualTo(State.CLOSED);
    assertThat(at(harbour, "2026-02-08T00:00Z").closed()).hasValue(how);
  }

  @Test
  void any_open_settled_takes_both() {
    var harbour =
        alleged().given("rep:south", "CloseAllegation", said("south", "08", "'how': 'SETTLED'"));
    assertThat(at(harbour, "2026-02-08T00:00Z").state()).isEqualTo(State.RAISED);
    harbour.given("rep:north", "CloseAllegation", said("north", "09", "'how': 'SETTLED'"));
    assertThat(at(harbour, "2026-02-08T00:00Z").state()).isEqualTo(State.RAISED);
    assertThat(at(harbour, "2026-02-09T00:00Z").closed()).hasValue(How.SETTLED);
  }

  @Test
  void closed_and_new_facts_alleged_a_new_one_and_the_closed_one_stays_closed() {
    var harbour =
        alleged()
            .given("rep:south", "CloseAllegation", said("south", "08", "'how': 'WITHDRAWN'"))
            .given("rep:south", "AllegeBreach", allegation("AL3", "10"));
    assertThat(docket(harbour, "2026-02-11T00:00Z").allegations())
        .extracting(l -> l.id() + " " + l.state())
        .containsExactly("AL CLOSED", "AL3 RAISED");
  }

  private static Harbour alleged() {
    return accepted(proposed(Harbour.opened().withMonitor(), n1(""), PROCEDURE))
        .given("rep:south", "AllegeBreach", allegation("AL", "01"));
  }

  private static Harbour cureOffered() {
    return alleged()
        .given(
            "rep:north",
            "OfferCure",
            said("north", "05", "'what': 'Open at dawn', 'until': '2026-03-10T00:00Z'"));
  }

  private static Harbour referred() {
    return alleged()
        .given(
            "rep:south",
            "ReferAllegation",
            said("south", "03", "'forum': 'gazette', 'step': 'panel'"));
  }

  private static String allegation(String id, String day) {
    return "'by': 'south', 'statedAt': '2026-02-%sT00:00Z', 'id': '%s', 'against': 'north', 'keys': ['n1'], 'particulars': 'The quay is shut'"
        .formatted(day, id);
  }

  private static String said(String by, String day, String more) {
    return "'by': '%s', 'statedAt': '2026-02-%sT00:00Z', 'id': 'AL'%s"
        .formatted(by, day, more.isEmpty() ? "" : ", " + more);
  }

  private static Listed at(Harbour harbour, String about) {
    return docket(harbour, about).allegations().getFirst();
  }

  private static Docket docket(Harbour harbour, String about) {
    return Docket.of(
        Dossier.of(entries(harbour), OffsetDateTime.parse(about).toInstant(), Long.MAX_VALUE));
  }
}
