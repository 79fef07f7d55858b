package ledger.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// The part of an entry that says when: when the ledger took it, and what it says of itself.
///
/// @param recorded microseconds since 1970, never before that of the entry before
public record EntryTimes(long recorded, Times times) {

  private static final int STATED_FROM = 1;
  private static final int STATED_TO = 2;
  private static final int OCCURRED_FROM = 4;
  private static final int OCCURRED_TO = 8;
  private static final int ALL = 15;

  public byte[] encode() {
    int flags =
        (times.statedFrom().isPresent() ? STATED_FROM : 0)
            | (times.statedTo().isPresent() ? STATED_TO : 0)
            | (times.occurredFrom().isPresent() ? OCCURRED_FROM : 0)
            | (times.occurredTo().isPresent() ? OCCURRED_TO : 0);
    var out = ByteBuffer.allocate(8 + 1 + 8 * Integer.bitCount(flags));
    out.putLong(recorded).put((byte) flags);
    times.statedFrom().ifPresent(out::putLong);
    times.statedTo().ifPresent(out::putLong);
    times.occurredFrom().ifPresent(out::putLong);
    times.occurredTo().ifPresent(out::putLong);
    return out.array();
  }

  /// Empty where the bytes are none.
  public static Optional<EntryTimes> decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    try {
      long recorded = in.getLong();
      int flags = in.get();
      if ((flags & ~ALL) != 0) return Optional.empty();
      var times =
          new EntryTimes(
              recorded,
              new Times(
                  time(in, flags & STATED_FROM),
                  time(in, flags & STATED_TO),
                  time(in, flags & OCCURRED_FROM),
                  time(in, flags & OCCURRED_TO)));
      return Arrays.equals(times.encode(), bytes) ? Optional.of(times) : Optional.empty();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static OptionalLong time(ByteBuffer in, int present) {
    return present == 0 ? OptionalLong.empty() : OptionalLong.of(in.getLong());
  }
}
