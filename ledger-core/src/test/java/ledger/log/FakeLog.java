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
    for (var draft : batch.drafts()) {
      if (shelf.events.contains(draft.event()) || !ids.add(draft.event()))
        return new Answer.Collided();
      var version = draft.stream() + "@" + draft.version();
      if (shelf.versions.contains(version) || !versions.add(version)) return new Answer.Collided();
    }
    shelf.events.addAll(ids);
    shelf.versions.addAll(versions);
    shelf.batches.put(batch.id(), head);
    for (int i = 0; i < batch.drafts().size(); i++) {
      var draft = batch.drafts().get(i);
      shelf.entries.add(
          new LogEntry(
              head + i, draft.name().id(), batch.leaves().get(i), draft.meta(), draft.payload()));
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
  public List<Key> keys(long from, int most) {
    reach();
    return shelf.entries.stream()
        .skip(from)
        .limit(most)
        .map(e -> {
          var leaf = e.parsed();
          return new Key(
              e.position(), leaf.event(), leaf.negotiation(), leaf.stream(), leaf.version());
        })
        .toList();
  }

  @Override
  public Map<UUID, Long> nextVersions(Collection<Stream> streams) {
    reach();
    var next = new HashMap<UUID, Long>();
    for (var key : keysOf())
      if (streams.contains(new Stream(key.negotiation(), key.stream())))
        next.merge(key.stream(), key.version() + 1, Math::max);
    return next;
  }

  @Override
  public Map<UUID, Last> lastPositions(Collection<UUID> negotiations) {
    reach();
    var last = new HashMap<UUID, Last>();
    for (var key : keysOf())
      if (negotiations.contains(key.negotiation()))
        last.put(key.negotiation(), new Last(key.position(), key.event()));
    return last;
  }

  @Override
  public Map<UUID, Placed> byEvent(Collection<UUID> events) {
    reach();
    var placed = new HashMap<UUID, Placed>();
    for (var key : keysOf())
      if (events.contains(key.event()))
        placed.put(
            key.event(),
            new Placed(key.position(), shelf.entries.get((int) key.position()).leaf()));
    return placed;
  }

  private List<Key> keysOf() {
    return shelf.entries.stream()
        .map(e -> {
          var leaf = e.parsed();
          return new Key(
              e.position(), leaf.event(), leaf.negotiation(), leaf.stream(), leaf.version());
        })
        .toList();
  }
}
