package ledger.wiring;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.backup.BackupRefused;
import ledger.backup.KeyFiles;
import ledger.backup.Manifest;
import ledger.backup.Manifest.BackedUp;
import ledger.backup.Passphrase;
import ledger.backup.postgres.LedgerTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./ledger backup`: on the machine of the server, while it runs or not.
@Command(
    name = "backup",
    description =
        "Copies the ledger's tables into a folder, as they are at one moment, while it is written to; and its keys, sealed, into a file apart.",
    footer = {
      "",
      "A database of its own is named by SPRING_DATASOURCE_URL, _USERNAME and",
      "_PASSWORD, as for serve.",
      "Example: ./ledger backup /backup/2026-11-29 --keys /elsewhere/keys \\",
      "           --passphrase-file /run/secrets/passphrase",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  private static final String TIMESTAMPS = "log/timestamps";

  @Parameters(paramLabel = "DIR", description = "An empty folder, or one to be made.")
  private Path folder = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description =
          "Where the keys go, replaced whole: on another disk or machine than DIR, which would be of no use to a thief without them.")
  private Path keys = Path.of("");

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      required = true,
      description = "Its first line seals the keys; - for what is typed.")
  private Path passphrase = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that is --data of serve (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("ledger-data");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Silence.untilSpringSpeaks();
    mustBeEmpty();
    if (keys.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize()))
      throw new ParameterException(
          spec.commandLine(),
          "--keys is in DIR: take a file elsewhere, or whoever finds the one has the other");
    keysMustHaveAPlace();
    boolean isNew = !Files.exists(folder);
    mustBeOurs();
    boolean done = false;
    try {
      var word = Passphrase.from(passphrase, System.in);
      Manifest manifest;
      try (var opened = opened()) {
        manifest = backedUp(new LedgerTables(opened.database()));
      }
      int files = places().backUp(keys.toAbsolutePath(), word);
      manifest.write(folder);
      done = true;
      spec.commandLine()
          .getOut()
          .printf(
              "%d entries of %s, as of %s, are in %s; %d files of keys in %s%n",
              manifest.entries(), manifest.origin(), manifest.made(), folder, files, keys);
      return 0;
    } catch (BackupRefused | IOException | SQLException said) {
      spec.commandLine().getErr().println("Not backed up: " + Folders.fault(said));
    } catch (RuntimeException fault) {
      spec.commandLine()
          .getErr()
          .println(
              NotStarted.because(fault, data)
                  .replaceFirst("^The ledger did not start", "Not backed up"));
    } finally {
      if (!done) leaveNothing(isNew);
    }
    return NotStarted.EXIT_CODE;
  }

  /// Of two backups at once into one folder, the first has it.
  private void mustBeOurs() throws IOException {
    try {
      Files.createDirectory(Files.createDirectories(folder).resolve(LedgerTables.FOLDER));
    } catch (FileAlreadyExistsException _) {
      throw new ParameterException(
          spec.commandLine(), folder + " is taken by another backup: name a new folder for each");
    } catch (FileSystemException fault) {
      throw new ParameterException(spec.commandLine(), Folders.fault(fault));
    }
  }

  /// Before hours are spent on the tables.
  private void keysMustHaveAPlace() {
    var to = keys.toAbsolutePath();
    if (Files.isDirectory(to))
      throw new ParameterException(
          spec.commandLine(), "--keys " + keys + " is a folder: name a file");
    var in = to.getParent();
    if (in == null || !Files.isDirectory(in))
      throw new ParameterException(
          spec.commandLine(), "--keys %s: there is no folder %s".formatted(keys, in));
  }

  /// The half of a backup is none.
  private void leaveNothing(boolean isNew) throws IOException {
    Folders.empty(folder);
    if (isNew) Files.delete(folder);
  }

  private void mustBeEmpty() throws IOException {
    if (Folders.isEmpty(folder)) return;
    throw new ParameterException(
        spec.commandLine(), folder + " is not empty: name a new folder for each backup");
  }

  private OpenedDatabase opened() throws IOException {
    if (OpenedDatabase.isNamed()) return OpenedDatabase.thatIsNamed();
    if (OpenedDatabase.isIn(data)) return OpenedDatabase.in(data);
    throw new BackupRefused(
        data
            + " is no --data folder of a ledger: name that, or let SPRING_DATASOURCE_URL name its database");
  }

  private Manifest backedUp(LedgerTables tables) throws IOException, SQLException {
    var manifest = tables.backUp(Files.createDirectories(folder));
    var files = new ArrayList<>(manifest.files());
    files.addAll(timestamps());
    return new Manifest(
        manifest.origin(), manifest.made(), manifest.schema(), manifest.entries(), files);
  }

  /// The only files of the log that cannot be made anew.
  private List<BackedUp> timestamps() throws IOException {
    var from = set("LEDGER_LOG_FOLDER", data.resolve("log")).resolve("timestamps");
    if (!Files.isDirectory(from)) return List.of();
    var to = Files.createDirectories(folder.resolve(TIMESTAMPS));
    var copied = new ArrayList<BackedUp>();
    try (var files = Files.list(from)) {
      for (var file : files.sorted().toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || !Files.isRegularFile(file)) continue;
        Files.copy(file, to.resolve(name));
        copied.add(Manifest.of(folder, TIMESTAMPS + "/" + name, ""));
      }
    }
    return copied;
  }

  private KeyFiles places() {
    var own = KeyFiles.in(data);
    var folder = set("LEDGER_KEYS", own.keys());
    return new KeyFiles(
        set("LEDGER_LOG_KEYS", own.logKeys()), folder, set("LEDGER_EPOCHS", folder), own.tokens());
  }

  private static Path set(String variable, Path otherwise) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of).orElse(otherwise);
  }
}
