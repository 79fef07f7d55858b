package ledger.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.concurrent.atomic.AtomicLong;

/// The line between a browser and the server: how much goes over it, and how slow it is.
final class Wire {

  private final CDPSession line;
  private final AtomicLong bytes = new AtomicLong();

  private Wire(CDPSession line) {
    this.line = line;
    line.send("Network.enable");
    line.on(
        "Network.loadingFinished",
        told -> bytes.addAndGet(told.get("encodedDataLength").getAsLong()));
  }

  static Wire of(Visit visit) {
    return new Wire(visit.context().newCDPSession(visit.page()));
  }

  /// @param kilobits of a second, in each direction
  /// @param latency of a request, in milliseconds
  Wire slow(int kilobits, int latency) {
    var conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", latency);
    conditions.addProperty("downloadThroughput", kilobits * 1000 / 8);
    conditions.addProperty("uploadThroughput", kilobits * 1000 / 8);
    line.send("Network.emulateNetworkConditions", conditions);
    return this;
  }

  /// What came since it was last asked, with headers. What the browser told before it answers is
  /// counted, and it tells in turn.
  long taken() {
    line.send("Network.enable");
    return bytes.getAndSet(0);
  }
}
