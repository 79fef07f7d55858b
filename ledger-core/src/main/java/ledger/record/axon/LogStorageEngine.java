package ledger.record.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ledger.act.Event;
import ledger.decision.Refusal.SubjectErased;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.Intake;
import ledger.log.LogEntry;
import ledger.log.Outcome;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Staged.Offered;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import ledger.seal.json.Sealing;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// Axon's event storage, on the log: events are staged while a unit of work goes on and appended as
/// one unit when it commits.
///
/// An act's event has the act's id, so that the log itself refuses an act twice.
public final class LogStorageEngine extends AbstractEventStorageEngine {

  private static final String OUTCOME = LogStorageEngine.class.getName();
  private static final String PROMISED = OUTCOME + ".promised";
  private static final String FOLLOWS = OUTCOME + ".follows";
  private static final int PAGE = 1_000;

  private final Intake intake;
  private final LogTable entries;
  private final Tail tail;
  private final EntryFormat format;
  private final RandomGenerator chance;

  /// What the engine stands on.
  ///
  /// @param chance draws the salts of entries
  public record On(
      Intake intake, LogTable entries, Tail tail, EntryFormat format, RandomGenerator chance) {}

  public LogStorageEngine(On on, Serializer events, EventUpcaster upcasters) {
    super(
        new Builder() {}.eventSerializer(events)
            .snapshotSerializer(events) // Axon wants one, although no aggregate takes a snapshot.
            .upcasterChain(upcasters));
    this.intake = on.intake();
    this.entries = on.entries();
    this.tail = on.tail();
    this.format = on.format();
    this.chance = on.chance();
  }

  /// Where a unit of work stands on record, once it is committed.
  public static Optional<Outcome> outcome(UnitOfWork<?> unit) {
    return Optional.ofNullable(unit.root().<Outcome>getResource(OUTCOME));
  }

