package ledger.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Keys in a folder, one file each, apart from the record and from its backups.
///
/// `<id>.key` holds a wrapped key, `<id>.erased` its tombstone, `<tag>.subject` the id of a
/// subject's key under an HMAC of the subject, `secret` the key of that HMAC, `kek-<n>` the key of
/// an epoch. Nothing is kept in memory between calls, so a key that another process erases is gone
/// here too. Several threads and processes may use one folder.
///
/// In an erasure the tombstone comes first: whenever it is cut off, the key is already refused, and
/// opening the store finishes it.
public final class FileKeyStore implements KeyStore {

  private static final String KEY = ".key";
  private static final String ERASED = ".erased";
  private static final String SUBJECT = ".subject";
  private static final String SECRET = "secret";

  private final KeyFolder folder;
  private final Epochs epochs;
  private final SecureRandom chance;

  private FileKeyStore(KeyFolder folder, Epochs epochs, SecureRandom chance) {
    this.folder = folder;
    this.epochs = epochs;
    this.chance = chance;
  }

  /// @param epochs the folder for `kek-<n>`, used by no other store. May be the same; in another
  ///   one, a backup of the keys alone opens nothing
  public static FileKeyStore open(Path folder, Path epochs, SecureRandom chance) {
    var wrapping = new Epochs(KeyFolder.open(epochs), chance);
    var store = new FileKeyStore(KeyFolder.open(folder), wrapping, chance);
    return store.folder.alone(() -> {
      store.begin();
      store.finish();
      return store;
    });
  }

  @Override
  public Issue forSealing(Subject subject) {
    return folder.alone(() -> {
      var known = idIn(subjectFile(subject));
      if (known.isEmpty()) return new Issue.Issued(make(subject));
      var id = known.get();
      var tombstone = readTombstone(id);
      if (tombstone.isPresent()) return new Issue.Erased(tombstone.get());
      return new Issue.Issued(
          readKey(id)
              .orElseThrow(() -> new IllegalStateException("the file of key " + id + " is lost")));
    });
  }

  @Override
  public Optional<DataKey> find(UUID key) {
    return folder.alone(() -> folder.has(key + ERASED) ? Optional.empty() : readKey(key));
  }

  @Override
  public Optional<Tombstone> tombstone(UUID key) {
    return folder.alone(() -> readTombstone(key));
  }

  @Override
  public Optional<UUID> keyOf(Subject subject) {
    return folder.alone(() -> idIn(subjectFile(subject)));
  }

  @Override
  public Tombstone erase(UUID key, Instant at) {
    return folder.alone(() -> {
      var before = readTombstone(key);
      if (before.isEmpty()) folder.write(key + ERASED, Framed.text(at + "\n"));
      folder.destroy(key + KEY);
      return before.orElseGet(() -> new Tombstone(key, at));
    });
  }

  /// Makes what a new folder needs, and nothing in one that lost it: keys that nobody can unwrap
  /// and subjects that nobody recognises must not pass for a fresh start.
  private void begin() throws IOException {
    if (epochs.current() == 0) {
      if (!folder.names("", KEY).isEmpty())
        throw new IllegalStateException(
            "there are keys in %s, and no kek-<n> that opens them: put it back from its own backup"
                .formatted(folder));
      epochs.begin();
    }
    epochs.key(epochs.current());
    if (folder.has(SECRET)) folder.key(SECRET);
    else {
      if (!folder.names("", SUBJECT).isEmpty())
        throw new IllegalStateException(
            "there are subjects in %s, and no secret that tells them: put it back from its own backup"
                .formatted(folder));
      var secret = new byte[DataKey.BYTES];
      chance.nextBytes(secret);
      folder.write(SECRET, secret);
    }
  }

  /// Ends what a crash cut off: half-written files and erasures.
  private void finish() throws IOException {
    folder.sweep();
    for (var erased : folder.names("", ERASED))
      folder.destroy(erased.substring(0, erased.length() - ERASED.length()) + KEY);
  }

  private DataKey make(Subject subject) throws IOException {
    var key = DataKey.random(chance);
    write(key, epochs.current());
    folder.write(subjectFile(subject), Framed.text(key.id() + "\n"));
    return key;
  }

  private void write(DataKey key, int epoch) throws IOException {
    var wrapped = WrappedKey.wrap(key, epoch, epochs.key(epoch), chance);
    folder.write(key.id() + KEY, wrapped.file());
  }

  private Optional<DataKey> readKey(UUID id) throws IOException {
    var file = folder.read(id + KEY);
    return file.isEmpty() ? Optional.empty() : Optional.of(unwrapped(WrappedKey.of(file.get())));
  }

  private DataKey unwrapped(WrappedKey file) throws IOException {
    return file.unwrap(epochs.key(file.epoch()))
        .orElseThrow(
            () -> new IllegalStateException("the file of key " + file.id() + " is damaged"));
  }

  private Optional<Tombstone> readTombstone(UUID key) throws IOException {
    return line(key + ERASED).map(at -> new Tombstone(key, Instant.parse(at)));
  }

  private Optional<UUID> idIn(String file) throws IOException {
    return line(file).map(UUID::fromString);
  }

  private Optional<String> line(String file) throws IOException {
    return folder.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private String subjectFile(Subject subject) throws IOException {
    return HexFormat.of().formatHex(Hashing.hmac(folder.key(SECRET), subject.bytes())) + SUBJECT;
  }
}
