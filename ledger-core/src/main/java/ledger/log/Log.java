package ledger.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The store that keeps a log, as its sequencer sees it. Only the sequencer's thread calls it.
public interface Log {

  /// @param head the position that the next entry gets
  /// @param recorded the recorded time of the last batch, microseconds since 1970
  record Head(long head, long recorded) {}

  /// @param expected where the first of the entries will stand, or nothing is appended
  record Batch(UUID id, long expected, long recorded, List<LogEntry> entries) {}

  /// What the store said. Only [InDoubt] leaves open whether the batch is recorded.
  sealed interface Answer {
    record Done() implements Answer {}

    record HeadMoved() implements Answer {}

    /// An event id or a version of a stream is there already.
    record Collided() implements Answer {}

    record Fenced() implements Answer {}

    /// Something in the batch can never be stored. Whatever else is in it could be.
    record Unfit(String why) implements Answer {}

    record Failed(String why) implements Answer {}

    record InDoubt(String why) implements Answer {}
  }

  /// The last entry of a negotiation.
  ///
  /// @param next what whoever comes behind it has before it
  record Last(UUID event, Predecessor next) {

    static Last of(LogEntry entry) {
      return new Last(entry.identity().event(), entry.successor());
    }
  }

  /// A read that got no answer.
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String WHY = "the record's store does not answer";

    public Unreachable(Throwable cause) {
      super(WHY + ": " + cause.getMessage(), cause);
    }
  }

  Answer append(Batch batch);

  /// Whether a batch in doubt is recorded. If not, it never will be.
  ///
  /// @throws Unreachable while that cannot be told
  boolean resolve(Batch batch);

  Head head();

  /// What stands from a position on, in order.
  List<LogEntry> from(long position, int most);

  /// The next version of each stream that has any, by its id.
  Map<String, Long> nextVersions(Collection<String> streams);

  /// The last entry of each negotiation that has any.
  Map<String, LogEntry> last(Collection<String> negotiations);

  Map<UUID, LogEntry> byEvent(Collection<UUID> events);
}
