package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tokens that a user of this machine signed in with, a file for each address of a ledger,
/// which its owner alone can read.
record KeptTokens(Path folder) {

  private static final String OF_OWNER = "rw-------";
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /// Where programs keep what is a user's: `$XDG_CONFIG_HOME`, `%APPDATA%` or `~/.config`.
  static KeptTokens ofUser(Map<String, String> environment) {
    var home = Path.of(System.getProperty("user.home", ""));
    var config =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .or(() -> Optional.ofNullable(environment.get("APPDATA")))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .orElse(home.resolve(".config"));
    return new KeptTokens(config.resolve("agreement-ledger").resolve("tokens"));
  }

  /// @return where it is kept
  Path keep(URI url, String token) throws IOException {
    var file = file(url);
    createFolder();
    var fresh = createTempFile();
    try {
      Files.writeString(fresh, token + System.lineSeparator());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  private void createFolder() throws IOException {
    if (knowsOwners())
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    else Files.createDirectories(folder);
  }

  private Path createTempFile() throws IOException {
    return knowsOwners()
        ? Files.createTempFile(
            folder,
            "token",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OF_OWNER)))
        : Files.createTempFile(folder, "token", ".new");
  }

  /// @throws IOException where it cannot be read, or others can read it too
  Optional<String> of(URI url) throws IOException {
    var file = file(url);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
    if (knowsOwners() && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains))
      throw new IOException(
          "%s can be read by others: have a new token issued, and run ./ledger login again"
              .formatted(file));
    return TokenOptions.oneWord(Files.readString(file));
  }

  /// @return whether there was one
  boolean forget(URI url) throws IOException {
    return Files.deleteIfExists(file(url));
  }

  /// The same for each way to write an address.
  private Path file(URI url) {
    var scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    var path = Optional.ofNullable(url.getPath()).orElse("").replaceFirst("/+$", "");
    var address =
        "%s://%s:%d%s".formatted(scheme, url.getHost().toLowerCase(Locale.ROOT), port, path);
    return folder.resolve(URLEncoder.encode(address, StandardCharsets.UTF_8));
  }

  private boolean knowsOwners() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
