package ledger.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is posted, and the headers that go with it.
///
/// @param id of the event, the same at each attempt: by it a receiver knows what it has already
/// @param body JSON
record WebhookMessage(UUID id, byte[] body) {

  /// @param at when the attempt is made, so that nobody can send it again much later
  /// @param secrets each signs: while one follows another, a receiver knows one of them
  Map<String, String> headers(Instant at, List<SigningSecret> secrets) {
    var seconds = String.valueOf(at.getEpochSecond());
    var signed = signed(seconds);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/cloudevents+json");
    headers.put("User-Agent", "agreement-ledger");
    headers.put("webhook-id", id.toString());
    headers.put("webhook-timestamp", seconds);
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> "v1," + Base64.getEncoder().encodeToString(secret.hmac(signed)))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  private byte[] signed(String seconds) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    return signed.toByteArray();
  }
}
