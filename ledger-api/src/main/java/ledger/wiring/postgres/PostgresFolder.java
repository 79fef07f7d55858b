package ledger.wiring.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import ledger.startup.CannotStart;

/// Where a PostgreSQL of our own has its data, its log and its password.
///
/// @param home of the ledger whose database it is; or a base of an archive, which has the data and
///   the password as they were
record PostgresFolder(Path home) {

  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;

  Path data() {
    return home.resolve("postgres");
  }

  /// What the server says.
  Path log() {
    return home.resolve("postgres.log");
  }

  Path passwordFile() {
    return home.resolve("postgres-password");
  }

  /// Made where there is none yet.
  String password() throws IOException {
    var file = passwordFile();
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, ownerOnly);
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file);
  }

  /// Makes a database where there is none. One that is there is left as it is.
  ///
  /// @param initdb the program
  /// @return the password of the database
  /// @throws CannotStart where what is there is no whole database, or no password for it
  String prepared(String initdb) throws IOException {
    boolean isNew = isNew();
    if (!isNew && !Files.exists(passwordFile()))
      throw new CannotStart(
          passwordFile()
              + " is missing, and the database in "
              + data()
              + " lets nobody in without it: put the file back from a backup, or set another"
              + " password (docs/guide/operating.md, \"The built-in database\")");
    var password = password();
    if (isNew) initialise(initdb);
    return password;
  }

  private boolean isNew() throws IOException {
    if (Files.exists(data().resolve("PG_VERSION"))) return false;
    if (!Files.exists(data())) return true;
    try (var files = Files.list(data())) {
      if (files.findAny().isPresent())
        throw new CannotStart(
            data()
                + " is not a whole database, PG_VERSION is missing: delete the folder if its ledger"
                + " was never ready, else put it back from one backup, all of it");
    }
    return true;
  }

  private void initialise(String initdb) throws IOException {
    var process =
        new ProcessBuilder(
                AsUser.command(
                    initdb,
                    "--pgdata=" + data(),
                    "--username=" + EmbeddedPostgres.USER,
                    "--pwfile=" + passwordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C"))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0)
        throw new CannotStart(
            "the database could not be made in "
                + data()
                + ", initdb says: "
                + said.strip()
                    .lines()
                    .filter(line -> line.contains("error"))
                    .findFirst()
                    .orElse(said.strip()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Whether a server runs on it, in whichever process.
  boolean isInUse() throws IOException {
    try {
      var pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().trim());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().command())
          .filter(command -> command.endsWith("postgres"))
          .isPresent();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /// The port of the server that runs on it; empty where none does.
  Optional<String> port() throws IOException {
    return isInUse()
        ? Optional.of(Files.readAllLines(pidFile()).get(PORT_LINE).strip())
        : Optional.empty();
  }

  private Path pidFile() {
    return data().resolve(PID_FILE);
  }
}
