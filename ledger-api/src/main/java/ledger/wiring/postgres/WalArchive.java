package ledger.wiring.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ledger.startup.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the ledger's own PostgreSQL puts all that it writes once more, so that it can be had again
/// as it was at any moment: each piece of its log within a minute, and for each of its timelines a
/// copy of its files that the log goes on from.
///
/// Each database cluster has a folder of its own below the one that is set, by PostgreSQL's number
/// of it: `wal` and, for each base, `base-<timeline>-<when it was whole>`.
public final class WalArchive {

  static final String SETTING = "ledger.postgres.archive";
  static final String WAL = "wal";
  private static final Logger LOG = LoggerFactory.getLogger(WalArchive.class);

  private final Path folder;

  private WalArchive(Path folder) {
    this.folder = folder;
  }

  /// @param set empty for none
  /// @throws CannotStart where the folder cannot stand in a command of a shell
  static Optional<WalArchive> in(String set) {
    if (set.isBlank()) return Optional.empty();
    var folder = Path.of(set).toAbsolutePath().normalize();
    mustBePlain(folder);
    return Optional.of(new WalArchive(folder));
  }

  static void mustBePlain(Path folder) {
    if (folder.toString().matches("(?s).*['%\\\\\n].*"))
      throw new CannotStart(
          SETTING + " is " + folder + ": take a folder without ', % and \\ in its name");
  }

  interface Connections {
    Connection open() throws SQLException;
  }

  /// What the server is started with.
  List<String> settings(Path data) throws IOException {
    var own = own(data);
    var wal = Files.createDirectories(own.resolve(WAL));
    return List.of("archive_mode=on", "archive_timeout=60s", "archive_command=" + command(wal));
  }

  /// A piece is there whole or not at all, and one that is there is left as it is.
  private static String command(Path wal) {
    return """
    f='%s/%%f.gz'; if [ -e "$f" ]; then gzip -dc "$f" | cmp -s - '%%p'; \
    else gzip -c '%%p' >"$f.new" && sync "$f.new" && mv "$f.new" "$f" && sync '%s'; fi\
    """
        .formatted(wal, wal);
  }

  private Path own(Path data) throws IOException {
    return folder.resolve(Long.toUnsignedString(system(data)));
  }

  /// The first number in the file that PostgreSQL looks at first.
  private static long system(Path data) throws IOException {
    try (var control = FileChannel.open(data.resolve("global").resolve("pg_control"))) {
      var number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
      while (number.hasRemaining() && control.read(number) >= 0) {}
      return number.flip().getLong();
    }
  }

  /// Copies the files that the log goes on from, where the archive has none of this timeline:
  /// beside the work of the server, which nothing waits for.
  void begin(Connections server, Path data, Path password) {
    Thread.ofPlatform()
        .name("postgres-base")
        .daemon()
        .start(() -> {
          try (var connection = server.open()) {
            new BaseBackup(own(data)).takeWhereThereIsNone(connection, data, password);
          } catch (IOException | UncheckedIOException | SQLException e) {
            LOG.warn(
                "the archive has no base yet, and nothing can be restored from it: the next start tries again folder={}",
                folder,
                e);
          }
        });
  }
}
