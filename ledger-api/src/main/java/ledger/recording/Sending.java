package ledger.recording;

import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.account.SignedIn;
import ledger.act.json.ActFormat.Parsed;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Unreadable;
import ledger.problem.Problem;
import ledger.problem.Refusals;
import ledger.recording.ActsController.Result;
import ledger.recording.Recorder.Answer;
import ledger.recording.Recorder.Answer.Erased;
import ledger.recording.Recorder.Answer.OnRecord;
import ledger.recording.Recorder.Answer.Refused;
import ledger.request.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Sends what was read as an act to be recorded, and makes an answer of what became of it.
@Component
class Sending {

  private final Recorder recorder;
  private final Quotas quotas;

  Sending(Recorder recorder, Quotas quotas) {
    this.recorder = recorder;
    this.quotas = quotas;
  }

  /// Decides what was sent; what it came to is there when it is durable.
  Supplier<Result> submit(Parsed parsed, Principal caller, Function<Unreadable, Problem> letter) {
    return switch (parsed) {
      case Unread(var why) -> {
        var unread = Result.of(letter.apply(why));
        yield () -> unread;
      }
      case Read(var act) when SignedIn.outside(caller, act.negotiation()).isPresent() -> {
        var outside = Result.of(SignedIn.outside(caller, act.negotiation()).get());
        yield () -> outside;
      }
      case Read(var act) -> {
        var tooMany = quotas.use(act, Caller.of(caller));
        if (tooMany.isPresent()) {
          var refused = Result.of(tooMany.get());
          yield () -> refused;
        }
        var submitted = recorder.submit(act, Caller.of(caller));
        yield () -> {
          var answer = submitted.await();
          if (wasThere(answer)) quotas.giveBack(act, Caller.of(caller));
          return result(act, answer);
        };
      }
    };
  }

  static boolean wasThere(Answer answer) {
    return switch (answer) {
      case OnRecord(var receipt) -> receipt.already();
      case Erased _ -> true;
      case Refused _ -> false;
    };
  }

  static Result result(ledger.act.Act act, Answer answer) {
    return switch (answer) {
      case OnRecord(var receipt) ->
          new Result(
              (receipt.already() ? HttpStatus.OK : HttpStatus.CREATED).value(),
              Optional.of(receipt.position()),
              receipt,
              Optional.empty());
      case Erased(var receipt) ->
          new Result(
              HttpStatus.OK.value(), Optional.of(receipt.position()), receipt, Optional.empty());
      case Refused(var reason) -> {
        var problem = Refusals.of(reason, act);
        yield new Result(problem.getStatus(), Optional.empty(), problem, Optional.of(reason));
      }
    };
  }
}
