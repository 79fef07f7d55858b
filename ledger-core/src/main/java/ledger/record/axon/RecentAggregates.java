package ledger.record.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// The aggregates that were decided on lately, folded, so that the next act reads nothing.
///
/// With several nodes one here can be behind: then what is decided on it is refused by the
/// sequencer, and it is forgotten.
public final class RecentAggregates implements Cache {

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> kept;

  /// @param most aggregates
  public RecentAggregates(long most) {
    this.kept = Caffeine.newBuilder().maximumSize(most).build();
  }

  /// A stream that somebody else has written to is read again the next time.
  public void forget(String stream) {
    kept.invalidate(stream);
  }

  /// Drops every text that is in memory, as it has to after a key was erased.
  public void forgetAll() {
    kept.invalidateAll();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // an Axon signature
  public <K, V> @Nullable V get(K key) {
    return (V) kept.getIfPresent(key);
  }

  @Override
  public void put(Object key, Object value) {
    kept.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return kept.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return kept.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    forgetAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return kept.asMap().containsKey(key);
  }

  @Override
  @SuppressWarnings("unchecked") // an Axon signature
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    kept.asMap().computeIfPresent(key, (_, value) -> update.apply((V) value));
  }

  /// Nobody is told: nothing of ours listens.
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    return () -> true;
  }
}
