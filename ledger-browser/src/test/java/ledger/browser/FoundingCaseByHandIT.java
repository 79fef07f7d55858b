package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The founding case, put on record by hand: opened, registered and admitted by its owner, told by
/// a recorder, sixty-five acts with nothing but the pages. Then the pages say what they have to
/// say.
@Tag("long")
@OnStage
class FoundingCaseByHandIT {

  private static final String HERE = "/negotiations/by-hand";

  /// Who says what, in the words that a cell begins with: Azerbaijan, the leadership of the region,
  /// Russia, the United States, the European Union, somebody unnamed.
  private static final String POSITIONS =
      """
      EXISTS(W)              | · consent, attributed | affirms               | ·       | ·       | ·                | ·
      EXISTS(T)              | affirms by act        | · consent, attributed | affirms | ·       | ·                | ·
      EXISTS(P)              | affirms               | · left open           | ·       | ·       | ·                | ·
      MEANS(T.LT,T.par)      | affirms               | ·                     | affirms | ·       | ·                | ·
      MEANS(W.LW,W.after)    | ·                     | affirms               | ·       | ·       | ·                | ·
      OCCURRED(O1)           | ·                     | ·                     | ·       | ·       | affirms welcomes | ·
      OCCURRED(O2)           | ·                     | affirms by act        | ·       | ·       | ·                | ·
      BREACH(AL1)            | affirms               | denies                | ·       | ·       | ·                | ·
      BREACH(AL2)            | ·                     | affirms               | ·       | ·       | ·                | ·
      RELATION(T,P,RESTATES) | affirms               | ·                     | ·       | ·       | ·                | ·
      CLAIM(c1)              | affirms               | ·                     | ·       | ·       | ·                | ·
      CLAIM(c2)              | ·                     | denies                | ·       | ·       | ·                | ·
      CLAIM(c3)              | ·                     | affirms no details    | ·       | ·       | ·                | affirms
      SHOULD(T)              | ·                     | ·                     | ·       | affirms | affirms          | ·
      SHOULD(both-routes)    | ·                     | ·                     | ·       | ·       | affirms to all   | ·
      """;

  /// What that comes to, by view: the western road, the eastern route, and who moves next.
  private static final String COMMITMENTS =
      """
      Record view                                            | not in force     | not in force          | –
      According to Azerbaijan                                | conditional P.pA | conditional P.pB      | Leadership of the region to confirm readiness
      According to Leadership of the region                  | due W.wA         | discharged W.wB       | Azerbaijan to perform
      According to Russia                                    | conditional T.tA | conditional T.tB      | Leadership of the region to confirm readiness
      Common ground of Azerbaijan and Leadership of the region | diverges       | not the same conduct  | diverges
      """;

  @BeforeAll
  static void it_is_put_on_record_by_hand(Stage stage) throws IOException {
    try (var owner = stage.visit("owner", Eyes.USUAL);
        var recorder = stage.visit("recorder", Eyes.USUAL)) {
      var setup = Story.of("setup.yaml");
      var hand = new Hand(owner);
      hand.opens("by-hand", setup.getFirst());
      setup.stream().skip(1).forEach(told -> hand.records("by-hand", told));
      var other = new Hand(recorder);
      Story.of("story.yaml").forEach(told -> other.records("by-hand", told));
    }
  }

  @Test
  void the_positions_are_those_of_the_case(Stage stage) {
    says(stage, "", POSITIONS);
  }

  @Test
  void the_commitments_are_those_of_the_case(Stage stage) {
    says(stage, "/board", COMMITMENTS);
  }

  private static void says(Stage stage, String room, String expected) {
    try (var visit = stage.visit("recorder", Eyes.USUAL)) {
      visit.open(HERE + room);
      var shown = ShownTable.of(visit);
      var rows = rows(expected);
      assertThat(shown).containsOnlyKeys(rows.keySet());
      rows.forEach((row, cells) -> assertThat(shown.get(row)).as(row).hasSameSizeAs(cells));
      assertThat(shown)
          .allSatisfy((row, cells) ->
              assertThat(cells)
                  .as(row)
                  .zipSatisfy(
                      rows.getOrDefault(row, List.of()),
                      (cell, begins) -> assertThat(begun(cell, begins)).isEqualTo(begins)));
    }
  }

  /// As much of a cell as is expected; of a silent one all.
  private static String begun(String cell, String begins) {
    return begins.equals("·") || cell.length() < begins.length()
        ? cell
        : cell.substring(0, begins.length());
  }

  private static Map<String, List<String>> rows(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .collect(Collectors.toMap(List::getFirst, line -> line.subList(1, line.size())));
  }

  /// Whichever way an act came in, the pages say the same of it.
  @TestFactory
  Stream<DynamicTest> the_pages_say_what_they_say_of_the_case_recorded_from_files(Stage stage) {
    return Stream.of("", "/board", "/register", "/docket", "/readiness")
        .map(room ->
            DynamicTest.dynamicTest(
                HERE + room,
                () -> {
                  try (var visit = stage.visit("recorder", Eyes.USUAL)) {
                    visit.open("/negotiations/corridor" + room);
                    var expected = read(visit);
                    visit.open(HERE + room);
                    assertThat(read(visit)).isEqualTo(expected);
                  }
                }));
  }

  /// Without what differs by itself: which number an act was given, and what an unnamed source is
  /// called.
  private static String read(Visit visit) {
    return visit.text().replaceAll("№ \\d+", "№").replaceAll("(anon|unnamed)-\\d+", "unnamed");
  }
}
