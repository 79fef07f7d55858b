package ledger.connection;

import java.time.Duration;

/// Who sends so slowly that its connection ends.
///
/// The head of a request has to be there after a time. A body may take longer, but comes at some
/// rate on average from then on.
///
/// @param patience how long a handshake or a head may take, and a body at whatever rate
/// @param rate bytes a second
record SlowSenders(Duration patience, long rate) {

  boolean inHandshake(Duration since) {
    return since.compareTo(patience) > 0;
  }

  boolean inHead(Duration since) {
    return since.compareTo(patience) > 0;
  }

  /// @param bytes of the body so far
  boolean inBody(Duration since, long bytes) {
    var beyond = since.minus(patience);
    return beyond.isPositive() && bytes < rate * beyond.toSeconds();
  }
}
