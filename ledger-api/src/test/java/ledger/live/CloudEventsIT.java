package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.Golden;
import ledger.LedgerIT;
import ledger.act.Actor;
import ledger.feed.Change;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The feed as whoever takes CloudEvents asks for it.
class CloudEventsIT extends LedgerIT {

  @Autowired private JsonMapper json;

  private static Change change(long position, String event, Optional<Actor> by, String recordedAt) {
    return new Change(
        position, Id.of("corridor"), event, new UUID(7, position), by, Instant.parse(recordedAt));
  }

  /// The file is what libraries of others read in ledger-eyes.
  @Test
  void an_event_is_a_line_of_the_feed_in_its_envelope() {
    var lines =
        List.of(
            change(0, "NegotiationOpened", Optional.empty(), "2026-03-01T10:00:00Z"),
            change(
                47,
                "ReadinessConfirmed",
                Optional.of(Actor.named("azerbaijan")),
                "2026-03-01T10:00:00.123456Z"),
            change(3_000_000_000L, "PayloadRemoved", Optional.empty(), "2026-03-02T10:00:00.500Z"));
    var batch = lines.stream().map(line -> CloudEvent.of(line, "ledger.example/corridor")).toList();
    Golden.of("cloudevents.json")
        .matches(json.writerWithDefaultPrettyPrinter().writeValueAsString(batch) + "\n");
  }

  private Answer batch(long until, String user, String path) {
    return send(
        request(user, path)
            .header("Accept", CloudEventsController.BATCH)
            .header("Ledger-Position", String.valueOf(until)));
  }

  private static String next(Answer answer) {
    var link = answer.response().headers().firstValue("Link").orElseThrow();
    assertThat(link).matches("</.*>; rel=\"next\"");
    var address = URI.create(link.substring(1, link.indexOf('>')));
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  /// What a compartment keeps apart too.
  @ParameterizedTest
  @ValueSource(strings = {"auditor", "rep:north", "rep:south", "nobody-there"})
  void everybody_is_told_what_the_feed_tells_them(String user) {
    var negotiation = "cloud-" + user.replaceAll("[^a-z]", "");
    harbour(negotiation);
    mustRecord(
        "opener",
        act(
            negotiation,
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'room', 'members': ['opener', 'rep:north'], 'visibility': 'INVISIBLE'"));
    long last =
        mustRecord(
            "rep:north",
            act(
                negotiation,
                "TakeStance",
                "'mode': 'PERFORMED', 'by': 'north', 'proposition': 'EXISTS(A)', 'stance': 'RESERVES', 'compartments': ['room']"));
    var changes = getAt(last, user, "/changes?limit=1000").json().path("changes").valueStream();
    var events = batch(last, user, "/changes?limit=1000");
    assertThat(events.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith(CloudEventsController.BATCH);
    assertThat(events.json().valueStream().map(event -> event.path("data")).toList())
        .isEqualTo(changes.toList());
  }

  @Test
  void the_link_leads_on_and_keeps_what_was_asked() {
    long last = harbour("cloud-pages");
    var path = "/negotiations/cloud-pages/changes?limit=3";
    var seen = new ArrayList<JsonNode>();
    for (var page = batch(last, "auditor", path); ; page = batch(last, "auditor", next(page))) {
      assertThat(page.json().size()).isLessThanOrEqualTo(3);
      if (page.json().isEmpty()) break;
      page.json().forEach(seen::add);
    }
    assertThat(seen.stream().map(event -> event.path("subject").asString()))
        .hasSize(8)
        .containsOnly("cloud-pages");
    assertThat(seen.stream().map(event -> event.path("sequence").asString())).isSorted();
  }

  @Test
  void a_refusal_is_a_problem() {
    var answer = batch(0, "auditor", "/negotiations/cloud-nowhere/changes");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("NOT_FOUND");
    assertThat(batch(0, "auditor", "/changes?limit=0").status()).isEqualTo(400);
  }
}
