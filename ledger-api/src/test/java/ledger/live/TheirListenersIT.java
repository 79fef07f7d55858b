package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import ledger.Eventually;
import ledger.LedgerIT;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

/// Whoever listens with software of others hears of every act, however the line is cut.
///
/// All of them listen at once, each on a line of its own, because each waits some seconds before it
/// comes again.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
    properties = {
      "ledger.live.heartbeat=300ms",
      "ledger.live.held=16",
      "ledger.live.streams=2000",
      "ledger.live.streams-of-one=1000",
      "spring.datasource.hikari.maximum-pool-size=8"
    })
class TheirListenersIT extends LedgerIT {

  private static final String HERE = "cut-lines";

  private final Map<TheirListener, Line> lines = new EnumMap<>(TheirListener.class);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Long> recorded = new ArrayList<>();

  @BeforeAll
  void all_lines_are_cut_again_and_again_and_acts_are_recorded_meanwhile() throws Exception {
    long last = harbour(HERE);
    last = mustRecord("opener", admission());
    get("listener", "/negotiations");
    getAt(last, "listener", "/negotiations/" + HERE);
    TheirListener.install();
    for (var listener : TheirListener.values())
      if (listener.missing().isEmpty()) {
        var line = new Line(port, token("listener"), TheirListener.FOLDER);
        lines.put(listener, line);
        open.add(listener.on(line));
        open.add(line);
      }

    untilAll("nobody was told where it stands", line -> !line.heard().isEmpty());
    lines.values().forEach(Line::cut);
    record(3);
    lines.values().forEach(Line::mend);
    untilTold();

    for (var place : Line.Within.values()) {
      lines.values().forEach(line -> line.cutWithin(place));
      record(1);
      untilAll("no act rang", Line::isCut);
      record(2);
      lines.values().forEach(Line::mend);
      untilTold();
    }
  }

  @AfterAll
  void nobody_listens_any_more() throws Exception {
    for (var listening : open) listening.close();
  }

  @ParameterizedTest
  @EnumSource
  void each_act_is_heard_of_once_and_in_order(TheirListener listener) {
    assertThat(
            line(listener).heard().stream()
                .filter(heard -> heard.event().equals("changed"))
                .map(Line.Heard::position))
        .isEqualTo(recorded);
  }

  @ParameterizedTest
  @EnumSource
  void whoever_comes_again_names_the_place_that_it_was_told(TheirListener listener) {
    var cameFrom = line(listener).cameFrom();
    assertThat(cameFrom).hasSizeGreaterThanOrEqualTo(1 + 1 + Line.Within.values().length);
    assertThat(cameFrom.getFirst()).isEmpty();
    assertThat(cameFrom.subList(1, cameFrom.size())).allMatch(Optional::isPresent);
    assertThat(cameFrom.stream().flatMap(Optional::stream)).isSorted();
  }

  private Line line(TheirListener listener) {
    assumeTrue(listener.missing().isEmpty(), () -> listener.missing().orElseThrow());
    return Objects.requireNonNull(lines.get(listener));
  }

  private String admission() {
    token("listener");
    return act(
        HERE,
        "AdmitParticipant",
        "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['listener']");
  }

  private void record(int acts) {
    for (int i = 0; i < acts; i++)
      recorded.add(
          mustRecord(
              "rep:south",
              act(
                  HERE,
                  "TakeStance",
                  "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'proposition': 'SHOULD(A)', 'stance': 'RESERVES'")));
  }

  /// Not whether everything was: that is each listener's own test.
  private void untilTold() throws InterruptedException {
    long last = recorded.getLast();
    untilAll(
        "position " + last + " was not heard of",
        line -> line.heard().stream().anyMatch(heard -> heard.position() >= last));
  }

  private void untilAll(String otherwise, Predicate<Line> holds) {
    try {
      Eventually.until(otherwise, () -> lines.values().stream().allMatch(holds));
    } catch (ConditionTimeoutException e) {
      var late = lines.entrySet().stream().filter(line -> !holds.test(line.getValue())).toList();
      throw new AssertionError(
          otherwise + " by " + late.stream().map(Map.Entry::getKey).toList(), e);
    }
  }
}
