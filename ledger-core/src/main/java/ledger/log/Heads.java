package ledger.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a sequencer knows of the log's end: the head, and the ends of the streams, negotiations and
/// events that were last written.
///
/// What it knows is so until the head moves without it. What it does not know it asks the store
/// for, all of a batch at once.
final class Heads {

  private static final int STREAMS = 1 << 17;
  private static final int NEGOTIATIONS = 1 << 16;
  private static final int EVENTS = 1 << 15;
  private static final int TAIL = 8_192;

  private final Log log;
  private final Map<String, Long> next;
  private final Map<String, Log.Last> last;
  private final Map<UUID, Long> events = new Recent<>(EVENTS);
  private final Map<UUID, LogEntry> again = new HashMap<>();
  private Log.Head head;

  Heads(Log log) {
    this(log, STREAMS, NEGOTIATIONS);
  }

  /// @param streams how many are kept
  Heads(Log log, int streams, int negotiations) {
    this.log = log;
    this.next = new Recent<>(streams);
    this.last = new Recent<>(negotiations);
    this.head = log.head();
  }

  Log.Head head() {
    return head;
  }

  long nextVersion(String stream) {
    return next.getOrDefault(stream, 0L);
  }

  /// The last event of a negotiation, where it has any.
  Optional<UUID> last(String negotiation) {
    return Optional.ofNullable(last.get(negotiation)).map(Log.Last::event);
  }

  /// What an entry that is appended to a negotiation now has before it.
  Predecessor predecessor(String negotiation) {
    var known = last.get(negotiation);
    return known == null ? Predecessor.NONE : known.next();
  }

  boolean isThere(UUID event) {
    return events.containsKey(event);
  }

  /// What stands under the id of an event that is offered again.
  @Nullable LogEntry event(UUID id) {
    return again.get(id);
  }

  /// Asks for what the units need and is not known. A new stream needs nothing: that its first
  /// version is there already is found out by the store.
  void learn(List<Unit> units) {
    var streams = new HashSet<String>();
    var negotiations = new HashSet<String>();
    var repeated = new HashSet<UUID>();
    for (var unit : units)
      for (var draft : unit.drafts()) {
        var stream = draft.stream();
        // `get`, because only what was asked for is kept when more is learned.
        if (next.get(stream.id()) == null && draft.version() > 0) streams.add(stream.id());
        if (last.get(stream.negotiation()) == null) negotiations.add(stream.negotiation());
        if (events.get(draft.event()) != null) repeated.add(draft.event());
      }
    if (!streams.isEmpty()) next.putAll(log.nextVersions(streams));
    if (!negotiations.isEmpty()) learnEnds(negotiations);
    again.clear();
    if (!repeated.isEmpty()) again.putAll(log.byEvent(repeated));
  }

  private void learnEnds(Set<String> negotiations) {
    log.last(negotiations).forEach((id, entry) -> last.put(id, Log.Last.of(entry)));
  }

  /// After a collision: whatever the units touch is asked for anew.
  void learnAnew(List<Unit> units) {
    var ids = new HashSet<UUID>();
    var streams = new HashSet<String>();
    var negotiations = new HashSet<String>();
    for (var unit : units)
      for (var draft : unit.drafts()) {
        ids.add(draft.event());
        streams.add(draft.stream().id());
        negotiations.add(draft.stream().negotiation());
      }
    streams.forEach(next::remove);
    negotiations.forEach(last::remove);
    next.putAll(log.nextVersions(streams));
    learnEnds(negotiations);
    found(log.byEvent(ids));
  }

  private void found(Map<UUID, LogEntry> entries) {
    entries.forEach((id, entry) -> events.put(id, entry.position()));
  }

  /// Looks, before units are told that they came too late, whether it is us who are behind, and
  /// whether they are on record already: whoever sends again what was recorded long ago gets the
  /// first answer.
  ///
  /// @return whether anything was found that was not known
  boolean findAgain(List<Unit> refused) {
    if (refused.isEmpty()) return false;
    if (log.head().head() != head.head()) {
      catchUp();
      return true;
    }
    var ids = new HashSet<UUID>();
    for (var unit : refused) for (var draft : unit.drafts()) ids.add(draft.event());
    ids.removeAll(events.keySet());
    if (ids.isEmpty()) return false;
    var found = log.byEvent(ids);
    found(found);
    return !found.isEmpty();
  }

  /// After somebody else wrote: takes in what came since.
  void catchUp() {
    var moved = log.head();
    var tail = log.from(head.head(), TAIL);
    if (head.head() + tail.size() < moved.head() || moved.head() < head.head()) forget();
    else
      for (var entry : tail) {
        next.put(entry.identity().stream().id(), entry.identity().version() + 1);
        last.put(entry.negotiation(), Log.Last.of(entry));
      }
    long reached =
        tail.isEmpty() ? moved.head() : Math.max(moved.head(), tail.getLast().position() + 1);
    head = new Log.Head(reached, moved.recorded());
  }

  private void forget() {
    next.clear();
    last.clear();
    events.clear();
  }

  void appended(Log.Batch batch) {
    for (var entry : batch.entries()) {
      var identity = entry.identity();
      next.put(identity.stream().id(), identity.version() + 1);
      last.put(identity.negotiation(), Log.Last.of(entry));
      events.put(identity.event(), entry.position());
    }
    head = new Log.Head(batch.expected() + batch.entries().size(), batch.recorded());
  }
}
