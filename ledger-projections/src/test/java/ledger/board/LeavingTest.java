package ledger.board;

import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.ENDED;
import static ledger.board.Dueness.PAST_DUE;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.commitment;
import static org.assertj.core.api.Assertions.assertThat;

import ledger.anomaly.Anomalies;
import ledger.participation.Participation;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// What a party owes, and what is owed to it alone, ends when it leaves; the rest goes on.
///
/// West leaves on 10 February.
class LeavingTest {

  private static final String BEFORE = "2026-02-09";
  private static final String AFTER = "2026-02-25";

  @Test
  void what_it_owes_and_what_is_owed_to_it_alone_has_ended_in_every_view() {
    var talks = left(commitment("w1", "west", "north", ""), commitment("n1", "north", "west", ""));
    assertThat(talks.seen("record", BEFORE).lines())
        .containsExactly("A.n1 DUE since 2026-01-20", "A.w1 DUE since 2026-01-20");
    assertThat(talks.seen("record", AFTER).lines())
        .containsExactly("A.n1 ENDED since 2026-02-10", "A.w1 ENDED since 2026-02-10");
    assertThat(talks.dueness("A.w1", AFTER)).containsExactly(ENDED, ENDED, ENDED, ENDED);
    assertThat(talks.seen("record", AFTER).cell("A.w1").because().rule())
        .isEqualTo(Cell.Rule.LEFT_THE_AGREEMENT);
    assertThat(talks.seen("record", AFTER).movers()).isEmpty();
  }

  @Test
  void board_roll_and_register_say_the_same() {
    var talks = left(commitment("w1", "west", "north", ""));
    for (var view : Talks.VIEWS) {
      assertThat(talks.roll(view, AFTER))
          .containsExactly("north BOUND", "south BOUND", "west LEFT");
      assertThat(talks.register(view, AFTER).parties())
          .filteredOn(p -> p.withdrawn().orElseThrow())
          .extracting(p -> p.ref().value())
          .containsExactly("west");
    }
  }

  @Test
  void what_others_owe_each_other_and_what_is_owed_to_several_goes_on() {
    var talks =
        left(commitment("n1", "north", "south", ""), commitment("s1", "south", "north,west", ""));
    assertThat(talks.seen("record", AFTER).lines())
        .containsExactly("A.n1 DUE since 2026-01-20", "A.s1 DUE since 2026-01-20");
  }

  @Test
  void what_survives_the_agreement_survives_leaving_it_and_is_nobodys_turn() {
    var talks = left(commitment("w1", "west", "north", "'survives': true"));
    assertThat(talks.record("A.w1", AFTER)).isEqualTo("A.w1 DUE since 2026-01-20");
  }

  @Test
  void what_was_past_due_stays_so_with_its_date_and_moves_nobody() {
    var talks = left(commitment("w1", "west", "north", "'due': {'at': '2026-02-01T00:00Z'}"));
    assertThat(talks.record("A.w1", AFTER))
        .isEqualTo("A.w1 PAST_DUE since 2026-02-01, due 2026-02-01");
    assertThat(talks.dueness("A.w1", AFTER))
        .containsExactly(PAST_DUE, PAST_DUE, PAST_DUE, PAST_DUE);
    assertThat(talks.seen("record", AFTER).cell("A.w1").notes())
        .contains(Cell.Note.PAST_DUE_AT_THE_END);
    assertThat(talks.seen("record", BEFORE).movers()).containsExactly("west: PERFORMANCE of A.w1");
    assertThat(talks.seen("record", AFTER).movers()).isEmpty();
  }

  @Test
  void what_falls_due_only_after_it_left_never_was_past_due() {
    var talks = left(commitment("w1", "west", "north", "'due': {'at': '2026-02-15T00:00Z'}"));
    assertThat(talks.record("A.w1", AFTER)).isEqualTo("A.w1 ENDED since 2026-02-10");
  }

  @Test
  void of_several_debtors_the_others_still_owe_it_and_only_they_are_to_move() {
    var talks = left(commitment("j1", "west', 'south", "north", ""));
    assertThat(talks.record("A.j1", AFTER)).isEqualTo("A.j1 DUE since 2026-01-20");
    assertThat(talks.seen("record", BEFORE).movers())
        .containsExactly("south: PERFORMANCE of A.j1", "west: PERFORMANCE of A.j1");
    assertThat(talks.seen("record", AFTER).movers()).containsExactly("south: PERFORMANCE of A.j1");
  }

