package ledger.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What a backup of keys is sealed under. It is the first line of a file or of what is typed, and
/// never an argument, which everybody on the machine could read.
public record Passphrase(String text) {

  private static final int LEAST = 12;
  private static final int LONGEST = 4_096;
  private static final int KEY_BITS = 256;

  public Passphrase {
    if (text.length() < LEAST)
      throw new BackupRefused(
          "the passphrase has fewer than %d characters: take a longer one, such as five words at random"
              .formatted(LEAST));
  }

  /// @param file `-` for the standard input
  public static Passphrase from(Path file, InputStream standard) throws IOException {
    if (!file.toString().equals("-"))
      try (var opened = Files.newInputStream(file)) {
        return firstLine(new BufferedInputStream(opened));
      }
    return firstLine(standard);
  }

  private static Passphrase firstLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    // Of a device without end nothing more is read.
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == LONGEST)
        throw new BackupRefused(
            "the first line of the passphrase's file has more than %d bytes: it is another file"
                .formatted(LONGEST));
      line.write(b);
    }
    return new Passphrase(line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", ""));
  }

  /// PBKDF2 with HMAC-SHA256 (RFC 8018), of which the JDK has nothing better.
  SecretKeySpec key(byte[] salt, int rounds) {
    try {
      var spec = new PBEKeySpec(text.toCharArray(), salt, rounds, KEY_BITS);
      return new SecretKeySpec(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded(),
          "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
  }

  @Override
  public String toString() {
    return "a passphrase";
  }
}
