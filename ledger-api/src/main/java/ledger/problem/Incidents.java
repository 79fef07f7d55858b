package ledger.problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Numbers under which the log has what failed. What fails again within an hour for the same cause
/// at the same place is the same incident, and is not logged again.
final class Incidents {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final int MOST = 1_000;

  private final Cache<String, UUID> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofHours(1)).build();

  UUID of(Exception fault) {
    return known.get(
        signature(fault),
        _ -> {
          var incident = UUID.randomUUID();
          LOG.error("request failed incident={}", incident, fault);
          return incident;
        });
  }

  /// By the cause of the causes.
  private static String signature(Throwable fault) {
    var cause = fault;
    for (int depth = 0; cause.getCause() != null && depth < 30; depth++) cause = cause.getCause();
    var at = cause.getStackTrace().length > 0 ? cause.getStackTrace()[0].toString() : "";
    return cause + " " + at;
  }
}
