package ledger.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ledger.client.LedgerClient;
import tools.jackson.databind.JsonNode;

/// Has a ledger compare every answer that it keeps with what is folded from the record, and says
/// the first difference.
///
/// @param out where the findings go
record ProjectionsCheck(LedgerClient ledger, PrintWriter out) {

  private record Compared(
      long negotiations, long rows, long behind, Optional<JsonNode> difference) {

    private Compared and(JsonNode page) {
      var difference = page.path("difference");
      return new Compared(
          negotiations + page.path("negotiations").asLong(),
          rows + page.path("rows").asLong(),
          behind + page.path("behind").asLong(),
          difference.isObject() ? Optional.of(difference) : Optional.empty());
    }
  }

  /// @return the exit code
  int run() throws IOException {
    var questions = ledger.getJson("/operator/comparison");
    long behind = 0;
    long steps = questions.path("questions").size() * questions.path("negotiations").asLong();
    try (var progress = ProgressLine.of("verify", steps)) {
      for (var question : questions.path("questions")) {
        var found = compare(question.asString(), progress);
        if (found.difference().isPresent()) return differs(found.difference().get());
        behind += found.behind();
        out.printf(
            "%s: %d negotiations, %d rows: equal%s%n",
            question.asString(),
            found.negotiations(),
            found.rows(),
            found.behind() == 0
                ? ""
                : ", and " + found.behind() + " not stored as far as the record goes");
      }
    }
    return behind == 0 ? LedgerCommand.DONE : LedgerCommand.NOT_DONE;
  }

  private Compared compare(String question, ProgressLine progress) throws IOException {
    var found = new Compared(0, 0, 0, Optional.empty());
    var after = "";
    while (true) {
      var page =
          ledger.getJson(
              "/operator/comparison/"
                  + question
                  + "?after="
                  + URLEncoder.encode(after, StandardCharsets.UTF_8));
      found = found.and(page);
      progress.step(page.path("negotiations").asLong());
      if (found.difference().isPresent() || !page.path("last").isString()) return found;
      after = page.path("last").asString();
    }
  }

  private int differs(JsonNode difference) {
    out.printf(
        "%s of %s differs in row \"%s\"%n  stored: %s%n  folded: %s%n",
        difference.path("question").asString(),
        difference.path("negotiation").asString(),
        difference.path("row").asString(),
        difference.path("stored").asString("nothing"),
        difference.path("folded").asString("nothing"));
    return LedgerCommand.ALTERED;
  }
}
