package ledger.webhook;

import java.time.Duration;
import java.util.Optional;

/// What became of one attempt to deliver.
///
/// @param status that was answered
/// @param retryAfter how long the receiver asks to wait
/// @param took how long it took
record Posted(
    Outcome outcome, Optional<Integer> status, Optional<Duration> retryAfter, Duration took) {

  enum Outcome {
    /// Answered with 2xx.
    DELIVERED,
    /// Answered with 410: the receiver wants no more.
    GONE,
    /// Answered with 3xx, which is not followed.
    REDIRECTED,
    /// Answered with anything else.
    REFUSED,
    NO_SUCH_HOST,
    /// The host has only addresses that the server does not connect to.
    ADDRESS_NOT_ALLOWED,
    NOT_CONNECTED,
    /// It was no TLS, or none that could be believed.
    NOT_SECURE,
    TIMED_OUT,
    /// The connection ended before there was an answer.
    BROKEN_OFF
  }

  static Posted answered(int status, Optional<Duration> retryAfter, Duration took) {
    var outcome =
        switch (status / 100) {
          case 2 -> Outcome.DELIVERED;
          case 3 -> Outcome.REDIRECTED;
          default -> status == 410 ? Outcome.GONE : Outcome.REFUSED;
        };
    return new Posted(outcome, Optional.of(status), retryAfter, took);
  }

  static Posted failed(Outcome outcome, Duration took) {
    return new Posted(outcome, Optional.empty(), Optional.empty(), took);
  }
}
