package ledger.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ledger.LedgerApplication;
import ledger.audit.ContinuedLog;
import ledger.audit.Verification;
import ledger.backup.BackupRefused;
import ledger.backup.KeyFiles;
import ledger.backup.Manifest;
import ledger.backup.Passphrase;
import ledger.backup.postgres.LedgerTables;
import ledger.erasure.ErasureList;
import ledger.log.Altered;
import ledger.log.Checkpoints.Signed;
import ledger.log.ForkGuard;
import ledger.log.Forked;
import ledger.log.LogEntry;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogEnd;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.PostgresLog;
import ledger.recording.CaughtUp;
import ledger.recording.Erasure;
import ledger.seal.FileKeyStore;
import ledger.transparency.Checkpoint;
import ledger.wiring.postgres.EmbeddedPostgres;
import ledger.wiring.postgres.Recovery;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A backup on its way to being a ledger again.
///
/// In this order: keys and tables; what was erased since; whether more was shown than is here; and
/// then all of it is verified, by a server that nobody can reach and that signs nothing. Until the
/// end a file says that it is not finished, and no server starts beside it; where it fails, nothing
/// is left.
final class Restoring {

  /// That of [ledger.recording].
  private static final short LOG = 1;

  private static final String MARK = "restoring";

  /// A checkpoint that somebody kept, and the note that it is in.
  record Kept(Checkpoint checkpoint, String note) {}

  /// What is asked for.
  record Wish(
      Path from,
      Path data,
      Optional<Path> keys,
      Optional<Passphrase> passphrase,
      ErasureList.Listed erased,
      List<Kept> kept,
      boolean asNewLog,
      Optional<Instant> until,
      Optional<Path> left) {}

  interface Progress {
    void say(String line);
  }

  private final Wish wish;
  private final Progress progress;

  Restoring(Wish wish, Progress progress) {
    this.wish = wish;
    this.progress = progress;
  }

  /// Whether there is the beginning of a ledger that was not finished.
  static boolean isUnderWay(Path data) {
    return Files.exists(data.resolve(MARK));
  }

  /// @return what to do next
  /// @throws NotVerified where it is not what was signed, or less than was shown
  String run() throws IOException, SQLException, InterruptedException {
    boolean isNew = !Files.exists(wish.data());
    Files.createDirectories(wish.data());
    var mark = Files.createFile(wish.data().resolve(MARK));
    boolean done = false;
    try {
      var said = restored();
      Files.delete(mark);
      done = true;
      return said;
    } finally {
      if (!done) {
        Folders.empty(wish.data());
        if (isNew) Files.deleteIfExists(wish.data());
      }
    }
  }

  private String restored() throws IOException, SQLException, InterruptedException {
    boolean isArchive = Recovery.isArchive(wish.from());
    if (!isArchive && !Manifest.isIn(wish.from()))
      throw new BackupRefused(
          wish.from()
              + " is neither a backup that was finished nor an archive: name the folder that backup made");
    if (!isArchive && (wish.until().isPresent() || wish.left().isPresent()))
      throw new BackupRefused(
          "--until and --wal are for an archive, and "
              + wish.from()
              + " is a backup: it has one moment, "
              + Manifest.read(wish.from()).made());
    if (isArchive && OpenedDatabase.isNamed())
      throw new BackupRefused(
          "an archive is of the built-in PostgreSQL, and SPRING_DATASOURCE_URL names another: restore without it, and carry the ledger there by backup and restore");
    // Before a database is started for it.
    var manifest = isArchive ? Optional.<Manifest>empty() : Optional.of(Manifest.read(wish.from()));
    var keys = keys();
    try (var opened = isArchive ? recovered() : empty()) {
      var tables = new LedgerTables(opened.database());
      if (!isArchive) tables.mustBeEmpty();
      boolean done = false;
      try {
        if (manifest.isPresent()) fill(tables, manifest.get());
        else tables.migrate();
        var said = verified(opened, keys);
        done = true;
        return said;
      } catch (Altered | Forked altered) {
        throw notSigned(altered).orElseThrow();
      } finally {
        if (!done && opened.own().isEmpty()) tables.drop();
      }
    }
  }

