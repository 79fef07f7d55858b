package ledger.dossier.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import ledger.act.Event;
import ledger.compartment.Audience;
import ledger.dossier.Entry;
import ledger.dossier.memory.RecentActs;
import ledger.log.StreamName;
import ledger.log.postgres.LogTable;
import ledger.record.Recorded;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/// The record, from its end in memory as far as that goes, and from the log.
///
/// The head is what this node has written and what it has been told of others, which is normally
/// some milliseconds old. Should nobody tell, it is looked at once a second, if anybody asks.
public final class ActsInLog implements RecentActs.OnRecord {

  private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

  /// Looking through more entries in memory would take longer than asking the log.
  private static final long SHORT = 2_048;

  private final Tail tail;
  private final LogTable log;
  private final ActsOnRecord acts;
  private final LongSupplier nanos;
  private final AtomicLong looked;

  /// @param nanos a clock that only goes on
  public ActsInLog(Tail tail, LogTable log, ActsOnRecord acts, LongSupplier nanos) {
    this.tail = tail;
    this.log = log;
    this.acts = acts;
    this.nanos = nanos;
    this.looked = new AtomicLong(nanos.getAsLong());
  }

  @Override
  public long head() {
    long now = nanos.getAsLong();
    long before = looked.get();
    if (now - before > LOOK_NS && looked.compareAndSet(before, now)) tail.advance(log.head());
    return tail.head();
  }

  /// Sees to it that whatever is read from now on reaches a position that is on record, and that
  /// another node may have put there without having told this one yet.
  public void reach(long position) {
    if (tail.head() <= position) tail.advance(log.head());
  }

  /// Waits until a position that another node has told of can be read here.
  ///
  /// @return whether it can
  public boolean await(long position, Duration patience) {
    reach(position);
    try {
      return tail.await(position, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public List<Entry> after(Id negotiation, long after) {
    return acts.of(negotiation, after).stream()
        .map(act -> Entry.of(act.position(), act.recorded(), act.sealed()))
        .toList();
  }

  @Override
  public List<Entry> since(Id negotiation, long after, long from, long to) {
    if (to - from > SHORT) return after(negotiation, after);
    return tail.between(from, to, message -> isOf(negotiation, message))
        .map(found ->
            found.stream().map(ActsInLog::entry).filter(entry -> entry.position() > after).toList())
        .orElseGet(() -> after(negotiation, after));
  }

  private static boolean isOf(Id negotiation, TrackedEventMessage<?> message) {
    return message.getPayload() instanceof Event event
        && event.act().negotiation().equals(negotiation);
  }

  private static Optional<UUID> compartment(TrackedEventMessage<?> message) {
    var stream = ((DomainEventMessage<?>) message).getAggregateIdentifier();
    return Audience.parse(StreamName.negotiationOf(stream)).flatMap(Audience::compartment);
  }

  private static Entry entry(TrackedEventMessage<?> message) {
    return Entry.of(
        message.trackingToken().position().orElseThrow(),
        new Recorded(
            (Event) message.getPayload(),
            ActSerializer.recordedBy(message.getMetaData()),
            EntryFormat.recordedAt(message.getMetaData(), message.getTimestamp()),
            compartment(message)),
        message.getMetaData().containsKey(EntryFormat.DIGEST));
  }
}
