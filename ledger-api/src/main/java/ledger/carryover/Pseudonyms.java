package ledger.carryover;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// By what names leaves of version 1 call a negotiation and its streams: 16 bytes of HMAC-SHA256
/// under the negotiation's secret.
public record Pseudonyms(byte[] secret) {

  UUID negotiation(String id) {
    return of("negotiation", id);
  }

  UUID stream(String id) {
    return of("stream", id);
  }

  private UUID of(String what, String id) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var named = (what + '\0' + id).getBytes(StandardCharsets.UTF_8);
      var bytes = ByteBuffer.wrap(mac.doFinal(named));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
