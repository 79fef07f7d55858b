package ledger.wiring.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Copies of the files of a running PostgreSQL, by its own low-level interface: it is told when the
/// copying begins and when it has ended, and its log, from the one to the other, makes them whole.
///
/// @param archive of one database cluster
/// @see <a
///   href="https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP">Making
///   a base backup using the low level API</a>
record BaseBackup(Path archive) {

  private static final Logger LOG = LoggerFactory.getLogger(BaseBackup.class);
  private static final String NAME = "base-";

  /// What PostgreSQL says to leave out: only their folders are needed.
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

  /// @param timeline eight digits
  /// @param whole from when on the archive can be gone through from here
  record Base(Path folder, String timeline, Instant whole) {

    static Optional<Base> of(Path folder) {
      var name = String.valueOf(folder.getFileName());
      return name.matches("base-[0-9A-F]{8}-[0-9]{1,12}")
          ? Optional.of(
              new Base(
                  folder,
                  name.substring(5, 13),
                  Instant.ofEpochSecond(Long.parseLong(name.substring(14)))))
          : Optional.empty();
    }

    /// The cluster's files.
    Path data() {
      return new PostgresFolder(folder).data();
    }

    Path password() {
      return new PostgresFolder(folder).passwordFile();
    }
  }

  /// The oldest first.
  List<Base> all() throws IOException {
    if (!Files.isDirectory(archive)) return List.of();
    try (var folders = Files.list(archive)) {
      return folders
          .flatMap(folder -> Base.of(folder).stream())
          .sorted(Comparator.comparing(Base::whole))
          .toList();
    }
  }

  void takeWhereThereIsNone(Connection server, Path data, Path password)
      throws IOException, SQLException {
    var timeline = text(server, "select left(pg_walfile_name(pg_current_wal_lsn()), 8)");
    if (all().stream().anyMatch(base -> base.timeline().equals(timeline))) return;
    var beside = archive.resolve("unfinished");
    FileSystemUtils.deleteRecursively(beside);
    var base = new PostgresFolder(beside);
    var to = Files.createDirectories(base.data());
    Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwx------"));
    text(server, "select pg_backup_start('ledger', true)");
    copy(data, to);
    var label = text(server, "select labelfile from pg_backup_stop(true)");
    Files.writeString(to.resolve("backup_label"), label, StandardCharsets.UTF_8);
    Files.copy(password, base.passwordFile());
    onDisk(beside);
    long whole = Instant.now().getEpochSecond() + 1;
    Files.move(beside, archive.resolve(NAME + timeline + "-" + whole));
    LOG.info("the archive has a base folder={} timeline={}", archive, timeline);
  }

  private static String text(Connection server, String sql) throws SQLException {
    try (var statement = server.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return String.valueOf(found.getString(1));
    }
  }

  /// Files may come, change and go meanwhile.
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            var name = String.valueOf(folder.getFileName());
            if (name.startsWith("pgsql_tmp")) return FileVisitResult.SKIP_SUBTREE;
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(String.valueOf(file.getFileName())))
              return FileVisitResult.CONTINUE;
            try {
              Files.copy(file, to.resolve(from.relativize(file)));
            } catch (NoSuchFileException _) {
              // it is gone, and the log says so too
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw why;
          }
        });
  }

  private static void onDisk(Path folder) throws IOException {
    var all = new ArrayList<Path>();
    try (var files = Files.walk(folder)) {
      files.forEach(all::add);
    }
    for (var file : all)
      try (var opened = FileChannel.open(file, StandardOpenOption.READ)) {
        opened.force(true);
      }
  }
}