  private KeyFiles keys() throws IOException {
    if (wish.keys().isEmpty()) return KeyFiles.in(wish.data());
    return KeyFiles.restore(wish.keys().get(), wish.passphrase().orElseThrow(), wish.data());
  }

  private OpenedDatabase recovered() throws IOException {
    progress.say("going through the archive");
    return OpenedDatabase.of(
        new Recovery(wish.from(), wish.until(), wish.left()).into(wish.data()));
  }

  private OpenedDatabase empty() throws IOException {
    return OpenedDatabase.isNamed()
        ? OpenedDatabase.thatIsNamed()
        : OpenedDatabase.of(new EmbeddedPostgres(wish.data()));
  }

  private void fill(LedgerTables tables, Manifest manifest) throws IOException, SQLException {
    progress.say("filling tables with %d entries".formatted(manifest.entries()));
    tables.restore(manifest, wish.from());
    for (var file : manifest.files())
      if (file.table().isEmpty()) {
        var to = wish.data().resolve(file.path());
        Files.createDirectories(to.getParent());
        Files.copy(wish.from().resolve(file.path()), to);
      }
  }

  private String verified(OpenedDatabase opened, KeyFiles keys)
      throws IOException, InterruptedException {
    var entries = LogTable.unchecked(opened.database(), LOG);
    var lost = eraseAgain(entries, keys);
    long head = entries.head();
    var last = last(opened.database(), entries);
    var restored =
        "%d entries of %s are restored, and all of them verified. ".formatted(head, last.origin());
    var start = "Start it: ./ledger serve --data " + wish.data();
    if (!wish.asNewLog()) {
      mustNotBeBehind(head);
      verify(opened, keys);
      return restored + start;
    }
    var closed =
        last.note()
            .orElseThrow(() ->
                new BackupRefused(
                    "no checkpoint of it is known, so that nothing stands against its going on as it is: leave --as-new-log out"));
    if (wish.keys().isPresent()) verify(opened, keys);
    FileSystemUtils.deleteRecursively(wish.data().resolve("log"));
    var continued =
        ContinuedLog.begin(opened.database(), LOG, keys.logKeys(), closed, lost, Clock.systemUTC());
    if (wish.keys().isEmpty() || !lost.isEmpty()) verify(opened, keys);
    return restored
        + "The log goes on as %s, with new keys: tell its witnesses and auditors, and back its keys up. "
            .formatted(continued.origin())
        + start;
  }

  /// @param note the last checkpoint that is known, here or from elsewhere
  private record Last(String origin, Optional<String> note) {}

  private Last last(DataSource database, LogTable entries) {
    try (var log = new PostgresLog(database, LOG, "")) {
      var own = new CheckpointTable(database, LOG, log.epoch(), LogEnd.RECORDED).last();
      for (var kept : wish.kept())
        if (!kept.checkpoint().origin().equals(log.origin()))
          throw new BackupRefused(
              "a checkpoint that was given is of %s, and the backup of %s"
                  .formatted(kept.checkpoint().origin(), log.origin()));
      long head = entries.head();
      var reached =
          wish.kept().stream().map(Kept::checkpoint).filter(c -> c.size() <= head).toList();
      ForkGuard.against(entries, own, reached)
          .ifPresent(why -> {
            throw new NotVerified(why + ": take another backup");
          });
      var newest =
          wish.kept().stream().max(Comparator.comparingLong(kept -> kept.checkpoint().size()));
      return new Last(
          log.origin(),
          newest
              .filter(kept -> own.isEmpty() || kept.checkpoint().size() > own.get().size())
              .map(Kept::note)
              .or(() -> own.map(Signed::note)));
    }
  }

  private void mustNotBeBehind(long head) {
    for (var kept : wish.kept())
      if (kept.checkpoint().size() > head)
        throw new NotVerified(
            "a checkpoint of size %d was shown, and this has %d entries: restore a later backup, or the archive to its end; where the rest is lost, --as-new-log goes on under another origin"
                .formatted(kept.checkpoint().size(), head));
  }

