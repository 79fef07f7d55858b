package ledger.eyes.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import ledger.eyes.Npm;
import org.junit.jupiter.api.Test;

/// A message of ours, signed with two secrets, as the library for JavaScript takes it. The one for
/// Java takes what a running ledger posts, in ledger-api.
class WebhookReadersTest {

  private static final Path MESSAGE =
      Path.of("../ledger-api/src/test/resources/golden/webhook.json");

  @Test
  void javascript_believes_what_we_signed_and_nothing_else() throws Exception {
    assumeTrue(Npm.missing().isEmpty(), () -> Npm.missing().orElseThrow());
    Npm.install();
    var said =
        new ObjectMapper()
            .readValue(
                Npm.ran("webhooks.mjs", MESSAGE.toAbsolutePath().toString()),
                new TypeReference<Map<String, String>>() {});
    assertThat(said)
        .containsOnly(
            Map.entry("current", "agreement-ledger.ReadinessConfirmed"),
            Map.entry("former", "agreement-ledger.ReadinessConfirmed"),
            Map.entry("stranger", "No matching signature found"),
            Map.entry("changed", "No matching signature found"),
            Map.entry("renamed", "No matching signature found"),
            Map.entry("late", "Message timestamp too old"));
  }
}
