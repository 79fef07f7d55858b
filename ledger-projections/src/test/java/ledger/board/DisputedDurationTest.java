package ledger.board;

import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.ENDED;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.n1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.register.Register.Status;
import ledger.view.RunningTerm;
import org.junit.jupiter.api.Test;

/// How long it lasts is for each party as it reads the clause; in force since 20 January.
class DisputedDurationTest {

  private static final String AFTER = "2026-02-25";

  @Test
  void each_view_ends_on_its_own_day_and_the_record_leaves_open_which() {
    var talks =
        lasting("'period': 'P120D'")
            .advances("north", "2026-02-01", duration("short", "'period': 'P20D'"))
            .advances("south", "2026-02-01", duration("long", "'period': 'P60D'"));
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, ENDED, DUE, DUE);
    assertThat(ends(talks, "party:north")).containsExactly("AGREEMENT_ENDS A 2026-02-09");
    assertThat(ends(talks, "party:south")).containsExactly("AGREEMENT_ENDS A 2026-03-21");
    assertThat(ends(talks, "party:west"))
        .as("who reads nothing goes by the text")
        .containsExactly("AGREEMENT_ENDS A 2026-05-20");
    var held = " if date: MEANS(A.D,long), MEANS(A.D,short) denied by north, south";
    assertThat(ends(talks, "record"))
        .containsExactly(
            "AGREEMENT_ENDS A 2026-02-09" + held,
            "AGREEMENT_ENDS A 2026-03-21" + held,
            "AGREEMENT_ENDS A 2026-05-20" + held);
    var listed = talks.register("record", AFTER);
    assertThat(listed.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(listed.hangsOn().getFirst().ways())
        .extracting(w -> w.way() + " " + w.heldBy() + " " + w.comesOut())
        .containsExactly(
            "TEXT [west] [IN_FORCE]", "long [south] [IN_FORCE]", "short [north] [EXPIRED]");
  }

  @Test
  void readings_that_come_to_the_same_are_no_dispute_whatever_they_are_called() {
    var talks =
        lasting("'period': 'P60D'")
            .advances("north", "2026-02-01", duration("one", "'until': '2026-03-21T00:00Z'"));
    assertThat(talks.register("record", AFTER).hangsOn()).isEmpty();
    assertThat(ends(talks, "record")).containsExactly("AGREEMENT_ENDS A 2026-03-21");
  }

  @Test
  void a_later_reading_takes_the_place_of_the_holders_earlier_one() {
    var talks =
        lasting("'period': 'P120D'")
            .advances("north", "2026-02-01", duration("short", "'period': 'P20D'"))
            .advances("north", "2026-02-02", duration("longer", "'period': 'P90D'"));
    assertThat(ends(talks, "party:north")).containsExactly("AGREEMENT_ENDS A 2026-04-20");
    talks.takes("north", "WITHDRAWN", "MEANS(A.D,longer)");
    assertThat(ends(talks, "party:north"))
        .as("what it never took back it holds again")
        .containsExactly("AGREEMENT_ENDS A 2026-02-09");
  }

