package ledger.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import ledger.transparency.Policy;

/// Reads what somebody named on the command line.
final class Policies {

  /// In bytes; a policy of a hundred witnesses has some thousands.
  private static final int LONGEST = 1 << 20;

  private Policies() {}

  /// @throws IllegalArgumentException where it is none
  static Policy of(Path file) throws IOException {
    try {
      return Policy.parse(read(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Also of a pipe, as a shell makes one of what another command says.
  static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var text = in.readNBytes(LONGEST);
      // Of a device without end nothing more is read.
      if (in.read() >= 0) throw new CharacterCodingException();
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " cannot be read: it is no policy and no checkpoint", e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: check the path", e);
    }
  }
}
