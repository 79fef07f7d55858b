package ledger.board;

import static ledger.board.Dueness.DUE;
import static ledger.board.Dueness.ENDED;
import static ledger.board.Dueness.RELEASED;
import static ledger.board.Dueness.SUSPENDED;
import static ledger.board.Dueness.UNDETERMINED;
import static ledger.board.Quay.n1;
import static ledger.board.Quay.s1;
import static ledger.board.Talks.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ledger.register.Register.ConsentState;
import ledger.register.Register.Status;
import ledger.view.Notices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a party denies, or reserves on, the record leaves open: it says what comes out either way.
class ContestedActTest {

  private static final String AFTER = "2026-02-25";

  @Test
  void a_suspension_that_another_party_denies_is_open_on_record_and_each_holds_its_own() {
    var talks = suspended().takes("north", "DENIES", "VALID(suspension)");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(UNDETERMINED, DUE, SUSPENDED, SUSPENDED);
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: VALID(suspension) denied by north");
    assertThat(talks.seen("record", AFTER).cell("A.n1").because().rule())
        .isEqualTo(Cell.Rule.CONTESTED);
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 UNDETERMINED since 2026-02-10");
    assertThat(talks.seen("record", AFTER).cell("A.n1").hangsOn().getFirst().ways())
        .extracting(w -> w.way() + " " + w.heldBy() + " " + w.comesOut())
        .containsExactly("HOLDS [south] [SUSPENDED]", "DOES_NOT_HOLD [north] [DUE]");
  }

  @Test
  void reserving_opens_it_too_and_is_told_apart_from_denying() {
    var talks = suspended().takes("north", "RESERVES", "VALID(suspension)");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(UNDETERMINED, UNDETERMINED, SUSPENDED, SUSPENDED);
    var cell = talks.seen("record", AFTER).cell("A.n1");
    assertThat(cell.contestedBy()).isEmpty();
    assertThat(cell.reservedBy()).hasToString("[north]");
    assertThat(talks.register("record", AFTER).notices().getFirst().state())
        .isEqualTo(Notices.State.CONTESTED);
    assertThat(talks.register("party:north", AFTER).notices().getFirst().state())
        .isEqualTo(Notices.State.UNDETERMINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WITHDRAWN", "CONCEDES"})
  void who_takes_its_denial_back_or_concedes_contests_nothing_any_more(String stance) {
    var talks =
        suspended()
            .takes("north", "2026-02-20", "DENIES", "VALID(suspension)")
            .takes("north", "2026-02-22", stance, "VALID(suspension)");
    assertThat(talks.dueness("A.n1", "2026-02-21")).startsWith(UNDETERMINED, DUE);
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"east", "observers"})
  void what_a_third_state_or_a_monitor_says_contests_nothing(String by) {
    var talks = suspended().takes(by, "DENIES", "VALID(suspension)");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED);
    assertThat(talks.register("record", AFTER).notices().getFirst().contestedBy()).isEmpty();
    assertThat(talks.seen("party:" + by, AFTER).cell("A.n1").dueness())
        .as("in its own view it goes by its own word")
        .isEqualTo(DUE);
  }

