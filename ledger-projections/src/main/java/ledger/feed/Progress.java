package ledger.feed;

import java.time.Duration;

/// How far something has read the record.
///
/// Everything that answers from more than the record itself has one. A read that names a position
/// waits until all of them have reached it.
public interface Progress {

  /// Waits until everything up to a position has been taken in.
  ///
  /// @return whether it has
  boolean await(long position, Duration patience) throws InterruptedException;
}
