package ledger.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The store as PostgreSQL behaves, in memory: one head, unique ids and versions, an epoch; and the
/// ways in which it fails.
///
/// One [Shelf] is the database; each node has a FakeLog of its own on it.
public final class FakeLog implements Log {

  /// What is durable.
  public static final class Shelf {
    final List<LogEntry> entries = new ArrayList<>();
    final List<Long> recorded = new ArrayList<>();
    final Map<UUID, Long> batches = new HashMap<>();
    final Set<UUID> events = new HashSet<>();
    final Set<String> versions = new HashSet<>();
    long epoch = 1;

    public List<LogEntry> entries() {
      return entries;
    }
  }

  /// How often things go wrong, in percent.
  public record Weather(int lost, int failed, int unreachable) {
    public static final Weather FINE = new Weather(0, 0, 0);
  }

  private final Shelf shelf;
  private final long epoch;
  private final RandomGenerator chance;
  private final Weather weather;
  private final Runnable meanwhile;

  /// @param meanwhile what others do between this node's reads and its append
  public FakeLog(Shelf shelf, RandomGenerator chance, Weather weather, Runnable meanwhile) {
    this.shelf = shelf;
    this.epoch = shelf.epoch;
    this.chance = chance;
    this.weather = weather;
    this.meanwhile = meanwhile;
  }

  @Override
  public Answer append(Batch batch) {
    meanwhile.run();
    if (happens(weather.failed())) return new Answer.Failed("no room");
    boolean lost = happens(weather.lost());
    if (lost && chance.nextBoolean()) return new Answer.InDoubt("gone before it was sent");
    var answer = appended(batch);
    return lost ? new Answer.InDoubt("gone before the answer") : answer;
  }

  private Answer appended(Batch batch) {
    if (shelf.epoch != epoch) return new Answer.Fenced();
    long head = shelf.entries.size();
    if (head != batch.expected()) return new Answer.HeadMoved();
    if (!shelf.recorded.isEmpty() && batch.recorded() < shelf.recorded.getLast())
      return new Answer.HeadMoved();
    var ids = new HashSet<UUID>();
    var versions = new HashSet<String>();
    for (var entry : batch.entries()) {
      var identity = entry.identity();
      if (shelf.events.contains(identity.event()) || !ids.add(identity.event()))
        return new Answer.Collided();
      var version = identity.stream().id() + "@" + identity.version();
      if (shelf.versions.contains(version) || !versions.add(version)) return new Answer.Collided();
    }
    shelf.events.addAll(ids);
    shelf.versions.addAll(versions);
    shelf.batches.put(batch.id(), head);
    for (var entry : batch.entries()) {
      shelf.entries.add(entry);
      shelf.recorded.add(batch.recorded());
    }
    return new Answer.Done();
  }

  private boolean happens(int percent) {
    return percent > 0 && chance.nextInt(100) < percent;
  }

  private void reach() {
    if (happens(weather.unreachable())) throw new Unreachable(new IllegalStateException("down"));
  }

  @Override
  public boolean resolve(Batch batch) {
    reach();
    return shelf.batches.containsKey(batch.id());
  }

  @Override
  public Head head() {
    reach();
    return new Head(shelf.entries.size(), shelf.recorded.isEmpty() ? 0 : shelf.recorded.getLast());
  }

  @Override
  public List<LogEntry> from(long position, int most) {
    reach();
    return shelf.entries.stream().skip(position).limit(most).toList();
  }

  @Override
  public Map<String, Long> nextVersions(Collection<String> streams) {
    reach();
    var next = new HashMap<String, Long>();
    for (var entry : shelf.entries) {
      var identity = entry.identity();
      if (streams.contains(identity.stream().id()))
        next.merge(identity.stream().id(), identity.version() + 1, Math::max);
    }
    return next;
  }

  @Override
  public Map<String, LogEntry> last(Collection<String> negotiations) {
    reach();
    var last = new HashMap<String, LogEntry>();
    for (var entry : shelf.entries)
      if (negotiations.contains(entry.negotiation())) last.put(entry.negotiation(), entry);
    return last;
  }

  @Override
  public Map<UUID, LogEntry> byEvent(Collection<UUID> events) {
    reach();
    var there = new HashMap<UUID, LogEntry>();
    for (var entry : shelf.entries)
      if (events.contains(entry.identity().event())) there.put(entry.identity().event(), entry);
    return there;
  }
}