  @Test
  void what_a_third_state_reads_is_its_own_view_and_no_dispute_on_record() {
    var talks =
        lasting("'period': 'P120D'")
            .advances("east", "2026-02-01", duration("short", "'period': 'P20D'"));
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("record", AFTER).hangsOn()).isEmpty();
    assertThat(talks.register("party:east", AFTER).status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void a_term_that_renews_itself_has_no_end_but_a_day_on_which_it_is_renewed() {
    var talks = lasting(RENEWS);
    var renewal = talks.register("record", "2026-02-05").renewal().orElseThrow();
    assertThat(renewal.state()).isEqualTo(RunningTerm.State.RENEWS);
    assertThat(renewal.on()).isEqualTo("2026-02-19T00:00:00Z");
    assertThat(renewal.objectBy()).isEqualTo("2026-02-09T00:00:00Z");
    assertThat(talks.register("record", "2026-02-05").ending()).isEmpty();
    assertThat(ends(talks, "record", "2026-02-05"))
        .containsExactly("OBJECT_TO_RENEWAL A 2026-02-09", "RENEWS A 2026-02-19");
    assertThat(talks.register("record", "2026-02-10").renewal().orElseThrow().state())
        .isEqualTo(RunningTerm.State.RENEWED);
    assertThat(talks.register("record", AFTER).renewal().orElseThrow().on())
        .as("the next term")
        .isEqualTo("2026-03-21T00:00:00Z");
  }

  @Test
  void objected_to_in_time_it_ends_and_too_late_it_does_not() {
    var inTime = lasting(RENEWS).notice("south", "objection", "OBJECT", "2026-02-08", "");
    assertThat(inTime.register("record", "2026-02-10").renewal()).isEmpty();
    assertThat(inTime.register("record", AFTER).status()).isEqualTo(Status.EXPIRED);
    var late = lasting(RENEWS).notice("south", "objection", "OBJECT", "2026-02-12", "");
    assertThat(late.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
  }

  @Test
  void an_objection_to_what_another_declared_or_to_other_terms_is_none_to_the_renewal() {
    var toAnother =
        lasting(RENEWS)
            .notice("south", "objection", "OBJECT", "2026-02-08", ", 'participant': 'west'");
    assertThat(toAnother.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
    var toOtherTerms =
        lasting(RENEWS).notice("south", "objection", "OBJECT", "2026-02-08", ", 'scope': ['n1']");
    assertThat(toOtherTerms.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
  }

  @Test
  void an_objection_that_names_the_clause_is_one_to_the_renewal() {
    var talks =
        lasting(RENEWS).notice("south", "objection", "OBJECT", "2026-02-08", ", 'scope': ['D']");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void whoever_contests_an_objection_is_named_in_every_view() {
    var talks =
        lasting(RENEWS)
            .notice("south", "objection", "OBJECT", "2026-02-08", "")
            .takes("north", "DENIES", "VALID(objection)");
    for (var view : Talks.VIEWS)
      assertThat(talks.register(view, AFTER).contestedBy()).as(view).hasToString("[north]");
  }

  @Test
  void a_contested_objection_leaves_open_whether_it_was_renewed() {
    var talks =
        lasting(RENEWS)
            .notice("south", "objection", "OBJECT", "2026-02-08", "")
            .takes("north", "DENIES", "VALID(objection)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, DUE, ENDED, ENDED);
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: VALID(objection) denied by north");
    assertThat(ends(talks, "record", AFTER))
        .contains("AGREEMENT_ENDS A 2026-02-19 if date: VALID(objection) denied by north");
  }

  @Test
  void whether_it_renews_itself_may_be_read_in_two_ways() {
    var talks =
        lasting("'period': 'P30D'")
            .advances(
                "north",
                "2026-02-01",
                duration("auto", "'period': 'P30D', 'renewal': 'AUTO', 'renewalPeriod': 'P30D'"));
    assertThat(talks.register("party:north", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("party:south", AFTER).status()).isEqualTo(Status.EXPIRED);
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
  }

  private static final String RENEWS =
      "'period': 'P30D', 'renewal': 'AUTO', 'renewalPeriod': 'P30D', 'objectBefore': 'P10D'";

  private static Talks lasting(String period) {
    return Talks.inForce(n1(""), "{'kind': 'DURATION', 'id': 'D', 'texts': 'x', " + period + "}");
  }

  private static String duration(String id, String period) {
    return "'termId': 'D', 'readingId': '" + id + "', " + period;
  }

  private static List<String> ends(Talks talks, String view) {
    return ends(talks, view, AFTER);
  }

  private static List<String> ends(Talks talks, String view, String about) {
    return talks.dates(view, about).stream()
        .filter(d -> d.startsWith("AGREEMENT_ENDS") || d.contains("RENEW"))
        .toList();
  }
}
