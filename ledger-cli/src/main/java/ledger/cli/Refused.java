package ledger.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Prints why an act was refused, and all that the ledger says of it: what stands there, what may,
/// who may, and what can be done instead. Prints nothing for an accepted act.
final class Refused {

  private Refused() {}

  static void print(String which, JsonNode answer, PrintWriter err) {
    if (answer.path("status").asInt() < 400) return;
    err.printf(
        "%s: %s: %s%n",
        which, answer.path("code").asString(""), answer.path("detail").asString(""));
    part("about", answer.path("subject"), err);
    part("stands", answer.path("currentState"), err);
    part("given", answer.path("given"), err);
    part("expected", answer.path("expected"), err);
    part("who may", answer.path("whoMay"), err);
    for (var other : answer.path("also")) {
      err.printf(
          "  also%s: %s: %s%n",
          place(other.path("place")),
          other.path("code").asString(""),
          other.path("detail").asString(""));
      part("  given", other.path("given"), err);
      part("  expected", other.path("expected"), err);
    }
    for (var instead : answer.path("instead")) err.println("  instead: " + instead.asString(""));
    part("because", answer.path("because"), err);
    err.flush();
  }

  private static String place(JsonNode place) {
    return place.isMissingNode()
        ? ""
        : ", line %d, column %d"
            .formatted(place.path("line").asLong(), place.path("column").asLong());
  }

  /// A list whole.
  private static void part(String name, JsonNode value, PrintWriter err) {
    var text =
        value.isArray()
            ? value.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "))
            : value.asString("");
    if (!text.isEmpty()) err.println("  " + name + ": " + text);
  }
}
