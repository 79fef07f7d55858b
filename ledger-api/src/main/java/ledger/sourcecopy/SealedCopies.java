package ledger.sourcecopy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.seal.DataKey;
import ledger.seal.FileCipher;
import ledger.seal.KeyStore;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.value.Id;
import org.springframework.stereotype.Component;

/// Seals each copy under a key of its own, which is not in the database: with the key the copy is
/// gone, from backups as well.
@Component
class SealedCopies {

  private static final String ORIGIN = "source-copies";
  private static final Id PURPOSE = Id.of(ORIGIN);

  private final KeyStore keys;
  private final FileCipher cipher;

  SealedCopies(KeyStore keys, SecureRandom chance) {
    this.keys = keys;
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

  void destroy(UUID key, Instant at) {
    keys.erase(key, at);
  }

  private static Place place(Id negotiation, UUID act) {
    return new Place(ORIGIN, negotiation.value(), act);
  }
}
