package ledger.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import ledger.backup.BackupRefused;
import ledger.backup.Passphrase;
import ledger.erasure.ErasureList;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./ledger restore`: makes a ledger of a backup, and opens it to nobody before all of it is
/// verified.
@Command(
    name = "restore",
    description =
        "Makes a ledger of a backup, in a folder or database of its own: erases what was erased since, verifies all of it, and leaves nothing where it does not fit.",
    footer = {
      "",
      "A database of its own is named by SPRING_DATASOURCE_URL, _USERNAME and",
      "_PASSWORD, as for serve.",
      "Example: ./ledger restore /backup/2026-11-29 --data new --keys /elsewhere/keys \\",
      "           --passphrase-file /run/secrets/passphrase \\",
      "           --erasures /elsewhere/erasures --checkpoint seen/checkpoints/70",
      "Exit codes: 0 done, 1 not what was signed, or behind what was shown, 2 wrong",
      "usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  static final String PROFILE = "restore";
  private static final int LARGEST_NOTE = 1 << 20;

  @Parameters(
      paramLabel = "DIR",
      description = "What backup made, or an archive (ledger.postgres.archive).")
  private Path from = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the ledger is kept: empty, or to be made (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("ledger-data");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The newest that backup --keys made, or else --without-keys.")
  private Optional<Path> keys = Optional.empty();

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "Its first line opens the keys; - for what is typed. It goes with --keys.")
  private Optional<Path> passphrase = Optional.empty();

  @Option(
      names = "--without-keys",
      description =
          "The keys are lost: sealed texts stay sealed for ever, and the log goes on as another one (--as-new-log).")
  private boolean withoutKeys;

  @Option(
      names = "--erasures",
      paramLabel = "FILE",
      description = "The newest list of what was erased (ledger.erasures), or else --no-erasures.")
  private Optional<Path> erasures = Optional.empty();

  @Option(names = "--no-erasures", description = "Nothing was erased since the backup was made.")
  private boolean noErasures;

  @Option(
      names = "--checkpoint",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "The newest checkpoint that anybody kept of this log: its folder's, a watcher's, a witness's; or else --no-checkpoint.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--no-checkpoint",
      description = "Nothing was shown to anybody since the backup was made.")
  private boolean noCheckpoint;

  @Option(
      names = "--as-new-log",
      description =
          "What was shown and is not here is lost: the log goes on under another origin, with new keys.")
  private boolean asNewLog;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Of an archive: as it was then, such as 2026-11-29T12:00:00Z (default: its end).")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--wal",
      paramLabel = "DIR",
      description =
          "Of an archive: the folder postgres/pg_wal of the ledger that is gone, for the minute that was not archived yet (default: that minute is lost).")
  private Optional<Path> wal = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Silence.untilSpringSpeaks();
    mustBeSaid(
        keys.isPresent() != withoutKeys, "--keys FILE, or --without-keys where they are lost");
    mustBeSaid(
        keys.isPresent() == passphrase.isPresent(), "--passphrase-file FILE together with --keys");
    mustBeSaid(
        !withoutKeys || asNewLog, "--as-new-log with --without-keys: nobody can sign as before");
    mustBeSaid(
        erasures.isPresent() != noErasures,
        "--erasures FILE, or --no-erasures where nothing was erased since");
    mustBeSaid(
        checkpoints.isEmpty() == noCheckpoint,
        "--checkpoint FILE, or --no-checkpoint where nothing was shown since");
    if (!Folders.isEmpty(data)) throw wrong(data + " is not empty: name a new folder with --data");
    try {
      var restored = new Restoring(wish(), progress()).run();
      spec.commandLine().getOut().println(restored);
      return 0;
    } catch (ParameterException wrong) {
      throw wrong;
    } catch (NotVerified said) {
      err("Not restored: " + said.getMessage());
      return 1;
    } catch (BackupRefused | IOException | SQLException said) {
      err("Not restored: " + Folders.fault(said));
    } catch (RuntimeException fault) {
      // In the new folder nothing is left.
      var elsewhere = Path.of(System.getProperty("java.io.tmpdir"));
      err(
          NotStarted.because(fault, elsewhere)
              .replaceFirst("^The ledger did not start", "Not restored"));
    }
    return NotStarted.EXIT_CODE;
  }

  private void mustBeSaid(boolean isSaid, String what) {
    if (!isSaid) throw wrong("say which: " + what);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private void err(String sentence) {
    spec.commandLine().getErr().println(sentence);
  }

  private Restoring.Progress progress() {
    return line -> err("  " + line);
  }

  private Restoring.Wish wish() throws IOException {
    var kept = new ArrayList<Restoring.Kept>();
    for (var file : checkpoints) kept.add(kept(file));
    var list =
        erasures.isPresent() ? new ErasureList(erasures.get()).read() : ErasureList.Listed.NOTHING;
    return new Restoring.Wish(
        from,
        data.toAbsolutePath(),
        keys,
        passphrase.isPresent()
            ? Optional.of(Passphrase.from(passphrase.get(), System.in))
            : Optional.empty(),
        list,
        kept,
        asNewLog,
        until.map(this::moment),
        wal);
  }

  private Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw wrong("--until " + text + " is no time: write it as 2026-11-29T12:00:00Z");
    }
  }

  private static Restoring.Kept kept(Path file) throws IOException {
    String note;
    try (var in = Files.newInputStream(file)) {
      note = new String(in.readNBytes(LARGEST_NOTE), StandardCharsets.UTF_8);
    }
    return SignedNote.parse(note)
        .flatMap(signed -> Checkpoint.parse(signed.text()))
        .map(checkpoint -> new Restoring.Kept(checkpoint, note))
        .orElseThrow(() ->
            new BackupRefused(
                file + " is no checkpoint: name one as it is served at /log/checkpoint"));
  }
}
