package ledger.feed;

import java.time.Duration;

/// Something that reads along with the record: how far has it come?
///
/// Whoever answers from more than the record itself has one, and a read that names a position waits
/// for all of them.
public interface Progress {

  /// Waits until everything up to a position has been taken in.
  ///
  /// @return whether it has
  boolean await(long position, Duration patience) throws InterruptedException;
}
