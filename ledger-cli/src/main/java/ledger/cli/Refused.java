package ledger.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// Prints why an act was refused and what can be done instead. Prints nothing for an accepted act.
final class Refused {

  private Refused() {}

  static void print(String which, JsonNode answer, PrintWriter err) {
    if (answer.path("status").asInt() < 400) return;
    err.printf(
        "%s: %s: %s%n", which, answer.path("code").asString(), answer.path("detail").asString());
    for (var instead : answer.path("instead")) err.println("  instead: " + instead.asString());
    err.flush();
  }
}
