package ledger.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.transparency.Policy;

/// Reads what somebody named on the command line.
final class Policies {

  private Policies() {}

  /// @throws IllegalArgumentException where it is none
  static Policy of(Path file) throws IOException {
    try {
      return Policy.parse(read(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " cannot be read: it is no text", e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: check the path", e);
    }
  }
}
