package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import ledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// Has a ledger hold all that it stores against what was signed, and says what does not fit.
///
/// @param out where the findings go
record DatabaseCheck(LedgerClient ledger, PrintWriter out) {

  private static final String VERIFICATION = "/operator/verification";
  private static final int LOOK_AGAIN_MS = 250;

  /// @return the exit code
  int run() throws IOException, InterruptedException {
    var report = awaited(Instant.parse(ledger.postJson(VERIFICATION).path("asked").asString()));
    if (report.path("failed").isString()) {
      out.println("cannot tell: " + report.path("failed").asString());
      return LedgerCommand.NOT_DONE;
    }
    for (var found : report.path("found")) out.println(found.asString());
    var intact = report.path("found").isEmpty();
    out.printf("%s, %d entries%n", intact ? "intact" : "altered", report.path("entries").asLong());
    return intact ? LedgerCommand.DONE : LedgerCommand.ALTERED;
  }

  private JsonNode awaited(Instant asked) throws IOException, InterruptedException {
    while (true) {
      var last = ledger.getJson(VERIFICATION).path("last");
      if (last.isObject() && !Instant.parse(last.path("begun").asString()).isBefore(asked))
        return last;
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    }
  }
}
