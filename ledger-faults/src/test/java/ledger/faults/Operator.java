package ledger.faults;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Asks a server to look at all that it stores.
final class Operator {

  private static final String VERIFICATION = "/operator/verification";
  private static final long LOOK_EVERY_MS = 10;

  /// @param found what does not fit, and where; or why nothing is known
  record Report(long entries, List<String> found) {}

  private Operator() {}

  static Report verification(Node node) throws IOException, InterruptedException {
    var asked = node.post(VERIFICATION, "");
    if (asked.statusCode() >= 300)
      return new Report(0, List.of("answered %d %s".formatted(asked.statusCode(), asked.body())));
    var since = Instant.parse(JsonMapper.shared().readTree(asked.body()).path("asked").asString());
    long end = System.nanoTime() + Await.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var answer = node.get(VERIFICATION);
      if (answer.statusCode() != 200)
        return new Report(
            0, List.of("answered %d %s".formatted(answer.statusCode(), answer.body())));
      var last = JsonMapper.shared().readTree(answer.body()).path("last");
      if (last.isObject() && !Instant.parse(last.path("begun").asString()).isBefore(since))
        return new Report(
            last.path("entries").asLong(),
            last.path("failed").isString()
                ? List.of("failed: " + last.path("failed").asString())
                : last.path("found").valueStream().map(found -> found.asString()).toList());
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
    throw new IOException("no verification came to its end");
  }
}
