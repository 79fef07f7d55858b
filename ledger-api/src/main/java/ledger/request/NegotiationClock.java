package ledger.request;

import java.time.ZoneId;
import ledger.act.UserId;

/// By which clock the times are meant that are typed into the pages of a negotiation.
public interface NegotiationClock {

  /// The one that most of what the caller may see was said by; UTC where that is nothing.
  ZoneId of(String negotiation, UserId caller);
}
