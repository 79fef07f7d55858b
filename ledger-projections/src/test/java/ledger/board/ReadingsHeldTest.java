package ledger.board;

import static ledger.board.Dueness.CONDITIONAL;
import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.commitment;
import static ledger.board.Quay.linkage;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.value.Id;
import ledger.view.LapsedReadings;
import org.junit.jupiter.api.Test;

/// What one holder's readings of the same words come to together.
class ReadingsHeldTest {

  private static final String AFTER = "2026-02-25";
  private static final String N_AFTER_S = "{'after': ['s1'], 'then': 'n1'}";
  private static final String S_AFTER_N = "{'after': ['n1'], 'then': 's1'}";
  private static final String N_AFTER_W = "{'after': ['w1'], 'then': 'n1'}";
  private static final String[] TERMS = {
    n1(""), s1(""), commitment("w1", "west", "north", ""), linkage("'n1', 's1', 'w1'", "")
  };

  @Test
  void who_agrees_to_one_step_more_does_not_give_up_what_it_held() {
    var talks =
        words().reads("north", "R1", N_AFTER_S).reads("north", "R2", "2026-02-02", N_AFTER_W, "");
    assertThat(talks.seen("party:north", AFTER).line("A.n1"))
        .isEqualTo("A.n1 CONDITIONAL since 2026-01-20, awaits performed(s1) and performed(w1)");
  }

  @Test
  void who_changes_its_mind_says_what_the_new_reading_replaces() {
    var talks =
        words()
            .reads("north", "R1", N_AFTER_S)
            .reads("north", "R2", "2026-02-02", N_AFTER_W, ", 'replaces': ['R1']");
    assertThat(talks.seen("party:north", AFTER).line("A.n1"))
        .isEqualTo("A.n1 CONDITIONAL since 2026-01-20, awaits performed(w1)");
  }

  @Test
  void or_takes_back_what_it_held() {
    var talks =
        words()
            .reads("north", "R1", N_AFTER_S)
            .reads("north", "R2", "2026-02-02", N_AFTER_W, "")
            .takes("north", "WITHDRAWN", "MEANS(A.L,R2)");
    assertThat(talks.seen("party:north", AFTER).line("A.n1"))
        .isEqualTo("A.n1 CONDITIONAL since 2026-01-20, awaits performed(s1)");
  }

  @Test
  void a_reading_speaks_for_what_it_links_and_the_rest_stays_words() {
    var talks = words().reads("north", "R1", N_AFTER_S);
    assertThat(talks.seen("party:north", AFTER).line("A.s1"))
        .isEqualTo("A.s1 DUE since 2026-01-20");
    assertThat(talks.seen("party:north", AFTER).cell("A.w1").dueness()).isEqualTo(UNDETERMINED);
    assertThat(talks.seen("party:north", AFTER).cell("A.w1").because().rule())
        .isEqualTo(Cell.Rule.NO_FORMAL_READING);
  }

  /// Nobody should have to find out by comparing boards why a date is gone.
  @Test
  void a_new_version_has_none_and_its_cells_say_of_which_version_they_were() {
    var talks = words().reads("north", "R1", N_AFTER_S);
    assertThat(talks.seen("party:north", AFTER).cell("A.n1").lapsedReadings()).isEmpty();
    talks.amends("north", "2026-02-02", TERMS);
    for (var party : new String[] {"north", "south", "west"})
      talks.accepts(party, "A", 2, "2026-02-03");
    var cell = talks.seen("party:north", AFTER).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(UNDETERMINED);
    assertThat(cell.notes()).contains(Cell.Note.NO_FORMAL_READING);
    assertThat(cell.lapsedReadings())
        .containsExactly(new LapsedReadings(Id.of("A"), Id.of("L"), List.of(1), 2));
  }

  @Test
  void on_record_too_where_all_hold_it() {
    var talks =
        words()
            .reads("north", "R1", N_AFTER_S)
            .takes("south", "AFFIRMS", "MEANS(A.L,R1)")
            .takes("west", "AFFIRMS", "MEANS(A.L,R1)");
    assertThat(talks.record("A.n1", AFTER)).startsWith("A.n1 CONDITIONAL");
    assertThat(talks.record("A.w1", AFTER)).startsWith("A.w1 UNDETERMINED");
  }

  @Test
  void that_the_words_make_no_condition_speaks_for_all_that_they_cover() {
    var talks = words().reads("north", "none", "");
    for (var key : new String[] {"A.n1", "A.s1", "A.w1"}) {
      assertThat(talks.seen("party:north", AFTER).cell(key).dueness()).isEqualTo(DUE);
      assertThat(talks.seen("record", AFTER).cell(key).dueness()).isEqualTo(UNDETERMINED);
    }
  }

  @Test
  void it_and_readings_that_make_one_take_each_others_place_back_and_forth() {
    var talks = words().reads("north", "none", "2026-02-01", "", "");
    assertThat(north(talks, "2026-02-02")).isEqualTo(DUE);
    talks.reads("north", "R1", "2026-02-03", N_AFTER_S, "");
    assertThat(north(talks, "2026-02-04")).isEqualTo(CONDITIONAL);
    talks.takes("north", "2026-02-05", "AFFIRMS", "MEANS(A.L,none)");
    assertThat(north(talks, "2026-02-06")).isEqualTo(DUE);
    talks.takes("north", "2026-02-07", "AFFIRMS", "MEANS(A.L,R1)");
    assertThat(north(talks, "2026-02-08")).isEqualTo(CONDITIONAL);
  }

  @Test
  void readings_of_one_holder_that_wait_for_each_other_conflict_and_are_no_deadlock() {
    var talks =
        words().reads("north", "R1", N_AFTER_S).reads("north", "R2", "2026-02-02", S_AFTER_N, "");
    for (var key : new String[] {"A.n1", "A.s1"}) {
      assertThat(talks.seen("party:north", AFTER).cell(key).dueness()).isEqualTo(UNDETERMINED);
      assertThat(talks.seen("party:north", AFTER).cell(key).because().rule())
          .isEqualTo(Cell.Rule.READINGS_CONFLICT);
    }
    assertThat(talks.deadlocks(AFTER)).isEmpty();
  }

  @Test
  void what_waits_for_a_conflict_from_outside_is_no_part_of_it() {
    var talks =
        words()
            .reads("north", "R1", N_AFTER_S)
            .reads("north", "R2", "2026-02-02", S_AFTER_N, "")
            .reads("north", "R3", "2026-02-03", "{'after': ['n1'], 'then': 'w1'}", "");
    assertThat(talks.seen("party:north", AFTER).line("A.w1"))
        .isEqualTo("A.w1 CONDITIONAL since 2026-01-20, awaits performed(n1)");
  }

  @Test
  void one_performance_ends_the_conflict() {
    var talks =
        words()
            .reads("north", "R1", N_AFTER_S)
            .reads("north", "R2", "2026-02-02", S_AFTER_N, "")
            .performs("south", "s1", "2026-02-10");
    assertThat(talks.seen("party:north", AFTER).line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-02-10");
  }

  private static Dueness north(Talks talks, String about) {
    return talks.seen("party:north", about).cell("A.n1").dueness();
  }

  private static Talks words() {
    return Talks.inForce(TERMS);
  }
}
