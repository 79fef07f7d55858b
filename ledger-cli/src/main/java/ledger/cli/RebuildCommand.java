package ledger.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ledger.client.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Makes a ledger rebuild its read models from the record, and waits until they are rebuilt.
@Command(
    name = "rebuild",
    description =
        "Has a ledger fold its stored answers anew from the record; they are read meanwhile.",
    footer = {
      "",
      "Example: ./ledger rebuild board --url http://localhost:8080",
      "What was stopped goes on where it stood when it is asked for again.",
      "Exit codes: 0 done, 2 wrong usage, 3 could not be done."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand extends AskingCommand {

  private static final String REBUILD = "/operator/rebuild";
  private static final int LOOK_AGAIN_MS = 250;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUESTION",
      description = "One only, such as board (default: all of them).")
  private Optional<String> question = Optional.empty();

  @Override
  int ask(LedgerClient ledger) throws IOException, InterruptedException {
    if (question.filter(q -> !q.matches("[a-z]+")).isPresent())
      throw wrong(question.get() + " is no question: write it as register, or leave it out");
    return report(
        awaited(ledger, ledger.postJson(REBUILD + question.map(q -> "/" + q).orElse(""))));
  }

  @Override
  String whenNotDone() {
    return "what is done is kept: run it again and it goes on";
  }

  private static JsonNode awaited(LedgerClient ledger, JsonNode begun)
      throws IOException, InterruptedException {
    var now = begun;
    try (var progress = ProgressLine.of("rebuild", begun.path("total").asLong())) {
      while (now.path("state").asString("").equals("RUNNING")) {
        progress.stepTo(now.path("done").asLong());
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        now = ledger.getJson(REBUILD);
      }
    }
    return now;
  }

  private int report(JsonNode rebuild) {
    var done = rebuild.path("done").asLong() + " of " + rebuild.path("total").asLong();
    if (rebuild.path("state").asString("").equals("DONE")) {
      out()
          .printf(
              "%s negotiations folded anew in %.1f s%n", done, rebuild.path("seconds").asDouble());
      return LedgerCommand.DONE;
    }
    err().println("it was stopped after " + done + " negotiations");
    return LedgerCommand.NOT_DONE;
  }
}
