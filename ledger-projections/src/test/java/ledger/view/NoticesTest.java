package ledger.view;

import static ledger.board.Quay.act;
import static ledger.board.Quay.denies;
import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.notice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import ledger.Harbour;
import ledger.dossier.Dossier;
import ledger.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The notice table, row for row. The notice is given on 1 February, for the 10th.
class NoticesTest {

  @Test
  void given_pending_until_its_day_and_effective_then() {
    var harbour = given("");
    assertThat(state("record", harbour, "2026-02-09T23:59:59Z")).isEqualTo("GIVEN");
    assertThat(state("record", harbour, "2026-02-10T00:00Z")).isEqualTo("EFFECTIVE");
  }

  @Test
  void given_and_withdrawn_withdrawn_and_never_effective() {
    var harbour =
        given("")
            .given(
                "recorder",
                "WithdrawNotice",
                "'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-04T00:00Z', 'agreement': 'A', 'noticeId': 'w1'");
    assertThat(state("record", harbour, "2026-02-12T00:00Z"))
        .as("what others say for the giver does not count here")
        .isEqualTo("EFFECTIVE");
    var own =
        inForce(n1(""))
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "SUSPEND", "2026-02-01T00:00Z", "2026-03-10T00:00Z", ""))
            .given(
                "rep:south",
                "WithdrawNotice",
                "'by': 'south', 'statedAt': '2026-02-04T00:00Z', 'agreement': 'A', 'noticeId': 'w1'");
    assertThat(state("record", own, "2026-02-03T00:00Z")).isEqualTo("GIVEN");
    assertThat(state("record", own, "2026-02-04T00:00Z")).isEqualTo("WITHDRAWN");
    assertThat(state("record", own, "2026-03-12T00:00Z")).isEqualTo("WITHDRAWN");
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nobody | EFFECTIVE | EFFECTIVE | EFFECTIVE
          north  | CONTESTED | NOT_ACCEPTED | EFFECTIVE
          south  | EFFECTIVE | EFFECTIVE | EFFECTIVE
          """)
  void
      given_its_day_reached_effective_unless_another_party_denies_it_its_giver_cannot_take_it_back_so(
          String denier, String record, String north, String south) {
    var harbour = given(", 'actId': '" + act(1) + "'");
    if (!denier.equals("nobody"))
      harbour.given("rep:" + denier, "TakeStance", denies(denier, "VALID(" + act(1) + ")"));
    var about = "2026-02-25T00:00Z";
    assertThat(state("record", harbour, about)).isEqualTo(record);
    assertThat(state("party:north", harbour, about)).isEqualTo(north);
    assertThat(state("party:south", harbour, about)).isEqualTo(south);
  }

  @ParameterizedTest(name = "done on {0}: {1}")
  @CsvSource({"2026-02-09T00:00Z, AVERTED", "2026-02-10T00:00Z, EFFECTIVE"})
  void given_effect_unless_true_before_its_day_averted(String done, String state) {
    var harbour =
        given(", 'effectUnless': {'performed': 'n1'}")
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", done, "{'key': 'n1', 'as': 'PERFORMANCE'}"));
    assertThat(state("record", harbour, "2026-02-12T00:00Z")).isEqualTo(state);
  }

  @Test
  void effective_and_resumed_ended_on_the_day_of_the_opposite_notice() {
    var harbour =
        given("")
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w2", "RESUME", "2026-02-11T00:00Z", "2026-02-15T00:00Z", ""));
    assertThat(state("record", harbour, "2026-02-14T00:00Z")).isEqualTo("EFFECTIVE");
    assertThat(state("record", harbour, "2026-02-15T00:00Z")).isEqualTo("ENDED");
  }

  @Test
  void resumed_by_another_it_goes_on() {
    var harbour =
        given("")
            .given(
                "rep:north",
                "GiveNotice",
                notice("north", "w2", "RESUME", "2026-02-11T00:00Z", "2026-02-15T00:00Z", ""));
    assertThat(state("record", harbour, "2026-02-16T00:00Z")).isEqualTo("EFFECTIVE");
  }

  @Test
  void reported_for_the_giver_where_only_its_own_word_counts_not_counted() {
    var harbour =
        inForce(n1(""))
            .given(
                "recorder",
                "GiveNotice",
                "'mode': 'REPORTED', "
                    + notice(
                        "south", "w1", "SUSPEND", "2026-02-01T00:00Z", "2026-02-10T00:00Z", ""));
    assertThat(state("record", harbour, "2026-02-12T00:00Z")).isEqualTo("NOT_COUNTED");
  }

  @ParameterizedTest(name = "for {0}: {1}")
  @CsvSource({"2026-02-10T00:00Z, true", "2026-02-11T00:00Z, false"})
  void short_of_its_notice_period_flagged_and_effective_all_the_same(String day, boolean isShort) {
    var harbour =
        inForce(
                n1(""),
                "{'kind': 'POWER', 'key': 'p', 'texts': 'x', 'effect': 'SUSPEND', 'noticePeriod': 'P10D'}")
            .given(
                "rep:south",
                "GiveNotice",
                notice("south", "w1", "SUSPEND", "2026-02-01T00:00Z", day, "")
                    .replace("EXTRA_TEXTUAL", "p"));
    var found = first("record", harbour, "2026-02-12T00:00Z");
    assertThat(found.onShortNotice()).isEqualTo(isShort);
    assertThat(found.state()).isEqualTo(Notices.State.EFFECTIVE);
  }

  private static Harbour given(String more) {
    return inForce(n1(""))
        .given(
            "rep:south",
            "GiveNotice",
            notice("south", "w1", "SUSPEND", "2026-02-01T00:00Z", "2026-02-10T00:00Z", more));
  }

  private static String state(String view, Harbour harbour, String about) {
    return first(view, harbour, about).state().name();
  }

  private static Register.Notice first(String view, Harbour harbour, String about) {
    var dossier =
        Dossier.of(entries(harbour), OffsetDateTime.parse(about).toInstant(), Long.MAX_VALUE);
    return Register.of(Supervaluation.of(dossier, View.parse(view).orElseThrow()))
        .agreements()
        .getFirst()
        .notices()
        .getFirst();
  }
}
