package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What leaves the house, kept in files. `-Dgolden.update` rewrites them; the diff is what is
/// reviewed.
public record Golden(Path file) {

  public static Golden of(String name) {
    return new Golden(Path.of("src/test/resources/golden", name));
  }

  public void matches(String actual) {
    try {
      if (System.getProperty("golden.update") != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