  @Test
  void who_proposes_a_text_that_names_itself_is_no_party_of_it_until_another_accepts_that() {
    var talks =
        Talks.opened()
            .reported(
                "east",
                "2026-02-01",
                "ProposeAgreement",
                "'agreement': 'A', 'form': 'WRITTEN', 'terms': {'participants': [%s, %s], 'terms': [%s]}"
                    .formatted(Talks.party("east"), Talks.party("north"), n1("")))
            .reported(
                "gazette",
                "2026-02-03",
                "RecordEntryIntoForce",
                "'actId': '"
                    + id("statement")
                    + "', 'agreement': 'A', 'effectiveAt': '2026-02-03T00:00Z'")
            .takes("east", "DENIES", "VALID(statement)");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("record", AFTER).contestedBy()).isEmpty();
    talks.accepts("north", "A", 1, "2026-02-04");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(talks.register("record", AFTER).contestedBy()).hasToString("[east]");
  }

  @Test
  void a_third_state_contests_once_a_party_affirms_it_to_be_one() {
    var talks =
        suspended()
            .takes("east", "AFFIRMS", "ROLE(east,PARTY,A)")
            .takes("east", "DENIES", "VALID(suspension)");
    assertThat(talks.dueness("A.n1", AFTER)).as("not by its own word").startsWith(SUSPENDED);
    talks.takes("west", "AFFIRMS", "ROLE(east,PARTY,A)");
    assertThat(talks.dueness("A.n1", AFTER)).startsWith(UNDETERMINED);
  }

  @Test
  void nobody_undoes_by_denying_it_what_it_did_here_itself() {
    var talks = suspended().takes("south", "DENIES", "VALID(suspension)");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(SUSPENDED, SUSPENDED, SUSPENDED, SUSPENDED);
  }

  @Test
  void a_suspension_that_is_contested_has_ended_with_its_resume_in_any_case() {
    var talks =
        suspended()
            .takes("north", "DENIES", "VALID(suspension)")
            .notice("south", "resumption", "RESUME", "2026-02-24", "");
    assertThat(talks.dueness("A.n1", "2026-02-23")).startsWith(UNDETERMINED);
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(DUE, DUE, DUE, DUE);
    assertThat(talks.hangs("A.n1", AFTER)).isEmpty();
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 DUE since 2026-02-24");
  }

  @Test
  void a_contested_resumption_leaves_open_whether_it_is_still_suspended() {
    var talks =
        suspended()
            .notice("south", "resumption", "RESUME", "2026-02-15", "")
            .takes("west", "DENIES", "VALID(resumption)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, DUE, DUE, SUSPENDED);
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: VALID(resumption) denied by west");
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VALID(consent)      | north | VALID(consent)
          VALID(consent)      | south | VALID(consent)
          CONSENTED(south,A,1)| west  | CONSENTED(south,A,1)
          CONSENTED(south,A,1)| south | CONSENTED(south,A,1)
          EXISTS(A)           | south | CONSENTED(south,A,1)
          """)
  void
      a_consent_that_the_press_reports_is_contested_by_others_and_by_whoever_is_said_to_have_given_it(
          String proposition, String by, String hangs) {
    var talks =
        Talks.proposed(n1(""))
            .accepts("north")
            .accepts("west")
            .acceptedByReport("south", "consent");
    assertThat(talks.dueness("A.n1", AFTER)).startsWith(DUE);
    talks.takes(by, "DENIES", proposition);
    assertThat(talks.seen("record", AFTER).cell("A.n1").dueness()).isEqualTo(UNDETERMINED);
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: " + hangs + " denied by " + by);
    var listed = talks.register("record", AFTER);
    assertThat(listed.status()).isEqualTo(Status.UNDETERMINED);
    assertThat(listed.contestedBy()).hasToString("[" + by + "]");
    assertThat(listed.parties())
        .filteredOn(p -> p.ref().value().equals("south"))
        .singleElement()
        .satisfies(p -> {
          assertThat(p.consent()).isEqualTo(ConsentState.UNDETERMINED);
          assertThat(p.contestedBy()).hasToString("[" + by + "]");
        });
    assertThat(talks.roll("record", AFTER)).contains("south UNDETERMINED");
  }

  @Test
  void who_accepted_here_itself_does_not_contest_that_by_denying_that_there_is_such_an_agreement() {
    var talks = Talks.inForce(n1("")).takes("south", "DENIES", "EXISTS(A)");
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 DUE since 2026-01-20");
    assertThat(talks.seen("party:south", AFTER).notHeld()).containsExactly("A");
  }

  @Test
  void a_contested_release_leaves_open_whether_it_is_still_owed() {
    var talks =
        Talks.inForce(n1(""))
            .says(
                "south",
                "2026-02-01",
                "ReleaseCommitment",
                "'actId': '" + id("release") + "', 'agreement': 'A', 'key': 'n1'")
            .takes("west", "DENIES", "VALID(release)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, RELEASED, RELEASED, DUE);
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("dueness: VALID(release) denied by west");
    assertThat(talks.seen("record", AFTER).movers())
        .as("whose turn it is hangs on it too")
        .containsExactly("north: PERFORMANCE of A.n1");
  }

  @Test
  void a_contested_reassignment_leaves_the_debtor_open_and_not_the_dueness() {
    var talks =
        Talks.inForce(n1(""))
            .says(
                "north",
                "2026-02-01",
                "ReassignCommitment",
                "'actId': '"
                    + id("handover")
                    + "', 'agreement': 'A', 'key': 'n1', 'side': 'DEBTOR', 'from': 'north', 'to': 'west'")
            .takes("south", "DENIES", "VALID(handover)");
    var cell = talks.seen("record", AFTER).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(DUE);
    assertThat(cell.debtors()).isEmpty();
    assertThat(talks.hangs("A.n1", AFTER))
        .containsExactly("debtors: VALID(handover) denied by south");
    assertThat(talks.seen("record", AFTER).movers())
        .containsExactly("north: PERFORMANCE of A.n1", "west: PERFORMANCE of A.n1");
    assertThat(talks.seen("party:south", AFTER).cell("A.n1").debtors()).hasToString("[north]");
    assertThat(talks.seen("party:west", AFTER).cell("A.n1").debtors()).hasToString("[west]");
  }

  @Test
  void a_contested_statement_of_entry_into_force_leaves_the_agreement_open() {
    var talks =
        Talks.proposed(n1(""))
            .reported(
                "gazette",
                "2026-02-01",
                "RecordEntryIntoForce",
                "'actId': '"
                    + id("statement")
                    + "', 'agreement': 'A', 'effectiveAt': '2026-02-01T00:00Z'");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
    talks.accepts("north").takes("south", "DENIES", "VALID(statement)");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(talks.register("record", AFTER).contestedBy()).hasToString("[south]");
    assertThat(talks.register("party:south", AFTER).status()).isEqualTo(Status.PROPOSED);
    assertThat(talks.dueness("A.n1", AFTER).getFirst()).isEqualTo(UNDETERMINED);
    assertThat(talks.dates("record", AFTER))
        .contains("ENTRY_INTO_FORCE A 2026-02-01 if date: VALID(statement) denied by south");
  }

  @Test
  void a_contested_finding_leaves_open_what_waits_for_it() {
    var talks =
        Talks.inForce(s1(""))
            .says(
                "north",
                "2026-02-01",
                "AllegeBreach",
                "'id': 'al', 'against': 'south', 'keys': ['s1'], 'particulars': 'no ship came'")
            .says(
                "observers",
                "2026-02-10",
                "RecordFinding",
                "'actId': '"
                    + id("finding")
                    + "', 'id': 'al', 'body': 'observers', 'basis': 'both asked', 'result': 'SUBSTANTIATED'");
    talks.proposes(
        "north", "2026-02-02", "B", Talks.PARTIES, List.of(n1("'antecedent': {'found': 'al'}")));
    for (var party : List.of("north", "south", "west")) talks.accepts(party, "B", 1, "2026-02-03");
    assertThat(talks.record("B.n1", AFTER)).isEqualTo("B.n1 DUE since 2026-02-10");
    talks.takes("south", "DENIES", "VALID(finding)");
    assertThat(talks.dueness("B.n1", AFTER))
        .containsExactly(UNDETERMINED, DUE, Dueness.CONDITIONAL, DUE);
    assertThat(talks.hangs("B.n1", AFTER))
        .containsExactly("dueness: VALID(finding) denied by south");
  }

  @Test
  void a_contested_correction_is_read_both_with_it_and_without_it() {
    var talks =
        Talks.proposed(n1(""))
            .withCustodians()
            .accepts("north")
            .accepts("west")
            .acceptedByReport("south", "consent")
            .filed(
                "custodian1",
                "CorrectRecord",
                "'actId': '"
                    + id("correction")
                    + "', 'target': '"
                    + id("consent")
                    + "', 'patch': {'statedAt': '2026-02-24T00:00Z'}, 'reason': 'misread'");
    assertThat(talks.record("A.n1", AFTER)).isEqualTo("A.n1 DUE since 2026-02-24");
    talks.takes("south", "DENIES", "VALID(correction)");
    assertThat(talks.dueness("A.n1", "2026-02-22").getFirst()).isEqualTo(UNDETERMINED);
    assertThat(talks.hangs("A.n1", "2026-02-22"))
        .containsExactly("dueness: VALID(correction) denied by south");
    assertThat(talks.record("A.n1", AFTER))
        .as("in force either way, and since the later of the two days")
        .isEqualTo("A.n1 DUE since 2026-02-24");
    assertThat(talks.seen("party:south", AFTER).line("A.n1"))
        .isEqualTo("A.n1 DUE since 2026-01-20");
  }

  @Test
  void a_contested_amendment_leaves_open_which_text_applies() {
    var talks =
        Talks.inForce(n1("'due': {'at': '2026-02-10T00:00Z'}"), s1(""))
            .says(
                "north",
                "2026-02-01",
                "ReviseTerms",
                "'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'terms': [%s, %s]}"
                    .formatted(
                        n1("'due': {'at': '2026-03-10T00:00Z'}"), s1("").replace("s1", "s2")))
            .accepts("north", "A", 2, "2026-02-02")
            .accepts("west", "A", 2, "2026-02-03")
            .reported(
                "south",
                "2026-02-04",
                "DeclareConsent",
                "'actId': '"
                    + id("amended")
                    + "', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT'");
    assertThat(talks.record("A.n1", AFTER)).startsWith("A.n1 DUE").endsWith("due 2026-03-10");
    talks.takes("south", "DENIES", "VALID(amended)");
    assertThat(talks.dueness("A.n1", AFTER))
        .containsExactly(UNDETERMINED, DUE, Dueness.PAST_DUE, DUE);
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("record", AFTER).inForceVersion()).isEmpty();
    assertThat(talks.register("party:south", AFTER).inForceVersion()).hasValue(1);
    assertThat(talks.seen("record", AFTER).cell("A.s2").debtors())
        .as("whoever owes what only the new text has")
        .hasToString("[south]");
    assertThat(talks.seen("record", AFTER).cell("A.s2").dueness()).isEqualTo(UNDETERMINED);
  }

  @Test
  void a_contested_termination_leaves_open_the_agreement_its_register_its_dates_and_its_members() {
    var talks =
        Talks.inForce(n1(""))
            .notice("south", "end", "TERMINATE", "2026-02-10", "")
            .takes("west", "DENIES", "VALID(end)");
    assertThat(talks.dueness("A.n1", AFTER)).containsExactly(UNDETERMINED, ENDED, ENDED, DUE);
    for (var view : Talks.VIEWS)
      assertThat(talks.register(view, AFTER).contestedBy())
          .as("shown in every view: " + view)
          .hasToString("[west]");
    assertThat(talks.register("record", AFTER).status()).isEqualTo(Status.UNDETERMINED);
    assertThat(talks.register("party:west", AFTER).status()).isEqualTo(Status.IN_FORCE);
    assertThat(talks.register("party:north", AFTER).status()).isEqualTo(Status.TERMINATED);
    assertThat(talks.dates("record", AFTER))
        .contains(
            "AGREEMENT_ENDS A 2026-02-10 if date: VALID(end) denied by west",
            "NOTICE_TAKES_EFFECT end/south 2026-02-10 if date: VALID(end) denied by west");
    assertThat(talks.roll("record", AFTER))
        .containsExactly("north UNDETERMINED", "south UNDETERMINED", "west UNDETERMINED");
    assertThat(talks.seen("record", AFTER).movers()).containsExactly("north: PERFORMANCE of A.n1");
  }

  private static Talks suspended() {
    return Talks.inForce(n1("")).notice("south", "suspension", "SUSPEND", "2026-02-10", "");
  }
}
