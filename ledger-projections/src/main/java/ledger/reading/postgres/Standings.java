package ledger.reading.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ledger.dossier.Entry;
import ledger.reading.Standing;
import ledger.value.Id;

/// How negotiations stood a moment ago: every question is told of the same acts at about the same
/// time, and the first to ask folds for all of them.
public final class Standings {

  private static final long ACTS = 20_000;
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Cache<Id, Standing> recent =
      Caffeine.newBuilder()
          .maximumWeight(ACTS)
          .weigher((Id _, Standing s) -> 1 + s.acts())
          .expireAfterWrite(MOMENT)
          .build();

  /// @param acts all of them, in the order of the record, at least one
  Standing of(Id negotiation, List<Entry> acts, Instant now) {
    var before = recent.getIfPresent(negotiation);
    if (before != null && holds(before, acts, now)) return before;
    var standing = Standing.of(acts, now);
    recent.put(negotiation, standing);
    return standing;
  }

  /// The record is only added to: up to one position there is one list of acts.
  private static boolean holds(Standing standing, List<Entry> acts, Instant now) {
    return standing.position() == acts.getLast().position() && standing.holdsAt(now);
  }
}
