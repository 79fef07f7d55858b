package ledger.wiring.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import ledger.startup.CannotStart;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, from the archive on the class path, unpacked once for this user.
final class PostgresBinaries {

  private static final int EXECUTABLE = 0100;

  private PostgresBinaries() {}

  /// The folder that holds `bin`, `lib` and `share`.
  static Path unpacked() throws IOException {
    var archive = "postgres-linux-" + architecture() + ".txz";
    try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (in == null)
        throw new CannotStart(
            "no PostgreSQL for this system is included (looked for "
                + archive
                + "): run one yourself and set SPRING_DATASOURCE_URL, or use docker-compose.yml");
      var home = cache().resolve(archive.replace(".txz", "-" + in.available()));
      if (!Files.isDirectory(home)) unpack(in, home);
      return home;
    }
  }

  private static String architecture() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var processor = System.getProperty("os.arch");
    if (!system.contains("linux")) return system.replace(' ', '-') + "-" + processor;
    return processor.equals("aarch64") ? "arm_64" : "x86_64";
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(set -> !set.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("agreement-ledger");
  }

  /// Unpacks beside its place and moves it there whole, so that a half-unpacked folder is never
  /// used.
  private static void unpack(InputStream archive, Path home) throws IOException {
    Files.createDirectories(home.getParent());
    var beside = Files.createTempDirectory(home.getParent(), "unpacking-");
    Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
        unpack(tar, entry, beside);
    }
    try {
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      // another process was quicker; its copy is the same
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    var target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into))
      throw new IOException("archive entry outside: " + entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
