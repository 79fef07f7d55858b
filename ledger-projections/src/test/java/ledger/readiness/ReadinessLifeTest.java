package ledger.readiness;

import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.ready;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import ledger.Harbour;
import ledger.dossier.Dossier;
import ledger.readiness.ReadinessBoard.Line;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// The readiness table, the rows in which it changes with time or is confirmed again.
class ReadinessLifeTest {

  private static final String ON_CONDITION = ", 'conditions': {'performed': 's1'}";

  @Test
  void none_confirmed_on_a_condition_that_holds_ready() {
    var harbour =
        inForce(n1(""), s1(""))
            .given("rep:south", "ReportOccurrence", shipOn("2026-01-25T00:00Z"))
            .given("rep:north", "ConfirmReadiness", north("2026-02-01T00:00Z") + ON_CONDITION);
    assertThat(state(harbour, "2026-02-01T00:00Z")).isEqualTo("READY");
    assertThat(standsReady(harbour, "2026-02-01T00:00Z")).isTrue();
  }

  @Test
  void none_confirmed_on_a_condition_that_does_not_hold_ready_if_and_ready_when_it_does() {
    var harbour =
        inForce(n1(""), s1(""))
            .given("rep:north", "ConfirmReadiness", north("2026-02-01T00:00Z") + ON_CONDITION)
            .given("rep:south", "ReportOccurrence", shipOn("2026-02-10T00:00Z"));
    assertThat(state(harbour, "2026-02-09T00:00Z")).isEqualTo("READY_IF");
    assertThat(standsReady(harbour, "2026-02-09T00:00Z")).isFalse();
    assertThat(state(harbour, "2026-02-10T00:00Z")).isEqualTo("READY");
    assertThat(standsReady(harbour, "2026-02-10T00:00Z")).isTrue();
  }

  @Test
  void ready_if_withdrawn_withdrawn_and_stays_so_when_the_condition_comes_true() {
    var harbour =
        inForce(n1(""), s1(""))
            .given("rep:north", "ConfirmReadiness", north("2026-02-01T00:00Z") + ON_CONDITION)
            .given("rep:north", "WithdrawReadiness", north("2026-02-05T00:00Z"))
            .given("rep:south", "ReportOccurrence", shipOn("2026-02-10T00:00Z"));
    assertThat(state(harbour, "2026-02-11T00:00Z")).isEqualTo("WITHDRAWN");
    assertThat(standsReady(harbour, "2026-02-11T00:00Z")).isFalse();
  }

  @Test
  void ready_if_its_date_passed_expired() {
    var harbour =
        inForce(n1(""), s1(""))
            .given(
                "rep:north",
                "ConfirmReadiness",
                north("2026-02-01T00:00Z") + ON_CONDITION + ", 'until': '2026-04-01T00:00Z'");
    assertThat(state(harbour, "2026-03-31T00:00Z")).isEqualTo("READY_IF");
    assertThat(state(harbour, "2026-04-01T00:00Z")).isEqualTo("EXPIRED");
  }

  @Test
  void withdrawn_confirmed_again_ready() {
    var harbour =
        inForce(n1(""))
            .given("rep:north", "ConfirmReadiness", north("2026-02-01T00:00Z"))
            .given("rep:north", "WithdrawReadiness", north("2026-02-05T00:00Z"))
            .given("rep:north", "ConfirmReadiness", north("2026-02-10T00:00Z"));
    assertThat(state(harbour, "2026-02-04T00:00Z")).isEqualTo("READY");
    assertThat(state(harbour, "2026-02-09T00:00Z")).isEqualTo("WITHDRAWN");
    assertThat(state(harbour, "2026-02-10T00:00Z")).isEqualTo("READY");
    assertThat(standsReady(harbour, "2026-02-07T00:00Z")).isFalse();
    assertThat(standsReady(harbour, "2026-02-10T00:00Z")).isTrue();
  }

  @Test
  void expired_confirmed_again_ready() {
    var harbour =
        inForce(n1(""))
            .given(
                "rep:north",
                "ConfirmReadiness",
                north("2026-02-01T00:00Z") + ", 'until': '2026-02-05T00:00Z'")
            .given("rep:north", "ConfirmReadiness", north("2026-02-10T00:00Z"));
    assertThat(state(harbour, "2026-02-09T00:00Z")).isEqualTo("EXPIRED");
    assertThat(state(harbour, "2026-02-10T00:00Z")).isEqualTo("READY");
  }

  @Test
  void stale_confirmed_again_for_the_version_that_is_current_ready() {
    var harbour =
        proposed(n1(""), "")
            .given("rep:north", "ConfirmReadiness", north("2026-02-01T00:00Z"))
            .given(
                "rep:south",
                "ReviseTerms",
                "'by': 'south', 'statedAt': '2026-02-05T00:00Z', 'agreement': 'A', 'kind': 'COUNTER', 'basedOn': 1, 'terms': {'terms': ["
                    + n1("")
                    + "]}")
            .given(
                "rep:north",
                "ConfirmReadiness",
                north("2026-02-10T00:00Z").replace("'version': 1", "'version': 2"));
    assertThat(state(harbour, "2026-02-09T00:00Z")).isEqualTo("STALE");
    assertThat(line(harbour, "2026-02-09T00:00Z").version()).isEqualTo(1);
    assertThat(standsReady(harbour, "2026-02-09T00:00Z")).isFalse();
    assertThat(state(harbour, "2026-02-10T00:00Z")).isEqualTo("READY");
    assertThat(line(harbour, "2026-02-10T00:00Z").version()).isEqualTo(2);
    assertThat(standsReady(harbour, "2026-02-10T00:00Z")).isTrue();
  }

  private static String north(String at) {
    return ready("north", "n1", at);
  }

  private static String shipOn(String at) {
    return done("south", "ship", at, "{'key': 's1', 'as': 'PERFORMANCE'}");
  }

  private static String state(Harbour harbour, String about) {
    return line(harbour, about).state().name();
  }

  private static Line line(Harbour harbour, String about) {
    return ReadinessBoard.of(valuation(harbour, about)).lines().stream()
        .filter(l -> l.key().equals(Id.of("n1")))
        .findFirst()
        .orElseThrow();
  }

  /// For the board as for the table: the two must not come apart.
  private static boolean standsReady(Harbour harbour, String about) {
    return valuation(harbour, about)
        .valuation()
        .ready(KeyRef.of(Id.of("A"), Id.of("n1")))
        .isAt(OffsetDateTime.parse(about).toInstant());
  }

  private static Supervaluation valuation(Harbour harbour, String about) {
    return Supervaluation.of(
        Dossier.of(entries(harbour), OffsetDateTime.parse(about).toInstant(), Long.MAX_VALUE),
        View.RECORD);
  }
}
