package ledger.record.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;

/// The streams that were written or read lately, whole, so that deciding the next act needs no
/// read.
///
/// With several nodes a stream here can be behind: then what is decided on it is refused by the
/// sequencer, and the stream is forgotten.
final class RecentStreams {

  private final Cache<String, List<DomainEventMessage<?>>> streams;

  /// @param most events over all streams
  RecentStreams(long most) {
    this.streams =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((String _, List<DomainEventMessage<?>> events) -> events.size() + 1)
            .build();
  }

  Optional<List<DomainEventMessage<?>>> of(String stream) {
    return Optional.ofNullable(streams.getIfPresent(stream));
  }

  void read(String stream, List<DomainEventMessage<?>> events) {
    streams.put(stream, events);
  }

  /// One more event of a stream; the first one begins it, any other has to follow on what is here.
  void appended(DomainEventMessage<?> message) {
    streams
        .asMap()
        .compute(
            message.getAggregateIdentifier(),
            (_, before) -> {
              if (before == null && message.getSequenceNumber() > 0) return null;
              var events = new ArrayList<DomainEventMessage<?>>();
              if (before != null) events.addAll(before);
              if (events.size() != message.getSequenceNumber()) return null;
              events.add(message);
              return events;
            });
  }

  void forgetAll() {
    streams.invalidateAll();
  }

  void forget(String stream) {
    streams.invalidate(stream);
  }
}
