package ledger.seal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;

/// The keys that wrap data keys, `kek-1`, `kek-2`, …: one at a time, each destroyed when the next
/// has taken over.
final class Epochs {

  private static final String NAME = "kek-";

  private final Folder folder;
  private final SecureRandom chance;

  Epochs(Folder folder, SecureRandom chance) {
    this.folder = folder;
    this.chance = chance;
  }

  List<Integer> all() throws IOException {
    return folder.names(NAME, "").stream()
        .filter(name -> name.matches("kek-[1-9][0-9]{0,8}"))
        .map(name -> Integer.valueOf(name.substring(NAME.length())))
        .sorted()
        .toList();
  }

  int current() throws IOException {
    return all().stream().max(Comparator.naturalOrder()).orElse(0);
  }

  byte[] key(int epoch) throws IOException {
    return folder
        .read(NAME + epoch)
        .orElseThrow(() -> new IllegalStateException("there is no " + NAME + epoch));
  }

  int begin() throws IOException {
    var next = current() + 1;
    var key = new byte[DataKey.BYTES];
    chance.nextBytes(key);
    folder.write(NAME + next, key);
    return next;
  }

  void endAllBefore(int epoch) throws IOException {
    for (int past : all()) if (past < epoch) folder.destroy(NAME + past);
  }
}