  /// Lets a unit of work end as soon as the log has been offered what it published. Whoever began
  /// it awaits what becomes of that. Not for one that holds a transaction: that would be committed
  /// ahead of the log.
  ///
  /// @param follows what becomes of the act that this one was decided on, where that is on its way
  public static CompletableFuture<Outcome> endWithTheOffer(
      UnitOfWork<?> unit, Optional<CompletableFuture<Outcome>> follows) {
    var outcome = new CompletableFuture<Outcome>();
    follows.ifPresent(before -> unit.root().resources().put(FOLLOWS, before));
    unit.root().resources().put(PROMISED, outcome);
    return outcome;
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) return;
    var offered = events.stream().map(event -> offered(event, serializer)).toList();
    if (CurrentUnitOfWork.isStarted()) Staged.add(offered, CurrentUnitOfWork.get(), this::flush);
    else append(offered);
  }

  private Offered offered(EventMessage<?> event, Serializer serializer) {
    var message = named(event);
    var kind = Optional.ofNullable(message.getType());
    var stream =
        kind.isEmpty()
            ? StreamName.ofNone(message.getAggregateIdentifier())
            : new StreamName(kind, message.getAggregateIdentifier());
    var id = UUID.fromString(message.getIdentifier());
    var payload = message.serializePayload(serializer, byte[].class);
    var stored = sealed(stream.id(), id, payload.getData(), message.getMetaData());
    var revision = payload.getType().getRevision();
    var header =
        new Draft.Header(
            id,
            stream,
            message.getSequenceNumber(),
            after(message.getMetaData()),
            payload.getType().getName(),
            revision == null ? "" : revision,
            message.getPayload() instanceof Event e ? EntryFormat.times(e.act()) : Times.NONE,
            stored.key());
    var parts = PayloadParts.of(stored.payload());
    var said = new Draft.Said(format.meta(stored.meta()), parts.speaker(), parts.content());
    return new Offered(new Draft(header, said, chance), message.withMetaData(stored.meta()));
  }

  private record Stored(byte[] payload, MetaData meta, Optional<byte[]> key) {}

  /// Before anything is committed to or leaves this process.
  private Stored sealed(String stream, UUID event, byte[] payload, MetaData added) {
    return switch (format.sealed(stream, event, payload)) {
      case Sealing.Plain(var bytes) -> new Stored(bytes, added, Optional.empty());
      case Sealing.Sealed s ->
          new Stored(
              s.bytes(),
              added.and(EntryFormat.DIGEST, s.digest().hex()),
              Optional.of(s.commitment().bytes()));
      case Sealing.SubjectErased(var tombstone) ->
          throw new ActRefused(new SubjectErased(tombstone.at()));
    };
  }

  private StoredEvent stored(LogEntry entry) {
    return StoredEvent.of(entry, format);
  }

  /// What belongs to no aggregate is a stream of its own; an act's event goes by the act's id.
  private static DomainEventMessage<?> named(EventMessage<?> event) {
    var domain =
        event instanceof DomainEventMessage<?> m
            ? Optional.of(m)
            : Optional.<DomainEventMessage<?>>empty();
    var id =
        event.getPayload() instanceof Event e ? e.act().actId().toString() : event.getIdentifier();
    return new GenericDomainEventMessage<>(
        domain.map(DomainEventMessage::getType).orElse(null),
        domain.map(DomainEventMessage::getAggregateIdentifier).orElse(id),
        domain.map(DomainEventMessage::getSequenceNumber).orElse(0L),
        new GenericMessage<>(id, event.getPayload(), event.getMetaData()),
        event.getTimestamp());
  }

  private static After after(MetaData added) {
    return switch (added.get(EntryFormat.AFTER)) {
      case String act when act.equals(EntryFormat.FIRST) -> new After.Nothing();
      case String act -> after(UUID.fromString(act));
      case null, default -> new After.Anything();
    };
  }

  private static After after(UUID act) {
    var follows =
        CurrentUnitOfWork.isStarted()
            ? CurrentUnitOfWork.get().root().<CompletableFuture<Outcome>>getResource(FOLLOWS)
            : null;
    return follows == null ? new After.Entry(act) : new After.Offered(act, follows);
  }

  private void flush(List<Offered> offered, UnitOfWork<?> unit) {
    var promised = unit.<CompletableFuture<Outcome>>getResource(PROMISED);
    if (promised == null) unit.resources().put(OUTCOME, append(offered));
    else offer(offered).thenAccept(promised::complete);
  }

  private Outcome append(List<Offered> offered) {
    var offer = offer(offered);
    intake.help();
    // Uninterruptibly: an interrupt would report a failure of what is about to be durable.
    var outcome = offer.join();
    mustBeOnRecord(outcome, offered.getFirst().draft().stream());
    return outcome;
  }

  private CompletableFuture<Outcome> offer(List<Offered> offered) {
    var unit =
        new Unit(
            offered.stream().map(Offered::draft).toList(),
            (first, recorded) -> placed(offered, first, recorded));
    return intake.offer(unit);
  }

  /// From memory, and with the time that is on record: what is read live is what is replayed.
  private void placed(List<Offered> offered, long first, long recorded) {
    long position = first;
    for (var one : offered) {
      var message = recordedAt(Times.instant(recorded), one.message());
      tail.put(
          position,
          new GenericTrackedDomainEventMessage<>(
              new GlobalSequenceTrackingToken(position), message));
      position++;
    }
  }

  private static <T> DomainEventMessage<T> recordedAt(Instant recorded, DomainEventMessage<T> m) {
    return new GenericDomainEventMessage<>(
        m.getType(), m.getAggregateIdentifier(), m.getSequenceNumber(), m, recorded);
  }

  /// @throws RuntimeException of the kind that Axon knows for what kept it from being recorded
  public static void mustBeOnRecord(Outcome outcome, StreamName first) {
    switch (outcome) {
      case Outcome.Appended _, Outcome.Already _ -> {}
      case Outcome.Conflict(var stream, var version, var next) -> {
        var why = "stream %s goes on at %d, not at %d".formatted(stream.id(), next, version);
        throw version == 0
            ? new AggregateStreamCreationException(why)
            : new ConcurrencyException(why);
      }
      case Outcome.Moved(var after, var last) ->
          throw new ConcurrencyException(
              "%s was decided after %s, and its negotiation is at %s"
                  .formatted(first.id(), after, last));
      case Outcome.Taken(var event) -> throw new EventIdTaken(event);
      case Outcome.Fenced _ ->
          throw new LogClosed("a newer epoch writes this log, and this node may not any more");
      case Outcome.Closed(var why) -> throw new LogClosed(why);
      case Outcome.NotAppended(var why) -> throw new NotRecorded(why);
      case Outcome.Unknown _ -> throw new OutcomeUnknown();
    }
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken after, boolean mayBlock) {
    return Stream.iterate(
            entries.from(LogEventStore.next(after), PAGE),
            page -> !page.isEmpty(),
            page -> entries.from(page.getLast().position() + 1, PAGE))
        .flatMap(List::stream)
        .map(this::stored);
  }

  /// @param next where the log goes on behind the page, whatever upcasting made of it
  record Page(List<TrackedEventMessage<?>> messages, long next) {}

  Page page(long from, int most) {
    var raw = entries.from(from, most);
    if (raw.isEmpty())
      throw new EventStoreException("position " + from + " is said to be there and is not");
    var messages = new ArrayList<TrackedEventMessage<?>>(raw.size());
    EventUtils.upcastAndDeserializeTrackedEvents(
            raw.stream().map(this::stored), getEventSerializer(), upcasterChain)
        .forEach(messages::add);
    return new Page(messages, raw.getLast().position() + 1);
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(String stream, long first) {
    return entries.ofStream(stream, first).stream().map(this::stored);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String stream) {
    return entries.lastOf(stream).map(entry -> entry.identity().version());
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    throw new EventStoreException("no snapshots are kept here");
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
    return Stream.empty();
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return tokenBefore(entries.head());
  }

  @Override
  public @Nullable TrackingToken createTokenAt(Instant moment) {
    return tokenBefore(entries.firstSince(Times.micros(moment)));
  }

  private static @Nullable TrackingToken tokenBefore(long position) {
    return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
  }
}
