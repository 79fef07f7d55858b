package ledger.seal;

import java.util.HexFormat;
import java.util.regex.Pattern;
import ledger.value.Malformed;

/// Recognises an act that comes again although its text is sealed.
///
/// It is keyed, so without the key nobody can try texts against it: erased with the key.
///
/// @param hex 64 lower-case digits of `HMAC-SHA256(key, "ledger.pd/v1" || canonical plain act)`
public record PlainDigest(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final byte[] LABEL = Framed.text("ledger.pd/v1");

  public PlainDigest {
    Malformed.unless(FORM.matcher(hex).matches(), "a plain digest has 32 bytes");
  }

  public static PlainDigest of(DataKey key, byte[] canonical) {
    return new PlainDigest(HexFormat.of().formatHex(Hashing.hmac(key.bytes(), LABEL, canonical)));
  }
}
