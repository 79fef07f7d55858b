package ledger.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// What only the ledger may have: the keys that sign its log, the keys of sealed texts and what
/// they are wrapped by, and the tokens of its first users.
///
/// @param logKeys a file
/// @param keys a folder
/// @param epochs a folder; may be that of the keys
/// @param tokens a file
public record KeyFiles(Path logKeys, Path keys, Path epochs, Path tokens) {

  private static final String LOCK = "lock";

  /// Where a ledger keeps them that is told nothing else.
  public static KeyFiles in(Path data) {
    return new KeyFiles(
        data.resolve("log.keys"),
        data.resolve("keys"),
        data.resolve("keys"),
        data.resolve("tokens.json"));
  }

  /// Taken after the tables: so the key of each text that is in them is among these, or was erased
  /// meanwhile.
  ///
  /// @return how many files
  public int backUp(Path to, Passphrase passphrase) throws IOException {
    if (!Files.exists(logKeys))
      throw new BackupRefused(
          logKeys + " is missing: let LEDGER_LOG_KEYS name the file of the log's keys");
    var bytes = new ByteArrayOutputStream();
    int files = 0;
    try (var zip = new ZipOutputStream(bytes)) {
      files += put(zip, "log.keys", logKeys);
      files += put(zip, "tokens.json", tokens);
      files += folder(zip, "keys/", keys);
      if (!epochs.equals(keys)) files += folder(zip, "epochs/", epochs);
    }
    SealedFile.write(to, bytes.toByteArray(), passphrase, new SecureRandom());
    return files;
  }

  /// While no process changes anything there.
  private static int folder(ZipOutputStream zip, String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return 0;
    try (var lock =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock.lock();
        var files = Files.list(folder)) {
      int put = 0;
      for (var file : files.sorted().toList()) {
        var own = String.valueOf(file.getFileName());
        if (!own.equals(LOCK) && !own.endsWith(".tmp")) put += put(zip, name + own, file);
      }
      return put;
    }
  }

  private static int put(ZipOutputStream zip, String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) return 0;
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    return 1;
  }

  /// Puts the files of a backup into the folder of a new ledger.
  ///
  /// @return where they are now: what is wrapped in another folder was so before
  public static KeyFiles restore(Path from, Passphrase passphrase, Path data) throws IOException {
    var content = SealedFile.read(from, passphrase);
    var places = in(data);
    var epochs = places.epochs();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (!name.matches("log[.]keys|tokens[.]json|(keys|epochs)/[A-Za-z0-9.-]+"))
          throw new BackupRefused(from + " has a file that is none of a ledger: " + name);
        if (name.startsWith("epochs/")) epochs = data.resolve("epochs");
        write(data, name, zip.readAllBytes());
      }
    }
    return new KeyFiles(places.logKeys(), places.keys(), epochs, places.tokens());
  }

  private static void write(Path data, String name, byte[] content) throws IOException {
    var file = data.resolve(name);
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder))
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, content, StandardOpenOption.DSYNC);
  }
}
