package ledger.log;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<UUID, Long> next;
  private final Map<UUID, Log.Last> last;
  private final Map<UUID, Log.Placed> events = new Recent<>(EVENTS);
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

  long nextVersion(UUID stream) {
    return next.getOrDefault(stream, 0L);
  }

  /// The last event of a negotiation, where it has any.
  Optional<UUID> last(UUID negotiation) {
    return Optional.ofNullable(last.get(negotiation)).map(Log.Last::event);
  }

  Log.@Nullable Placed event(UUID id) {
    return events.get(id);
  }

  /// Asks for what the units need and is not known. A new stream needs nothing: that its first
  /// version is there already is found out by the store.
  void learn(List<Unit> units) {
    var streams = new HashSet<Log.Stream>();
    var negotiations = new HashSet<UUID>();
    for (var unit : units)
      for (var draft : unit.drafts()) {
        // `get`, because only what was asked for is kept when more is learned.
        if (next.get(draft.stream()) == null && draft.version() > 0) streams.add(stream(draft));
        if (last.get(draft.negotiation()) == null && draft.after().isChecked())
          negotiations.add(draft.negotiation());
      }
    if (!streams.isEmpty()) next.putAll(log.nextVersions(streams));
    if (!negotiations.isEmpty()) last.putAll(log.lastPositions(negotiations));
  }

  /// After a collision: whatever the units touch is asked for anew.
  void learnAnew(List<Unit> units) {
    var ids = new HashSet<UUID>();
    var streams = new HashSet<Log.Stream>();
    for (var unit : units)
      for (var draft : unit.drafts()) {
        ids.add(draft.event());
        streams.add(stream(draft));
        next.remove(draft.stream());
      }
    next.putAll(log.nextVersions(streams));
    events.putAll(log.byEvent(ids));
  }

  private static Log.Stream stream(Draft draft) {
    return new Log.Stream(draft.negotiation(), draft.stream());
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
    events.putAll(found);
    return !found.isEmpty();
  }

  /// After somebody else wrote: takes in what came since.
  void catchUp() {
    var moved = log.head();
    var tail = log.keys(head.head(), TAIL);
    if (head.head() + tail.size() < moved.head() || moved.head() < head.head()) forget();
    else
      for (var key : tail) {
        next.put(key.stream(), key.version() + 1);
        last.put(key.negotiation(), new Log.Last(key.position(), key.event()));
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
    long position = batch.expected();
    for (int i = 0; i < batch.drafts().size(); i++) {
      var draft = batch.drafts().get(i);
      next.put(draft.stream(), draft.version() + 1);
      last.put(draft.negotiation(), new Log.Last(position, draft.event()));
      events.put(draft.event(), new Log.Placed(position, batch.leaves().get(i)));
      position++;
    }
    head = new Log.Head(position, batch.recorded());
  }
}
