package ledger.seal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Keeps data keys outside the record: what it forgets, the record cannot show any more.
///
/// No implementation may lie in the database that holds the sealed text: keys would live on in its
/// write-ahead log, its dead rows and its backups.
public interface KeyStore {

  sealed interface Issue {
    record Issued(DataKey key) implements Issue {}

    record Erased(Tombstone tombstone) implements Issue {}
  }

  /// The subject's key, made where there was none; never again once it was erased.
  Issue forSealing(Subject subject);

  /// Empty where the key was erased, and where it was never here: [#tombstone] tells which.
  Optional<DataKey> find(UUID key);

  Optional<Tombstone> tombstone(UUID key);

  /// The id of the subject's key, also of an erased one: what an erasure begins with.
  Optional<UUID> keyOf(Subject subject);

  /// Destroys the key for good. Erased again, it gives the first tombstone; a key that is not here
  /// gets one too, so that it stays erased when an old copy of the store comes back.
  Tombstone erase(UUID key, Instant at);
}
