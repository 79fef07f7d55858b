package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A borrowed machine at the end of a poor line.
@OnStage
@Tag("long")
class PoorLinkIT {

  /// Of what comes until the first room is there, from signing in on, with nothing kept from
  /// before.
  private static final long FIRST = 40_000;

  private static final long EACH_FURTHER = 25_000;

  @Test
  void what_comes_over_it_is_small(Stage stage) {
    try (var visit = stage.stranger(Eyes.USUAL)) {
      var wire = Wire.of(visit);
      visit.signIn("recorder", stage.token("recorder"));
      visit.open("/negotiations/corridor");
      assertThat(wire.taken()).as("bytes up to the first room").isBetween(1L, FIRST);
      var each = new LinkedHashMap<String, Long>();
      for (var room : Pages.rooms(stage)) {
        visit.open(room);
        each.put(room, wire.taken());
      }
      System.out.println("Bytes of each room: " + each);
      assertThat(each).allSatisfy((_, bytes) -> assertThat(bytes).isLessThan(EACH_FURTHER));
    }
  }

  @Test
  void one_can_work_at_50_kilobits_and_a_second_of_latency(Stage stage) {
    try (var visit = stage.stranger(Eyes.USUAL)) {
      Wire.of(visit).slow(50, 1_000);
      visit.page().setDefaultTimeout(60_000);
      var took = new LinkedHashMap<String, Duration>();
      var start = Instant.now();
      visit.signIn("recorder", stage.token("recorder"));
      took.put("sign in", Duration.between(start, Instant.now()));
      for (var room : List.of("", "/board", "/timeline", "/record/TakeStance"))
        took.put(room, untilRead(visit, "/negotiations/corridor" + room));
      System.out.println("Until text is there, at 50 kbit/s and 1 s: " + took);
      assertThat(took).allSatisfy((_, time) -> assertThat(time).isLessThan(Duration.ofSeconds(10)));
    }
  }

  private static Duration untilRead(Visit visit, String room) {
    var start = Instant.now();
    visit.open(room);
    return Duration.between(start, Instant.now());
  }
}
