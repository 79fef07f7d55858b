package ledger.recording;

import java.security.Principal;
import java.util.Locale;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable;
import ledger.problem.Problem;
import ledger.problem.Unreadables;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// One act that somebody typed: the same door as that for programs, with an answer for pages.
@Component
public class OneAct {

  /// What it comes to.
  public sealed interface Outcome {

    /// It would be recorded.
    record Tried(DryReceipt receipt) implements Outcome {}

    record Recorded(long position) implements Outcome {}

    record Unreadably(Unreadable why) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  private final ActFormat format;
  private final Sending sending;
  private final WholeFiles trials;

  OneAct(ActFormat format, Sending sending, WholeFiles trials) {
    this.format = format;
    this.sending = sending;
    this.trials = trials;
  }

  /// @param language in which is told what it would change
  public Outcome tried(JsonNode act, Principal caller, Locale language) {
    var parsed = format.readSent(act);
    return parsed instanceof Unread(var why)
        ? new Outcome.Unreadably(why)
        : outcome(trials.rehearsed(parsed, caller, language));
  }

  /// Recorded once, however often it is sent.
  public Outcome recorded(JsonNode act, Principal caller) {
    var parsed = format.readSent(act);
    return parsed instanceof Unread(var why)
        ? new Outcome.Unreadably(why)
        : outcome(sending.submit(parsed, caller, Unreadables::of).get());
  }

  private static Outcome outcome(ActsController.Result result) {
    return switch (result.body()) {
      case Problem problem -> new Outcome.Refused(problem);
      case DryReceipt receipt -> new Outcome.Tried(receipt);
      case Object _ -> new Outcome.Recorded(result.position().orElseThrow());
    };
  }
}
