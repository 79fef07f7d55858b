package ledger.log;

import java.util.Optional;
import java.util.UUID;

/// What became of a unit.
public sealed interface Outcome {

  /// It is durable, in one piece.
  ///
  /// @param first the position of its first entry
  /// @param recorded in microseconds since 1970
  record Appended(long first, long recorded) implements Outcome {}

  /// Every entry of it was there before, with the same payload: the first answer is given again.
  record Already(long first, long recorded) implements Outcome {}

  /// Somebody else wrote this version of the stream, or it has not come to it yet.
  record Conflict(StreamName stream, long version, long next) implements Outcome {}

  /// Its negotiation has gone on since it was decided, or what it was decided on was not recorded.
  ///
  /// @param last the event of the entry that is the last of the negotiation
  record Moved(After after, Optional<UUID> last) implements Outcome {}

  /// Another entry has this id.
  record Taken(UUID event) implements Outcome {}

  /// A newer epoch writes this log: this writer may not any more.
  record Fenced() implements Outcome {}

  /// Nothing may be written to this log, or not any more.
  record Closed(String why) implements Outcome {}

  /// Nothing of it was recorded, and the fault is the store's.
  record NotAppended(String why) implements Outcome {}

  /// The store went away before it answered. It is recorded whole or not at all; offering the same
  /// events again tells.
  record Unknown(UUID batch) implements Outcome {}
}
