package ledger.sourcecopy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.erasure.ErasureList;
import ledger.seal.DataKey;
import ledger.seal.FileCipher;
import ledger.seal.KeyStore;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.seal.Tombstone;
import ledger.value.Id;
import org.springframework.stereotype.Component;

/// Seals each copy under a key of its own, which is not in the database: with the key the copy is
/// gone, from backups as well.
@Component
class SealedCopies {

  private static final String ORIGIN = "source-copies";
  private static final Id PURPOSE = Id.of(ORIGIN);

  private final KeyStore keys;
  private final ErasureList erased;
  private final FileCipher cipher;

  SealedCopies(KeyStore keys, ErasureList erased, SecureRandom chance) {
    this.keys = keys;
    this.erased = erased;
    this.cipher = new FileCipher(chance);
  }

  DataKey newKey(Id negotiation) {
    var subject = new Subject(negotiation, Id.of(UUID.randomUUID().toString()), PURPOSE);
    return switch (keys.forSealing(subject)) {
      case KeyStore.Issue.Issued(var key) -> key;
      case KeyStore.Issue.Erased _ -> throw new IllegalStateException("a new subject was erased");
    };
  }

  byte[] sealed(DataKey key, Id negotiation, UUID act, byte[] content) {
    return cipher.seal(key, place(negotiation, act), content);
  }

  /// Empty where its key is gone, and where it was changed.
  Optional<byte[]> opened(SourceCopy copy, byte[] sealed) {
    return keys.find(copy.key())
        .flatMap(key -> FileCipher.open(key, place(copy.negotiation(), copy.act()), sealed));
  }

  /// Listed first, so that no backup brings it back.
  void destroy(UUID key, Instant at) {
    erased.key(new Tombstone(key, at));
    keys.erase(key, at);
  }

  private static Place place(Id negotiation, UUID act) {
    return new Place(ORIGIN, negotiation.value(), act);
  }
}
