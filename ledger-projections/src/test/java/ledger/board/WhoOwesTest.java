package ledger.board;

import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.register.Register.Status;
import org.junit.jupiter.api.Test;

/// Who owes a commitment, and who is a party at all, may itself be disputed.
class WhoOwesTest {

  private static final String AFTER = "2026-02-25";
  private static final String OPEN =
      "{'kind': 'COMMITMENT', 'key': 'x', 'debtors': [], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'clear the quay'}";
  private static final String IN_WORDS =
      OPEN.replace("'debtors': []", "'debtorWords': 'whoever holds the quay'");

  @Test
  void a_text_may_leave_the_debtor_open_and_then_it_is_nobodys_turn() {
    var talks = Talks.inForce(OPEN);
    var seen = talks.seen("record", AFTER);
    assertThat(seen.cell("A.x").debtors()).isEmpty();
    assertThat(seen.line("A.x")).isEqualTo("A.x DUE since 2026-01-20");
    assertThat(seen.movers()).isEmpty();
  }

  @Test
  void or_describe_it_in_words() {
    assertThat(Talks.inForce(IN_WORDS).seen("record", AFTER).cell("A.x").debtorWords())
        .hasValueSatisfying(
            words -> assertThat(words.in("en")).isEqualTo("whoever holds the quay"));
  }

  @Test
  void whom_one_affirms_to_owe_it_owes_it_in_its_view_and_is_contested_on_record() {
    var talks =
        Talks.inForce(OPEN)
            .takes("north", "AFFIRMS", "OWES(A.x,south)")
            .takes("south", "AFFIRMS", "OWES(A.x,west)");
    assertThat(debtors(talks, "party:north")).isEqualTo("[south]");
    assertThat(debtors(talks, "party:south")).isEqualTo("[west]");
    assertThat(debtors(talks, "party:west"))
        .as("it goes by the text, which leaves it open")
        .isEqualTo("[]");
    var cell = talks.seen("record", AFTER).cell("A.x");
    assertThat(cell.dueness()).isEqualTo(DUE);
    assertThat(cell.debtors()).isEmpty();
    assertThat(cell.contestedBy()).hasToString("[north, south]");
    assertThat(cell.hangsOn()).extracting(h -> h.field()).containsExactly("debtors");
    assertThat(cell.hangsOn().getFirst().ways())
        .extracting(w -> w.way() + " " + w.heldBy() + " " + w.comesOut())
        .containsExactly("OPEN [west] [[]]", "south [north] [[south]]", "west [south] [[west]]");
  }

  @Test
  void whose_turn_it_is_hangs_on_that() {
    var talks =
        Talks.inForce(OPEN)
            .takes("north", "AFFIRMS", "OWES(A.x,south)")
            .takes("south", "AFFIRMS", "OWES(A.x,west)");
    assertThat(talks.seen("party:north", AFTER).movers())
        .containsExactly("south: PERFORMANCE of A.x");
    assertThat(talks.seen("record", AFTER).movers())
        .containsExactly("south: PERFORMANCE of A.x", "west: PERFORMANCE of A.x");
    assertThat(talks.moves(AFTER).nextMovers().get("record"))
        .allSatisfy(m -> assertThat(m.hangsOn()).isNotEmpty());
  }

  @Test
  void what_all_parties_hold_is_no_dispute() {
    var talks = Talks.inForce(OPEN);
    for (var party : List.of("north", "south", "west"))
      talks.takes(party, "AFFIRMS", "OWES(A.x,south)");
    assertThat(debtors(talks, "record")).isEqualTo("[south]");
    assertThat(talks.hangs("A.x", AFTER)).isEmpty();
  }

  @Test
  void whom_the_text_names_may_deny_it() {
    var talks = Talks.inForce(n1("")).takes("north", "DENIES", "OWES(A.n1,north)");
    assertThat(debtors(talks, "A.n1", "party:north")).isEqualTo("[]");
    assertThat(debtors(talks, "A.n1", "party:south")).isEqualTo("[north]");
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("debtors: OWES(A.n1,north) denied by north");
  }

  @Test
  void what_a_third_state_says_of_it_is_its_own_view() {
    var talks = Talks.inForce(n1("")).takes("east", "AFFIRMS", "OWES(A.n1,south)");
    assertThat(debtors(talks, "A.n1", "record")).isEqualTo("[north]");
    assertThat(talks.hangs("A.n1", AFTER)).isEmpty();
    assertThat(debtors(talks, "A.n1", "party:east")).isEqualTo("[south]");
  }

  @Test
  void an_allegation_against_whom_the_text_leaves_open_affirms_that_it_owes() {
    var talks =
        Talks.inForce(OPEN)
            .says(
                "north",
                "2026-02-10",
                "AllegeBreach",
                "'id': 'al', 'against': 'south', 'keys': ['x'], 'particulars': 'still there'");
    assertThat(debtors(talks, "party:north")).isEqualTo("[south]");
    assertThat(talks.seen("record", AFTER).cell("A.x").hangsOn()).isNotEmpty();
  }

  @Test
  void an_allegation_against_the_debtor_that_the_text_names_says_nothing_about_who_owes() {
    var talks =
        Talks.inForce(n1(""), s1(""))
            .says(
                "north",
                "2026-02-10",
                "AllegeBreach",
                "'id': 'al', 'against': 'south', 'keys': ['s1'], 'particulars': 'no ship'");
    assertThat(talks.hangs("A.s1", AFTER)).isEmpty();
  }

  @Test
  void
      who_is_denied_to_be_a_party_has_no_reading_to_be_waited_for_in_the_view_of_whoever_denies_it() {
    var talks =
        Talks.inForce(n1(""), s1(""), Quay.linkage("'n1', 's1'", ""))
            .reads("north", "R", "{'after': ['s1'], 'then': 'n1'}")
            .takes("south", "AFFIRMS", "MEANS(A.L,R)");
    assertThat(talks.record("A.n1", AFTER))
        .as("west holds nothing")
        .startsWith("A.n1 UNDETERMINED");
    talks.takes("south", "DENIES", "ROLE(west,PARTY,A)");
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: ROLE(west,PARTY,A) denied by south");
    assertThat(talks.register("record", AFTER).parties())
        .filteredOn(p -> p.ref().value().equals("west"))
        .singleElement()
        .satisfies(p -> {
          assertThat(p.contestedBy()).hasToString("[south]");
          assertThat(p.hangsOn().stream().map(Talks::told))
              .contains("role: ROLE(west,PARTY,A) denied by south");
        });
  }

  @Test
  void whose_consent_it_takes_hangs_on_who_is_a_party() {
    var talks =
        Talks.proposed(n1(""))
            .accepts("north")
            .accepts("south")
            .takes("north", "DENIES", "ROLE(west,PARTY,A)");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(talks.register("party:north", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("party:south", AFTER).status()).isEqualTo(Status.PROPOSED);
    assertThat(talks.dueness("A.n1", AFTER).getFirst()).isEqualTo(UNDETERMINED);
  }

  private static String debtors(Talks talks, String view) {
    return debtors(talks, "A.x", view);
  }

  private static String debtors(Talks talks, String key, String view) {
    return talks.seen(view, AFTER).cell(key).debtors().toString();
  }
}
