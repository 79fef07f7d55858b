package ledger.webhook;

import java.time.Instant;
import java.util.Optional;
import ledger.webhook.Posted.Outcome;

/// How far deliveries to an endpoint have come, and how they go.
///
/// One that fails stays where it is, so that everything comes in the order of the record. One that
/// fails for long is switched off.
///
/// @param passed the last position that was delivered, or of which there was nothing to deliver
/// @param failing while what comes next could not be delivered
/// @param due when the next attempt is made
/// @param off where nothing is delivered
record Standing(long passed, Optional<Failing> failing, Instant due, Optional<Off> off) {

  /// @param attempts that failed in a row, at least 1
  record Failing(int attempts, Instant since) {}

  record Off(Reason why, Instant since) {}

  /// Why an endpoint was switched off.
  enum Reason {
    BY_HAND,
    /// The receiver answered 410.
    GONE,
    /// Every attempt failed, for some three days.
    FAILED_FOR_LONG,
    ACCOUNT_DISABLED,
    /// The owner does not take part any more in the negotiation that it is for.
    NOT_ADMITTED,
    /// The key that its address and its secret are sealed under is gone.
    KEY_GONE
  }

  static Standing begin(long after, Instant now) {
    return new Standing(after, Optional.empty(), now, Optional.empty());
  }

  /// How many attempts were made at what comes next, with the one that is made now.
  int attempt() {
    return failing.map(Failing::attempts).orElse(0) + 1;
  }

  /// There was nothing to deliver up to a position.
  Standing past(long position, Instant now) {
    return new Standing(Math.max(position, passed), Optional.empty(), now, off);
  }

  /// @param position at which it was tried
  /// @param chance from 0 to below 1
  Standing after(Posted posted, long position, Instant now, double chance) {
    if (posted.outcome() == Outcome.DELIVERED) return past(position, now);
    if (posted.outcome() == Outcome.GONE) return off(Reason.GONE, now);
    var failed = new Failing(attempt(), failing.map(Failing::since).orElse(now));
    return RetrySchedule.after(failed.attempts(), posted.retryAfter(), chance)
        .map(wait -> new Standing(passed, Optional.of(failed), now.plus(wait), off))
        .orElseGet(() ->
            new Standing(passed, Optional.of(failed), due, off).off(Reason.FAILED_FOR_LONG, now));
  }

  Standing off(Reason why, Instant now) {
    return new Standing(passed, failing, due, Optional.of(new Off(why, now)));
  }

  /// Not before some other time, whatever the reason.
  Standing later(Instant when) {
    return new Standing(passed, failing, when, off);
  }
}
