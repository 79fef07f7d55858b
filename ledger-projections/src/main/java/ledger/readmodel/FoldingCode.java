package ledger.readmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import ledger.query.Query;
import ledger.transparency.Sha256;
import ledger.value.Id;

/// What rows are folded by: all that core and projections are made of. Where any of it is another,
/// rows that are stored may be others than a fold gives.
public final class FoldingCode {

  /// Under which all of it stands, and nothing of who packed it and when.
  private static final String OURS = "ledger/";

  private FoldingCode() {}

  /// Of names and checksums of its classes and texts, whether they lie in folders or in jars.
  public static String checksum() {
    var parts =
        Stream.of(Id.class, Query.class)
            .map(module -> module.getProtectionDomain().getCodeSource().getLocation())
            .flatMap(place -> parts(place).stream())
            .sorted()
            .collect(Collectors.joining("\n"));
    return HexFormat.of().formatHex(Sha256.of(parts.getBytes(UTF_8)));
  }

  private static List<String> parts(URL module) {
    try {
      return module.getPath().endsWith("classes/") && module.getProtocol().equals("file")
          ? ofFolder(Path.of(module.toURI()))
          : ofJar(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ofFolder(Path folder) throws IOException {
    try (var files = Files.walk(folder.resolve(OURS))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> part(folder.relativize(file).toString(), crc(file)))
          .toList();
    }
  }

  /// A jar may lie within another, as it is delivered.
  private static List<String> ofJar(URL module) throws IOException {
    var inside =
        module.getProtocol().equals("jar") ? module : URI.create("jar:" + module + "!/").toURL();
    var connection = (JarURLConnection) inside.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(OURS))
          .map(entry -> part(entry.getName(), entry.getCrc()))
          .toList();
    }
  }

  private static String part(String name, long crc) {
    return name.replace('\\', '/') + " " + crc;
  }

  private static long crc(Path file) {
    try {
      var crc = new CRC32();
      crc.update(Files.readAllBytes(file));
      return crc.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
