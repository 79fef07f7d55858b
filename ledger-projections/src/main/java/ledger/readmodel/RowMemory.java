package ledger.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.readmodel.ReadModelStore.Stored;
import ledger.value.Id;

/// What this node has written last of the negotiations that were spoken of lately.
///
/// It may be old: another node may have written since. Whoever writes says which version it knows,
/// and the database decides.
public final class RowMemory {

  /// @param version -1 where nothing is written yet
  /// @param called the neutral names that the freshness has as JSON; empty where they are not known
  /// @param failed queries that wait for an operator
  /// @param rows by query
  record Remembered(
      long version,
      Optional<Freshness> freshness,
      Map<Id, String> called,
      Set<String> failed,
      Map<String, WrittenRows> rows) {

    static Remembered of(Stored stored) {
      var rows = new HashMap<String, WrittenRows>();
      stored.hashes().forEach((query, hashes) -> rows.put(query, WrittenRows.ofHashes(hashes)));
      return new Remembered(stored.version(), stored.freshness(), Map.of(), stored.failed(), rows);
    }

    private int bytes() {
      return freshness.map(Freshness::called).map(String::length).orElse(0)
          + rows.values().stream().mapToInt(WrittenRows::bytes).sum();
    }
  }

  static final Remembered NOTHING =
      new Remembered(-1, Optional.empty(), Map.of(), Set.of(), Map.of());

  private static final int SHELL = 1_000;

  private final Cache<Id, Remembered> remembered;

  /// @param bytes that are taken at most, more or less
  public RowMemory(long bytes) {
    remembered =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Id _, Remembered r) -> SHELL + r.bytes())
            .executor(Runnable::run) // in the thread that writes: never more than was allowed
            .build();
  }

  Optional<Remembered> of(Id negotiation) {
    return Optional.ofNullable(remembered.getIfPresent(negotiation));
  }

  void put(Id negotiation, Remembered now) {
    remembered.put(negotiation, now);
  }

  void forget(Id negotiation) {
    remembered.invalidate(negotiation);
  }
}
