package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A message and its headers. The file is what a library of others verifies in ledger-eyes.
class WebhookMessageTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:05.999Z");
  private static final SigningSecret SECRET = secret((byte) 1);
  private static final SigningSecret FORMER = secret((byte) 2);

  private static final WebhookMessage MESSAGE =
      new WebhookMessage(
          new UUID(7, 47),
          "{\"type\":\"agreement-ledger.ReadinessConfirmed\",\"subject\":\"հարբոր\"}"
              .getBytes(StandardCharsets.UTF_8));

  private static SigningSecret secret(byte each) {
    var bytes = new byte[32];
    Arrays.fill(bytes, each);
    return SigningSecret.of("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void it_is_signed_with_each_secret_that_counts() {
    var headers = MESSAGE.headers(AT, List.of(SECRET, FORMER));
    var shown = new LinkedHashMap<String, Object>();
    shown.put("secrets", List.of(SECRET.text(), FORMER.text()));
    shown.put("headers", headers);
    shown.put("body", new String(MESSAGE.body(), StandardCharsets.UTF_8));
    Golden.of("webhook.json")
        .matches(
            JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(shown) + "\n");
  }

  /// As the library of its authors signs.
  @Test
  void a_signature_is_that_of_the_specification() throws Exception {
    var theirs = new com.standardwebhooks.Webhook(SECRET.text());
    var body = new String(MESSAGE.body(), StandardCharsets.UTF_8);
    assertThat(MESSAGE.headers(AT, List.of(SECRET)))
        .containsEntry(
            "webhook-signature", theirs.sign(MESSAGE.id().toString(), AT.getEpochSecond(), body))
        .containsAllEntriesOf(Map.of("webhook-timestamp", "1772359205"));
  }

  @Test
  void a_secret_is_told_once_and_never_by_chance() {
    assertThat(SECRET.text()).startsWith("whsec_").hasSize(6 + 44);
    assertThat(SECRET).hasToString("whsec_…");
    assertThat(SigningSecret.of(SECRET.text())).isEqualTo(SECRET).isNotEqualTo(FORMER);
  }
}
