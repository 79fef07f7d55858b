package ledger.recording;

import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.account.SignedIn;
import ledger.act.Act;
import ledger.act.UserId;
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
  private final ActMeters meters;

  Sending(Recorder recorder, Quotas quotas, ActMeters meters) {
    this.recorder = recorder;
    this.quotas = quotas;
    this.meters = meters;
  }

  /// Decides what was sent; what it came to is there when it is durable.
  Supplier<Result> submit(Parsed parsed, Principal caller, Function<Unreadable, Problem> letter) {
    return switch (parsed) {
      case Unread(var why) -> {
        yield refused(letter.apply(why));
      }
      case Read(var act) when SignedIn.outside(caller, act.negotiation()).isPresent() -> {
        yield refused(SignedIn.outside(caller, act.negotiation()).get());
      }
      case Read(var act) -> {
        var tooMany = quotas.use(act, Caller.of(caller));
        yield tooMany.isPresent()
            ? refused(tooMany.get())
            : meters.measured(() -> decided(act, Caller.of(caller)));
      }
    };
  }

  private Supplier<Result> refused(Problem problem) {
    var refused = meters.count(Result.of(problem));
    return () -> refused;
  }

  private Supplier<Result> decided(Act act, UserId user) {
    var submitted = recorder.submit(act, user);
    return () -> {
      var answer = submitted.await();
      if (wasThere(answer)) quotas.giveBack(act, user);
      return result(act, answer);
    };
  }

  static boolean wasThere(Answer answer) {
    return switch (answer) {
      case OnRecord(var receipt) -> receipt.already();
      case Erased _ -> true;
      case Refused _ -> false;
    };
  }

  static Result result(Act act, Answer answer) {
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
