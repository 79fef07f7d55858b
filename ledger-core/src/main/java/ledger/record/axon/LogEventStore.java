package ledger.record.axon;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/// Axon's door to the log. Its readers are told of an append as soon as it is durable, instead of
/// asking the database again and again.
public final class LogEventStore extends AbstractEventStore {

  private final LogStorageEngine engine;
  private final Tail tail;

  private LogEventStore(Builder builder, LogStorageEngine engine, Tail tail) {
    super(builder);
    this.engine = engine;
    this.tail = tail;
  }

  public static LogEventStore on(LogStorageEngine engine, Tail tail) {
    var builder = new Builder() {};
    builder.storageEngine(engine);
    return new LogEventStore(builder, engine, tail);
  }

  /// @param after the last event that was read; null for the beginning
  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return new LogEventStream(engine, tail, next(after));
  }

  static long next(@Nullable TrackingToken after) {
    if (after == null) return 0;
    // A replay that has not begun wraps no position at all.
    var position = WrappedToken.unwrapLowerBound(after);
    if (position == null) return 0;
    if (position instanceof GlobalSequenceTrackingToken token) return token.getGlobalIndex() + 1;
    throw new IllegalArgumentException(
        "a position of another kind of store was given: " + after + "; reset the processor");
  }
}
