package ledger.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// How a hash is written in an act.
public final class Hash {

  public static final String FORM = "\"sha256:\" and 64 lower-case hexadecimal digits";

  private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");

  private Hash() {}

  public static boolean isSha256(String hash) {
    return SHA256.matcher(hash).matches();
  }

  /// Of a text, in UTF-8.
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String of(byte[] bytes) {
    try {
      return written(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @param sha256 that was made before
  public static String written(byte[] sha256) {
    return "sha256:" + HexFormat.of().formatHex(sha256);
  }
}
