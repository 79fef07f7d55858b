package ledger.reading.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ledger.act.Id;
import ledger.dossier.Entry;
import ledger.reading.Standing;
import ledger.record.postgres.ActsOnRecord;

/// How negotiations stood a moment ago: every question is told of the same acts at about the same
/// time, and the first to ask folds for all of them.
public final class Standings {

  private static final long NEGOTIATIONS = 50_000;
  private static final long ACTS = 20_000;
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /// Up to which position nothing that was said can be erased.
  private final Cache<Id, Long> plain = Caffeine.newBuilder().maximumSize(NEGOTIATIONS).build();

  private final Cache<Id, Standing> recent =
      Caffeine.newBuilder()
          .maximumWeight(ACTS)
          .weigher((Id _, Standing s) -> 1 + s.dossier().entries().size())
          .expireAfterWrite(MOMENT)
          .build();

  /// Whether a negotiation has text that can be erased; asked of the record once for each act.
  ///
  /// @param without a position up to which it is known to have none
  boolean sealed(Id negotiation, long without, long last, ActsOnRecord record) {
    long known = Math.max(without, plain.get(negotiation, _ -> -1L));
    if (known >= last) return false;
    if (record.holdsSealed(negotiation, known)) return true;
    plain.put(negotiation, last);
    return false;
  }

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
    return standing.position() == acts.getLast().position()
        && !now.isBefore(standing.dossier().about())
        && standing.until().filter(end -> !now.isBefore(end)).isEmpty();
  }
}
