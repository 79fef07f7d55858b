package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.browser.Story.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A mediator and one party have a word apart, and put it on record by hand. The other party sees
/// no trace of it on any page.
@OnStage
class CaucusIT {

  private static final String SECRET = "We could live with two trucks";
  private static final String SIDE = "rep:azerbaijan";
  private static final String OTHER_SIDE = "rep:regional-leadership";

  private static long heard;
  private static long apart;

  @BeforeAll
  static void a_word_is_said_before_all_and_one_apart(Stage stage) {
    try (var owner = stage.visit("owner", Eyes.USUAL);
        var side = stage.visit(SIDE, Eyes.USUAL)) {
      var hand = new Hand(owner);
      hand.opens("caucus", told("OpenNegotiation", Map.of("title", "A word apart")));
      for (var party : List.of("north", "south"))
        hand.records(
            "caucus",
            told("RegisterReferent", Map.of("id", party, "kind", "PARTY", "neutralLabel", party)));
      hand.records("caucus", admitted("north", SIDE));
      hand.records("caucus", admitted("south", OTHER_SIDE));
      hand.records(
          "caucus",
          told(
              "DefineCompartment",
              Map.of("id", "apart", "members", List.of("owner", SIDE), "visibility", "AS_SEALED")));
      var party = new Hand(side);
      heard = party.records("caucus", issue("How many trucks are to pass?", Map.of()));
      apart = party.records("caucus", issue(SECRET, Map.of("compartments", List.of("apart"))));
    }
  }

  private static Told told(String act, Map<String, Object> fields) {
    return new Told(act, Map.of(), fields);
  }

  private static Told admitted(String actor, String user) {
    return told(
        "AdmitParticipant", Map.of("actor", actor, "capacity", "REP", "userIds", List.of(user)));
  }

  /// The names of the issue and of its answer are left to the page.
  private static Told issue(String question, Map<String, Object> where) {
    return new Told(
        "RaiseIssue",
        where,
        Map.of(
            "by",
            "north",
            "question",
            question,
            "propositions",
            List.of(Map.of("kind", "CLAIM", "text", question))));
  }

  @TestFactory
  Stream<DynamicTest> the_other_side_finds_it_in_no_room(Stage stage) {
    return rooms(stage)
        .map(room ->
            DynamicTest.dynamicTest(
                room, () -> assertThat(source(stage, OTHER_SIDE, room)).doesNotContain(SECRET)));
  }

  private static Stream<String> rooms(Stage stage) {
    return Stream.concat(
        Pages.rooms(stage).stream().map(room -> room.replace("/corridor", "/caucus")),
        Stream.of("/negotiations", "/negotiations/caucus/search?q=trucks"));
  }

  private static String source(Stage stage, String user, String path) {
    try (var visit = stage.visit(user, Eyes.USUAL)) {
      visit.open(path);
      return visit.page().content();
    }
  }

  @Test
  void its_own_side_reads_it_and_the_other_side_reads_what_was_said_before_all(Stage stage) {
    assertThat(source(stage, SIDE, "/negotiations/caucus/timeline")).contains(SECRET);
    assertThat(source(stage, OTHER_SIDE, "/negotiations/caucus/timeline"))
        .contains("How many trucks are to pass?");
  }

  @Test
  void the_page_of_the_act_is_none_to_the_other_side(Stage stage) {
    try (var side = stage.visit(SIDE, Eyes.USUAL);
        var other = stage.visit(OTHER_SIDE, Eyes.USUAL)) {
      assertThat(side.open("/negotiations/caucus/acts/" + apart).status()).isEqualTo(200);
      assertThat(other.open("/negotiations/caucus/acts/" + heard).status()).isEqualTo(200);
      assertThat(other.open("/negotiations/caucus/acts/" + apart).status()).isEqualTo(404);
    }
  }

  @Test
  void the_compartment_can_be_chosen_by_its_members_alone(Stage stage) {
    var form = "/negotiations/caucus/record/RaiseIssue";
    assertThat(source(stage, SIDE, form)).contains("value=\"apart\"");
    assertThat(source(stage, OTHER_SIDE, form)).doesNotContain("value=\"apart\"");
  }
}
