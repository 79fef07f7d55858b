package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is recorded and does not count says so, and counts once its speaker adopts it.
class NotCountedIT extends LedgerIT {

  private static final String CONSENT =
      "'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-02-02T12:00Z', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'";

  @Test
  void an_act_that_came_through_another_party_says_through_which_one() {
    harbour("hearsay");
    var answer =
        post(
            "scribe",
            act(
                "hearsay",
                "DeclareConsent",
                CONSENT + ", 'chain': [{'relayer': 'north', 'quoteMode': 'VERBATIM'}]"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("counts").asBoolean()).isFalse();
    assertThat(answer.json().path("notCounted").toString())
        .isEqualTo(
            "{\"reason\":\"TOLD_BY_ANOTHER_PARTY\",\"relayer\":\"north\",\"strength\":\"ATTRIBUTED\",\"counting\":[\"FIRST_PARTY\"]}");
  }

  @Test
  void a_strength_that_the_policy_does_not_count_is_told_with_those_that_it_counts() {
    harbour("apparent");
    var answer = post("scribe", act("apparent", "DeclareConsent", CONSENT));
    assertThat(answer.json().path("notCounted").toString())
        .isEqualTo(
            "{\"reason\":\"NOT_IN_POLICY\",\"strength\":\"APPARENT\",\"counting\":[\"FIRST_PARTY\"]}");
  }

  @Test
  void the_register_has_it_and_once_it_is_adopted_it_is_a_consent() {
    harbour("adopted");
    var said = UUID.randomUUID();
    var at =
        mustRecord(
            "scribe", act("adopted", "DeclareConsent", "'actId': '" + said + "', " + CONSENT));
    var south = south(at);
    assertThat(south.path("consent").asString()).isEqualTo("NONE");
    assertThat(south.path("notCounted").path(0).path("act").asString()).isEqualTo(said.toString());
    var adopted =
        mustRecord(
            "rep:south",
            act(
                "adopted",
                "AdoptWords",
                "'mode': 'PERFORMED', 'by': 'south', 'target': '" + said + "'"));
    assertThat(south(adopted).path("consent").asString()).isEqualTo("ACCEPTED");
    assertThat(south(adopted).path("notCounted")).isEmpty();
  }

  private JsonNode south(long position) {
    return getAt(position, "auditor", "/negotiations/adopted/register")
        .json()
        .path("agreements")
        .path(0)
        .path("parties")
        .valueStream()
        .filter(p -> p.path("ref").asString().equals("south"))
        .findFirst()
        .orElseThrow();
  }
}
