package ledger.seal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The key store of whoever was given none: every sealed text stays sealed.
public final class NoKeys implements KeyStore {

  @Override
  public Issue forSealing(Subject subject) {
    throw new IllegalStateException("there is no key store to keep a key in");
  }

  @Override
  public Optional<DataKey> find(UUID key) {
    return Optional.empty();
  }

  @Override
  public Optional<Tombstone> tombstone(UUID key) {
    return Optional.empty();
  }

  @Override
  public Optional<UUID> keyOf(Subject subject) {
    return Optional.empty();
  }

  @Override
  public Tombstone erase(UUID key, Instant at) {
    throw new IllegalStateException("there is no key store to erase a key from");
  }
}
