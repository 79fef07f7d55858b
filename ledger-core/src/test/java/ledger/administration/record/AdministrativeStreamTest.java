package ledger.administration.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent.AccountOpened;
import ledger.administration.RecordedEntry;
import ledger.log.Altered;
import ledger.log.FakeLog;
import ledger.log.FakeLog.Shelf;
import ledger.log.FakeLog.Weather;
import ledger.log.Intake;
import ledger.log.Log;
import ledger.log.LogEntry;
import ledger.log.Outcome;
import ledger.log.Sequencer;
import ledger.log.StreamReader;
import ledger.value.Hash;
import org.junit.jupiter.api.Test;

/// The state that the ledger's own entries leave, on nodes of one log.
class AdministrativeStreamTest {

  private final Shelf shelf = new Shelf();
  private long signed;
  private Instant now = Instant.EPOCH;

  /// What the stream has on record, and whether the tree reaches it.
  private final class Shown implements StreamReader {
    @Override
    public List<LogEntry> behind(Optional<LogEntry> known, String stream) {
      return shelf.entries().stream()
          .filter(entry -> entry.identity().stream().id().equals(stream))
          .skip(known.map(entry -> entry.identity().version() + 1).orElse(0L))
          .toList();
    }

    @Override
    public boolean isSigned(LogEntry entry) {
      if (entry.position() >= signed) return false;
      if (!shelf.entries().get((int) entry.position()).hash().equals(entry.hash()))
        throw new Altered(entry.position(), "it is not the entry that the tree has there");
      return true;
    }
  }

  private AdministrativeStream<List<UserId>> node(Log log) {
    var intake = new Intake(new Sequencer(log, () -> 0, UUID::randomUUID, _ -> {}), "test").start();
    return new AdministrativeLog(new Shown(), intake, new Random(2), () -> now)
        .stream("accounts", List.of(), AdministrativeStreamTest::users);
  }

  private AdministrativeStream<List<UserId>> node() {
    return node(new FakeLog(shelf, new Random(1), Weather.FINE, () -> {}));
  }

  private static List<UserId> users(List<UserId> before, List<RecordedEntry> news) {
    var users = new ArrayList<>(before);
    for (var entry : news)
      if (entry.entry().event() instanceof AccountOpened opened) users.add(opened.user());
    return List.copyOf(users);
  }

  private static UserId user(String name) {
    return new UserId(name);
  }

  /// Empty where the user has an account.
  private static Optional<Outcome> open(AdministrativeStream<List<UserId>> node, String name) {
    return node.append(
        Optional.empty(),
        users ->
            users.contains(user(name))
                ? Optional.empty()
                : Optional.of(new AccountOpened(user(name), false, Hash.of(name))));
  }

  @Test
  void what_one_node_puts_on_record_every_other_knows_when_it_is_asked_next() {
    var here = node();
    var there = node();
    assertThat(open(here, "north")).containsInstanceOf(Outcome.Appended.class);
    assertThat(there.now()).containsExactly(user("north"));
    assertThat(open(there, "south")).containsInstanceOf(Outcome.Appended.class);
    assertThat(here.now()).containsExactly(user("north"), user("south"));
  }

  @Test
  void
      whoever_asks_for_a_recent_state_has_what_this_node_put_on_record_and_others_a_moment_later() {
    var here = node();
    var there = node();
    open(here, "north");
    assertThat(here.recent()).containsExactly(user("north"));

    open(there, "south");
    assertThat(here.recent()).containsExactly(user("north"));
    now = now.plus(AdministrativeStream.AGE);
    assertThat(here.recent()).containsExactly(user("north"), user("south"));

    open(there, "east");
    now = now.minusMillis(1); // the clock was put back
    assertThat(here.recent()).hasSize(3);
  }

  @Test
  void what_another_node_was_faster_with_is_decided_again() {
    var here = node();
    var there = node();
    here.now();
    assertThat(open(there, "north")).isPresent();
    var decided = new ArrayList<List<UserId>>();

    var outcome =
        here.append(
            Optional.empty(),
            users -> {
              decided.add(users);
              if (decided.size() == 1) open(there, "south");
              return users.contains(user("south"))
                  ? Optional.empty()
                  : Optional.of(new AccountOpened(user("south"), false, Hash.of("mine")));
            });

    assertThat(outcome).isEmpty();
    assertThat(decided)
        .containsExactly(List.of(user("north")), List.of(user("north"), user("south")));
    assertThat(shelf.entries()).hasSize(2);
  }

  @Test
  void where_the_store_went_away_before_it_answered_that_is_told() {
    assertThat(open(node(new Gone()), "north")).containsInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void an_entry_that_was_read_before_a_checkpoint_reached_it_is_held_against_the_first_that_does() {
    var writer = node();
    open(writer, "north");
    open(writer, "south");
    var reader = node();
    assertThat(reader.now()).hasSize(2);

    var entries = shelf.entries();
    var forged = node();
    entries.set(1, altered(entries.get(1)));
    signed = 2;

    assertThatThrownBy(reader::now)
        .isInstanceOf(Altered.class)
        .hasMessageStartingWith("position 1");
    assertThat(forged.now()).hasSize(2);
  }

  /// The same with another salt: another leaf.
  private static LogEntry altered(LogEntry entry) {
    var other = new Shelf();
    var log = new FakeLog(other, new Random(1), Weather.FINE, () -> {});
    var intake =
        new Intake(new Sequencer(log, () -> 0, UUID::randomUUID, _ -> {}), "other").start();
    new AdministrativeLog(new Nothing(), intake, new Random(3), InstantSource.fixed(Instant.EPOCH))
        .stream("accounts", List.of(), AdministrativeStreamTest::users)
            .append(
                Optional.empty(),
                _ -> Optional.of(new AccountOpened(user("x"), true, Hash.of("x"))));
    return LogEntry.of(entry.position(), other.entries().getFirst().opening());
  }

  /// A store that takes a batch and is not there any more to say what it did with it.
  private static final class Gone implements Log {
    @Override
    public Answer append(Batch batch) {
      return new Answer.InDoubt("gone");
    }

    @Override
    public boolean resolve(Batch batch) {
      throw new Unreachable(new IllegalStateException("gone"));
    }

    @Override
    public Head head() {
      return new Head(0, 0);
    }

    @Override
    public List<LogEntry> from(long position, int most) {
      return List.of();
    }

    @Override
    public Map<String, Long> nextVersions(Collection<String> streams) {
      return Map.of();
    }

    @Override
    public Map<String, LogEntry> last(Collection<String> negotiations) {
      return Map.of();
    }

    @Override
    public Map<UUID, LogEntry> byEvent(Collection<UUID> events) {
      return Map.of();
    }
  }

  private record Nothing() implements StreamReader {
    @Override
    public List<LogEntry> behind(Optional<LogEntry> known, String stream) {
      return List.of();
    }

    @Override
    public boolean isSigned(LogEntry entry) {
      return true;
    }
  }
}
