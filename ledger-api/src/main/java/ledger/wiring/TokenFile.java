package ledger.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import ledger.startup.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The tokens that this installation issued to its first users, in a file only its owner can read.
///
/// The record has hashes only; without this file a restarted demo could not tell them again.
@Component
class TokenFile {

  private static final TypeReference<TreeMap<String, String>> TOKENS = new TypeReference<>() {};

  private final Path file;
  private final JsonMapper json;

  TokenFile(@Value("${ledger.data}") Path data, JsonMapper json) {
    this.file = data.resolve("tokens.json");
    this.json = json;
  }

  Path path() {
    return file;
  }

  Map<String, String> read() {
    if (!Files.exists(file)) return new TreeMap<>();
    try {
      return json.readValue(file, TOKENS);
    } catch (JacksonException _) {
      throw new CannotStart(
          file
              + " is not whole: put it back from a backup, or move it away; whoever has a token keeps it, and it is only not told again");
    }
  }

  /// Replaces the file whole, so that a crash leaves the old one or the new one.
  void write(Map<String, String> tokens) {
    try {
      Files.createDirectories(file.getParent());
      var beside =
          Files.createTempFile(
              file.getParent(),
              "tokens",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      json.writeValue(beside, new TreeMap<>(tokens));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