  @Test
  void nobody_waits_for_the_readiness_of_whoever_has_left() {
    var talks =
        left(
            commitment("n1", "north", "south", ""),
            commitment("w1", "west", "south", ""),
            Quay.linkage("'n1', 'w1'", "{'parallel': ['n1', 'w1']}"));
    assertThat(talks.record("A.n1", AFTER)).startsWith("A.n1 CONDITIONAL");
    assertThat(talks.seen("record", AFTER).movers())
        .doesNotContain("west: READINESS of A.w1")
        .containsExactly("north: READINESS of A.n1");
  }

  @Test
  void where_leaving_is_contested_only_what_hangs_on_it_is_open() {
    var talks =
        left(commitment("w1", "west", "north", ""), commitment("n1", "north", "south,west", ""))
            .takes("south", "DENIES", "VALID(leaving)");
    assertThat(talks.dueness("A.w1", AFTER)).containsExactly(UNDETERMINED, ENDED, DUE, ENDED);
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(DUE, DUE, DUE, DUE);
    assertThat(talks.hangs("A.n1", AFTER)).isEmpty();
    assertThat(talks.hangs("A.w1", AFTER))
        .containsExactly("dueness: VALID(leaving) denied by south");
    assertThat(talks.roll("record", AFTER))
        .containsExactly("north BOUND", "south BOUND", "west UNDETERMINED");
    assertThat(talks.dates("record", AFTER))
        .contains(
            "NOTICE_TAKES_EFFECT leaving/west 2026-02-10 if date: VALID(leaving) denied by south");
  }

  @Test
  void who_contests_that_it_left_or_pauses_is_named_in_the_register_in_every_view() {
    var talks =
        left(commitment("w1", "west", "north", ""))
            .takes("south", "DENIES", "VALID(leaving)")
            .takes("north", "RESERVES", "VALID(leaving)");
    for (var view : Talks.VIEWS)
      assertThat(talks.register(view, AFTER).parties())
          .filteredOn(p -> p.ref().value().equals("west"))
          .singleElement()
          .satisfies(p -> {
            assertThat(p.contestedBy()).as(view).hasToString("[south]");
            assertThat(p.reservedBy()).as(view).hasToString("[north]");
          });
  }

  @Test
  void who_withdraws_before_it_enters_into_force_takes_its_consent_with_it() {
    var talks =
        Talks.proposed(
                commitment("w1", "west", "north", ""), commitment("n1", "north", "south", ""))
            .accepts("north", "A", 1, "2026-01-18")
            .accepts("west", "A", 1, "2026-01-19")
            .notice("west", "leaving", "WITHDRAW", "2026-02-01", "")
            .accepts("south", "A", 1, "2026-02-10");
    assertThat(talks.seen("record", AFTER).lines())
        .containsExactly("A.n1 NOT_IN_FORCE", "A.w1 NOT_IN_FORCE");
  }

  @Test
  void who_is_reinstated_is_bound_again_wherever_that_is_accepted() {
    var talks =
        left(commitment("w1", "west", "north", ""))
            .notice("west", "back", "REINSTATE", "2026-02-15", "");
    assertThat(talks.dueness("A.w1", AFTER))
        .containsExactly(UNDETERMINED, UNDETERMINED, UNDETERMINED, DUE);
    assertThat(talks.roll("party:west", AFTER)).contains("west BOUND");
    assertThat(talks.roll("record", AFTER)).contains("west UNDETERMINED");
    talks.takes("north", "AFFIRMS", "VALID(back)").takes("south", "AFFIRMS", "VALID(back)");
    assertThat(talks.roll("record", AFTER)).contains("west BOUND");
    assertThat(talks.roll("record", "2026-02-12")).contains("west LEFT");
  }

  @Test
  void who_comes_back_by_a_new_consent_owes_again() {
    var talks =
        left(commitment("w1", "west", "north", ""), commitment("n1", "north", "south", ""))
            .filed(
                "recorder",
                "DeclareConsent",
                "'mode': 'IMPORTED', 'by': 'west', 'capacity': 'EX_OFFICIO', 'statedAt': '2026-02-20T00:00Z', 'chain': [{'relayer': 'gazette', 'quoteMode': 'VERBATIM', 'sourceId': 'paper'}], 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'");
    assertThat(talks.record("A.w1", "2026-02-15")).isEqualTo("A.w1 ENDED since 2026-02-10");
    assertThat(talks.record("A.w1", AFTER)).isEqualTo("A.w1 DUE since 2026-02-20");
    assertThat(talks.roll("record", AFTER)).contains("west BOUND");
  }

