package ledger.wiring.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.startup.CannotStart;
import ledger.wiring.postgres.BaseBackup.Base;

/// The ledger's own PostgreSQL as it was at a moment, out of what a [WalArchive] has.
///
/// @param archive of one database cluster, or of one alone
/// @param until empty for as far as the archive goes
/// @param left the folder `pg_wal` of the server that is gone, where it can still be read: what had
///   not been archived yet
public record Recovery(Path archive, Optional<Instant> until, Optional<Path> left) {

  /// As PostgreSQL reads a setting before it knows the names of time zones.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

  /// Whether a folder is an archive.
  public static boolean isArchive(Path folder) throws IOException {
    return !clusters(folder).isEmpty();
  }

  private static List<Path> clusters(Path folder) throws IOException {
    if (Files.isDirectory(folder.resolve(WalArchive.WAL))) return List.of(folder);
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(one -> Files.isDirectory(one.resolve(WalArchive.WAL)))
          .sorted()
          .toList();
    }
  }

  /// @param home of a new ledger
  /// @throws CannotStart where the archive does not have that moment
  public EmbeddedPostgres into(Path home) throws IOException {
    var cluster = cluster();
    var base = base(cluster);
    var folder = new PostgresFolder(home);
    var data = folder.data();
    BaseBackup.copy(base.data(), data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Files.createFile(data.resolve("recovery.signal"));
    Files.copy(base.password(), folder.passwordFile());
    try {
      return EmbeddedPostgres.recovering(home, settings(cluster));
    } catch (CannotStart notStarted) {
      throw new CannotStart(why(cluster, folder.log()), notStarted);
    }
  }

  private String why(Path cluster, Path log) throws IOException {
    var fatal =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("FATAL") && !line.contains("connections"))
            .toList();
    var said = fatal.isEmpty() ? "it says nothing" : fatal.getLast();
    return until.isPresent() && said.contains("recovery target")
        ? cluster + " ends before " + until.get() + ": name an earlier --until, or none for its end"
        : "PostgreSQL did not come up from " + cluster + ": " + said;
  }

  private Path cluster() throws IOException {
    var clusters = clusters(archive);
    if (clusters.size() != 1)
      throw new CannotStart(
          clusters.isEmpty()
              ? archive + " is no archive of a ledger's PostgreSQL"
              : archive + " has archives of several databases: name one of " + clusters);
    return clusters.getFirst().toAbsolutePath().normalize();
  }

  /// The newest that was whole by then.
  private Base base(Path cluster) throws IOException {
    var all = new BaseBackup(cluster).all();
    return all.reversed().stream()
        .filter(base -> until.isEmpty() || !base.whole().isAfter(until.get()))
        .findFirst()
        .orElseThrow(() ->
            new CannotStart(
                all.isEmpty()
                    ? cluster + " has no base, so that nothing can be restored from it"
                    : cluster + " goes back to " + all.getFirst().whole() + " and no further"));
  }

  private List<String> settings(Path cluster) {
    WalArchive.mustBePlain(cluster);
    var fetch = new StringBuilder("gzip -dc '%s/wal/%%f.gz' >'%%p' 2>/dev/null".formatted(cluster));
    left.map(folder -> folder.toAbsolutePath().normalize())
        .ifPresent(folder -> {
          WalArchive.mustBePlain(folder);
          fetch.append(" || cp '%s/%%f' '%%p' 2>/dev/null".formatted(folder));
        });
    var settings = new ArrayList<String>();
    settings.add("restore_command=" + fetch);
    settings.add("recovery_target_timeline=current");
    settings.add("recovery_target_action=promote");
    settings.add("hot_standby=off");
    until.ifPresent(moment -> settings.add("recovery_target_time=" + TIME.format(moment)));
    return settings;
  }
}
