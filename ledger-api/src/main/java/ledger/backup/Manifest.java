package ledger.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is in the folder of a backup. It is written last: without it there is no backup.
///
/// @param form of the backup
/// @param made when the tables were as they are in it
/// @param schema the last migration that these tables had gone through
/// @param entries how many the log had
/// @param files in the order in which they are to be read
public record Manifest(
    String form, String origin, String made, String schema, long entries, List<BackedUp> files) {

  static final String FORM = "ledger.backup/v1";
  private static final String FILE = "backup.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param path below the folder
  /// @param table that it has the rows of, with its schema; empty where it is a file of the log
  /// @param sha256 of the file
  public record BackedUp(String path, String table, String sha256) {
    public BackedUp {
      // Where one was taken out of the file.
      Objects.requireNonNull(path);
      Objects.requireNonNull(table);
      Objects.requireNonNull(sha256);
    }
  }

  public Manifest {
    Objects.requireNonNull(form);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(made);
    Objects.requireNonNull(schema);
    files = List.copyOf(files);
  }

  public Manifest(String origin, String made, String schema, long entries, List<BackedUp> files) {
    this(FORM, origin, made, schema, entries, files);
  }

  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  public void write(Path folder) throws IOException {
    var beside = folder.resolve(FILE + ".new");
    Files.write(
        beside,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this),
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.DSYNC,
        java.nio.file.StandardOpenOption.WRITE);
    Files.move(beside, folder.resolve(FILE), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /// @throws BackupRefused where there is none, it cannot be read here, or a file is not the one
  ///   that was backed up
  public static Manifest read(Path folder) throws IOException {
    Manifest manifest;
    try {
      // Of a file that says `null` there is none.
      manifest =
          Optional.ofNullable(JSON.readValue(folder.resolve(FILE).toFile(), Manifest.class))
              .orElseThrow(() -> unreadable(folder));
    } catch (JacksonException _) {
      throw unreadable(folder);
    }
    if (!manifest.form().equals(FORM))
      throw new BackupRefused(
          "%s is a backup of the form %s, and this ledger reads %s: restore it with the version that made it"
              .formatted(folder, manifest.form(), FORM));
    for (var file : manifest.files()) manifest.mustBeWhole(folder, file);
    return manifest;
  }

  private static BackupRefused unreadable(Path folder) {
    return new BackupRefused(
        folder.resolve(FILE)
            + " cannot be read as what is in a backup: name the folder of a backup that was finished");
  }

  private void mustBeWhole(Path folder, BackedUp file) throws IOException {
    var path = folder.resolve(file.path());
    if (!path.normalize().startsWith(folder.normalize()) || !Files.isRegularFile(path))
      throw new BackupRefused(path + " is missing: take another copy of the backup");
    try (var in = new DigestInputStream(Files.newInputStream(path), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      if (!hash(in).equals(file.sha256()))
        throw new BackupRefused(
            path + " is not the file that was backed up: take another copy of the backup");
    }
  }

  private static String hash(DigestInputStream read) {
    return HexFormat.of().formatHex(read.getMessageDigest().digest());
  }

  /// Of a file that was written.
  public static BackedUp of(Path folder, String path, String table) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(path));
        var in = new DigestInputStream(file, sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return new BackedUp(path, table, hash(in));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