  /// What the list has, before anything can be read. Keys are destroyed wherever they come from; a
  /// payload is taken away by the act that says so, so that this act has to be here, or to be put
  /// on record again.
  ///
  /// @return what has to be put on record again
  private List<LogEntry> eraseAgain(LogTable entries, KeyFiles keys) {
    new ErasureList(wish.data().resolve("erasures")).all(wish.erased());
    var store = FileKeyStore.open(keys.keys(), keys.epochs(), new SecureRandom());
    wish.erased().keys().forEach(key -> store.erase(key.key(), key.at()));
    var lost = LostRemovals.of(wish.erased(), entries);
    var one = wish.asNewLog() ? lost.withoutAct() : lost.payloads().stream().findFirst();
    if (one.isPresent())
      throw new NotVerified(
          "the payload at position %d was taken away after this backup, and the act that says so is not in it%s: restore a later backup, or the archive up to a moment after it%s"
              .formatted(
                  one.get().position(),
                  wish.asNewLog()
                      ? ", nor on the list of erasures, as none is on those of release 0.1.0"
                      : "",
                  wish.asNewLog()
                      ? ""
                      : "; where those are lost, --as-new-log puts that act on record again, under another origin"));
    return lost.acts();
  }

  private void verify(OpenedDatabase opened, KeyFiles keys)
      throws IOException, InterruptedException {
    progress.say("verifying");
    try (var context = started(opened, keys)) {
      context.getBean(Erasure.class).again();
      context
          .getBean(CaughtUp.class)
          .await(entries -> progress.say("answers are made of " + entries + " entries"));
      var found = context.getBean(Verification.class).run().found();
      if (!found.isEmpty())
        throw new NotVerified(
            NOT_SIGNED
                + found.getFirst()
                + (found.size() == 1 ? "" : ", and in %d other places".formatted(found.size() - 1))
                + ANOTHER);
    } catch (BeansException fault) {
      var altered = notSigned(fault);
      throw altered.isPresent() ? altered.get() : fault;
    } finally {
      Silence.untilSpringSpeaks();
    }
  }

  private static final String NOT_SIGNED = "what is in it is not what was signed. At ";
  private static final String ANOTHER = ": take another copy of the backup, or another backup";

  private static Optional<NotVerified> notSigned(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause())
      switch (cause) {
        case Forked forked -> {
          return Optional.of(new NotVerified(forked.getMessage() + ANOTHER));
        }
        case Altered altered -> {
          return Optional.of(new NotVerified(NOT_SIGNED + altered.getMessage() + ANOTHER));
        }
        default -> {} // perhaps its cause is
      }
    return Optional.empty();
  }

  /// A server that listens nowhere, signs nothing and tells nobody.
  private ConfigurableApplicationContext started(OpenedDatabase opened, KeyFiles keys) {
    var application = new SpringApplication(LedgerApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setAdditionalProfiles(RestoreCommand.PROFILE);
    var database = opened.source();
    var arguments =
        Stream.of(
            "--server.port=-1",
            "--ledger.restoring=true",
            "--ledger.data=" + wish.data(),
            "--ledger.keys=" + keys.keys(),
            "--ledger.epochs=" + keys.epochs(),
            "--ledger.log.keys=" + keys.logKeys(),
            "--ledger.log.folder=" + wish.data().resolve("log"),
            "--ledger.erasures=" + wish.data().resolve("erasures"),
            "--ledger.log.timestamps=",
            "--ledger.log.checkpoint-webhook=",
            "--ledger.verification.every=0",
            "--spring.datasource.url=" + database.getUrl(),
            "--spring.datasource.username="
                + Objects.requireNonNullElse(database.getUsername(), ""),
            "--spring.datasource.password="
                + Objects.requireNonNullElse(database.getPassword(), ""));
    // What witnesses have seen of a log is no reason against one that goes on under another name.
    var policy = wish.asNewLog() ? Stream.of("--ledger.log.policy=") : Stream.<String>empty();
    return application.run(Stream.concat(arguments, policy).toArray(String[]::new));
  }
}
