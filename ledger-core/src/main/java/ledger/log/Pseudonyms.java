package ledger.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import ledger.transparency.Sha256;

/// Names that are public in the leaves and say nothing to whoever lacks the negotiation's secret:
/// the first 16 bytes of HMAC-SHA256 under that secret, of what is named, a zero byte and its id.
public record Pseudonyms(byte[] secret) {

  public UUID negotiation(String id) {
    return of("negotiation", id);
  }

  public UUID stream(String id) {
    return of("stream", id);
  }

  /// A stream as the log knows it.
  public Log.Stream key(String stream) {
    return new Log.Stream(negotiation(StreamName.negotiationOf(stream)), stream(stream));
  }

  private UUID of(String what, String id) {
    var named = (what + '\0' + id).getBytes(StandardCharsets.UTF_8);
    var mac = ByteBuffer.wrap(Sha256.keyed(secret, named));
    return new UUID(mac.getLong(), mac.getLong());
  }
}
