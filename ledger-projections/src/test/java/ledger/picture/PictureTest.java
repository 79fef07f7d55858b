package ledger.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ledger.Harbour;
import ledger.act.Act;
import ledger.dossier.Folded;
import ledger.timeline.Timeline;
import ledger.timeline.Timeline.Line;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final List<Id> PARTIES = List.of(Id.of("north"), Id.of("south"));

  private static List<Line> said(Harbour harbour) {
    return Timeline.of(Folded.valuation(harbour, Harbour.NOW)).lines().stream()
        .filter(line -> line.act() instanceof Act.Statement)
        .toList();
  }

  private static Harbour stance(Harbour harbour, String party, String statedAt) {
    return harbour.given(
        "rep:" + party,
        "TakeStance",
        "'by': '%s', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'statedAt': %s"
            .formatted(party, statedAt));
  }

  /// A hundred days on each of which each side says a few things: more than a picture takes.
  private static Harbour longQuarrel() {
    var random = new Random(17);
    var harbour = Harbour.proposed();
    var day = Instant.parse("2025-06-01T00:00:00Z");
    for (int i = 0; i < 300; i++) {
      var at = day.plusSeconds(86_400L * random.nextInt(100) + random.nextInt(80_000));
      harbour = stance(harbour, random.nextBoolean() ? "north" : "south", "'" + at + "'");
    }
    return harbour;
  }

  @Test
  void every_side_has_a_lane_of_one_height_and_everybody_else_has_one() {
    var picture = Picture.of(said(longQuarrel()), PARTIES);
    assertThat(picture.lanes())
        .extracting(lane -> lane.map(Id::value).orElse("others"))
        .containsExactly("north", "south", "others");
    assertThat(picture.height()).isEqualTo(Picture.HEAD + 3 * Picture.LANE);
    assertThat(picture.marks())
        .allSatisfy(mark -> {
          int top = Picture.HEAD + mark.lane() * Picture.LANE;
          assertThat(mark.y()).isBetween(top + 9, top + Picture.LANE - 9);
          assertThat(mark.x()).isBetween(9, picture.width() - 9);
        });
  }

  @Test
  void every_act_is_in_one_mark_and_the_marks_are_bounded() {
    var lines = said(longQuarrel());
    var picture = Picture.of(lines, PARTIES);
    var drawn = new ArrayList<Line>();
    picture.marks().forEach(mark -> drawn.addAll(mark.acts()));
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(picture.columns()).hasSizeLessThanOrEqualTo(Picture.MOST_SLOTS);
    assertThat(picture.marks())
        .hasSizeLessThanOrEqualTo(3 * Picture.ROWS * Picture.MOST_SLOTS)
        .anyMatch(Picture.Mark::isSeveral);
  }

  @Test
  void what_was_said_earlier_never_stands_behind_what_was_said_later() {
    var lines = said(longQuarrel());
    var picture = Picture.of(lines, PARTIES);
    for (int lane = 0; lane < 3; lane++) {
      int one = lane;
      var marks = picture.marks().stream().filter(mark -> mark.lane() == one).toList();
      assertThat(marks.stream().map(Picture.Mark::x).toList()).isSorted();
      assertThat(marks.stream().flatMap(mark -> mark.acts().stream()).map(lines::indexOf).toList())
          .isSorted();
    }
  }

  @Test
  void no_two_marks_stand_on_each_other() {
    var picture = Picture.of(said(longQuarrel()), PARTIES);
    assertThat(picture.marks().stream().map(mark -> mark.x() + "," + mark.y()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_time_that_is_not_known_to_the_day_is_a_stretch_over_its_days() {
    var harbour =
        stance(
            stance(
                stance(
                    Harbour.proposed(),
                    "south",
                    "{'from': '2026-02-02T00:00Z', 'to': '2026-02-09T00:00Z', 'precision': 'WEEK', 'zone': 'UTC'}"),
                "north",
                "'2026-02-04T10:00Z'"),
            "north",
            "'2026-02-12T10:00Z'");
    var picture = Picture.of(said(harbour), PARTIES);
    assertThat(picture.stretches()).hasSize(1);
    var stretch = picture.stretches().getFirst();
    assertThat(stretch.x() + stretch.width())
        .isBetween(picture.columns().get(2).x(), picture.columns().get(3).x());
    assertThat(stretch.act().by().orElseThrow()).hasToString("south");
  }

  @Test
  void how_much_later_an_act_was_recorded_is_told() {
    assertThat(
            IntStream.of(0, 1, 6, 7, 364, 365)
                .mapToObj(days -> Picture.Gap.of(Duration.ofDays(days))))
        .containsExactly(
            Picture.Gap.NONE,
            Picture.Gap.DAYS,
            Picture.Gap.DAYS,
            Picture.Gap.WEEKS,
            Picture.Gap.WEEKS,
            Picture.Gap.YEARS);
  }

  @Test
  void mirrored_twice_it_is_the_same_and_once_it_has_the_same_size() {
    var picture = Picture.of(said(longQuarrel()), PARTIES);
    assertThat(picture.mirrored().mirrored()).isEqualTo(picture);
    assertThat(picture.mirrored().width()).isEqualTo(picture.width());
    assertThat(picture.mirrored().marks())
        .allSatisfy(mark -> assertThat(mark.x()).isBetween(9, picture.width() - 9));
  }

  @Test
  void of_very_many_parties_none_is_preferred() {
    var many = IntStream.range(0, 40).mapToObj(i -> Id.of("p" + i)).toList();
    assertThat(Picture.of(said(Harbour.proposed()), many).lanes()).hasSize(1);
  }

  @Test
  void of_nothing_there_is_a_picture_of_nothing() {
    var picture = Picture.of(List.of(), PARTIES);
    assertThat(picture.marks()).isEmpty();
    assertThat(picture.width()).isPositive();
  }
}
