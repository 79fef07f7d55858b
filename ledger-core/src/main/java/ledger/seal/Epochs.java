package ledger.seal;

import java.io.IOException;
import java.security.SecureRandom;

/// The keys that wrap data keys. Their files are numbered, and a wrapped key names the number, so
/// that a later version can begin a new one; today there is `kek-1` and no other.
final class Epochs {

  private static final String NAME = "kek-";

  private final KeyFolder folder;
  private final SecureRandom chance;

  Epochs(KeyFolder folder, SecureRandom chance) {
    this.folder = folder;
    this.chance = chance;
  }

  /// The number of the newest; 0 where there is none.
  int current() throws IOException {
    return folder.names(NAME, "").stream()
        .filter(name -> name.matches("kek-[1-9][0-9]{0,8}"))
        .mapToInt(name -> Integer.parseInt(name.substring(NAME.length())))
        .max()
        .orElse(0);
  }

  byte[] key(int epoch) throws IOException {
    return folder.key(NAME + epoch);
  }

  void begin() throws IOException {
    var key = new byte[DataKey.BYTES];
    chance.nextBytes(key);
    folder.write(NAME + (current() + 1), key);
  }
}