  @Test
  void a_day_that_is_stated_for_its_return_leaves_what_was_before_as_it_was() {
    var talks =
        left(commitment("w1", "west", "north", ""))
            .accepts("west", "A", 1, "2026-02-12")
            .says(
                "east",
                "2026-02-13",
                "RecordEntryIntoForce",
                "'agreement': 'A', 'participant': 'west', 'effectiveAt': '2026-02-20T00:00Z'");
    var view = Supervaluation.of(talks.dossier(AFTER), View.RECORD);
    assertThat(Participation.ofActor(view, Id.of("west")).agreements())
        .singleElement()
        .satisfies(t ->
            assertThat(t.participants().getFirst().periods())
                .extracting(p ->
                    p.by()
                        + " "
                        + p.from().from().orElseThrow()
                        + p.until().map(end -> " to " + end.from().orElseThrow()).orElse(""))
                .containsExactly(
                    "RULE 2026-01-20T00:00Z to 2026-02-10T00:00Z", "STATEMENT 2026-02-20T00:00Z"));
    assertThat(Anomalies.of(view).flagged()).isEmpty();
  }

  @Test
  void a_successor_takes_its_place_from_the_day_that_it_states() {
    var talks = succeeded();
    assertThat(talks.seen("record", BEFORE).cell("A.w1").debtors()).hasToString("[west]");
    assertThat(talks.seen("record", BEFORE).movers())
        .containsExactly("north: PERFORMANCE of A.n1", "west: PERFORMANCE of A.w1");
    for (var view : Talks.VIEWS) {
      assertThat(talks.seen(view, AFTER).cell("A.w1").debtors()).hasToString("[east]");
      assertThat(talks.seen(view, AFTER).cell("A.n1").creditors()).hasToString("[east]");
      assertThat(talks.seen(view, AFTER).lines())
          .containsExactly("A.w1 DUE since 2026-01-20", "A.n1 DUE since 2026-01-20");
      assertThat(talks.roll(view, AFTER)).contains("east BOUND", "west LEFT");
      assertThat(talks.register(view, AFTER).parties())
          .filteredOn(p -> p.withdrawn().orElseThrow())
          .extracting(p -> p.ref().value())
          .containsExactly("west");
    }
  }

  @Test
  void a_successor_stands_ready_and_is_alleged_against_as_the_one_before() {
    var talks =
        succeeded()
            .reported(
                "east",
                "2026-02-12",
                "ConfirmReadiness",
                "'agreement': 'A', 'version': 1, 'scope': ['w1']")
            .says(
                "north",
                "2026-02-13",
                "AllegeBreach",
                "'id': 'AL', 'against': 'east', 'keys': ['w1'], 'particulars': 'x'");
    assertThat(talks.seen("record", AFTER).cell("A.w1").debtors()).hasToString("[east]");
    assertThat(talks.hangs("A.w1", AFTER)).isEmpty();
  }

  @Test
  void where_a_succession_is_contested_it_is_open_who_owes() {
    var talks = succeeded().takes("south", "DENIES", "VALID(succession)");
    assertThat(talks.seen("record", AFTER).cell("A.w1").debtors()).isEmpty();
    assertThat(talks.hangs("A.w1", AFTER))
        .containsExactly("debtors: VALID(succession) denied by south");
    assertThat(talks.seen("party:south", AFTER).cell("A.w1").debtors()).hasToString("[west]");
    assertThat(talks.roll("record", AFTER)).contains("east UNDETERMINED", "west UNDETERMINED");
  }

  /// East says on 5 February that it has west's place from the tenth on.
  private static Talks succeeded() {
    return Talks.opened()
        .says(
            "north",
            "2026-01-15",
            "ProposeAgreement",
            "'agreement': 'A', 'form': 'WRITTEN', 'terms': {'participants': [%s], 'accession': 'OPEN', 'terms': [%s, %s]}"
                .formatted(
                    Talks.PARTIES,
                    commitment("w1", "west", "north", ""),
                    commitment("n1", "north", "west", "")))
        .accepts("north")
        .accepts("south")
        .accepts("west")
        .reported(
            "east",
            "2026-02-05",
            "DeclareConsent",
            "'actId': '%s', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT', 'means': 'SUCCESSION', 'succeeds': 'west', 'effectiveFrom': '2026-02-10T00:00Z'"
                .formatted(Talks.id("succession")));
  }

  @Test
  void with_the_agreement_itself_everything_ends_but_what_survives() {
    var talks =
        Talks.inForce(
                commitment("n1", "north", "south", ""),
                commitment("s1", "south", "north", "'survives': true"))
            .notice("north", "end", "TERMINATE", "2026-02-10", "");
    assertThat(talks.seen("record", AFTER).lines())
        .containsExactly("A.n1 ENDED since 2026-02-10", "A.s1 DUE since 2026-01-20");
    assertThat(talks.seen("record", AFTER).movers()).containsExactly("south: PERFORMANCE of A.s1");
  }

  private static Talks left(String... terms) {
    return Talks.inForce(terms).notice("west", "leaving", "WITHDRAW", "2026-02-10", "");
  }
}
