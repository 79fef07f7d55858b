package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import ledger.webhook.Receiver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The database dies while a message is on its way, and comes back: that message comes again, and
/// nothing is lost.
@Tag("long")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WebhookOutageIT {

  @TempDir private Path folder;

  /// Until the lease of the one who was posting is over, nobody posts: two attempts and 5 s.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "LEDGER_WEBHOOKS_ENABLED", "true",
          "LEDGER_WEBHOOKS_ALLOWED", "127.0.0.0/8",
          "LEDGER_WEBHOOKS_PATIENCE", "3s");

  @Test
  void what_was_on_its_way_comes_again_and_then_what_came_behind_it() throws Exception {
    try (var receiver = new Receiver();
        var server = new OwnServer(folder.resolve("data"), SETTINGS)) {
      var recorded = new ArrayList<Long>();
      recorded.add(record(server, OwnServer.opening()));
      var database = server.postmaster();
      receiver.meanwhile(() -> {
        database.destroyForcibly();
        database.onExit().join();
      });
      tell(server, receiver.url());
      recorded.add(record(server, OwnServer.party("before")));
      Eventually.until("a message is on its way", () -> !receiver.positions().isEmpty());
      for (int i = 0; i < 3; i++) recorded.add(record(server, OwnServer.party("after" + i)));

      Eventually.until("all are posted", () -> receiver.positions().contains(recorded.getLast()));
      long first = recorded.get(1);
      assertThat(receiver.positions()).startsWith(first, first);
      assertThat(receiver.positions().stream().distinct().toList())
          .isEqualTo(recorded.subList(1, recorded.size()));
    }
  }

  /// Sent again until it is on record: so it is there once, whatever an answer did not come of.
  private static long record(OwnServer server, String act) {
    var taken = new ArrayList<Long>();
    Eventually.until(
        "it is on record",
        () -> {
          var answer = server.post(act);
          if (answer.statusCode() / 100 == 2)
            taken.add(JsonMapper.shared().readTree(answer.body()).path("position").asLong());
          return !taken.isEmpty();
        });
    return taken.getFirst();
  }

  private static void tell(OwnServer server, String address) throws Exception {
    var made =
        OwnServer.HTTP.send(
            server
                .request("/accounts/owner/webhooks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\": \"" + address + "\"}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }
}
