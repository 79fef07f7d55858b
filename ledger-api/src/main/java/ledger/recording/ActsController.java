package ledger.recording;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.account.SignedIn;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.act.json.Lines;
import ledger.act.json.Unreadable;
import ledger.problem.Faults;
import ledger.problem.Problem;
import ledger.problem.Refusals;
import ledger.problem.Unreadables;
import ledger.recording.Recorder.Answer.Erased;
import ledger.recording.Recorder.Answer.OnRecord;
import ledger.recording.Recorder.Answer.Refused;
import ledger.request.Caller;
import ledger.request.LedgerPosition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one door for writing: an act, or a file of acts answered line by line.
@RestController
class ActsController {

  private final ActFormat format;
  private final Recorder recorder;
  private final Quotas quotas;
  private final JsonMapper json;

  /// What one act came to: a receipt or a problem, and its status.
  ///
  /// @param position of the act, where it is on record
  record Result(int status, Optional<Long> position, Object body) {}

  ActsController(ActFormat format, Recorder recorder, Quotas quotas, JsonMapper json) {
    this.format = format;
    this.recorder = recorder;
    this.quotas = quotas;
    this.json = json;
  }

  @PostMapping(path = "/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> one(HttpServletRequest request, Principal principal) throws IOException {
    var sent = request.getInputStream().readNBytes(ActFormat.LARGEST + 1);
    var result = submit(sent, principal, Unreadables::of).get();
    if (result.body() instanceof Problem problem) return problem.response();
    var answer = ResponseEntity.status(result.status()).contentType(MediaType.APPLICATION_JSON);
    result.position().ifPresent(at -> answer.header(LedgerPosition.HEADER, String.valueOf(at)));
    return answer.body(result.body());
  }

  /// Each line stands for itself: what is refused in one leaves the others as they are. Lines are
  /// decided in their order, and while the log commits some, the next are decided.
  @PostMapping(path = "/acts", consumes = MediaType.APPLICATION_NDJSON_VALUE)
  void file(HttpServletRequest request, HttpServletResponse response, Principal principal)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    var out = response.getOutputStream();
    try (var answers = new AnswersInOrder(line -> write(line.number(), line.result().get(), out))) {
      var lines = new Lines(request.getInputStream());
      while (lines.hasNext() && !answers.isBroken()) {
        var line = lines.next();
        answers.add(line.number(), withoutThrowing(line.utf8(), principal));
      }
    }
  }

  private void write(long line, Result result, OutputStream out) throws IOException {
    var answer = json.createObjectNode().put("line", line).put("status", result.status());
    answer.setAll((ObjectNode) json.valueToTree(result.body()));
    out.write(json.writeValueAsBytes(answer));
    out.write('\n');
    out.flush();
  }

  /// A line that makes the ledger fail is answered like any other, and the next one goes on.
  private Supplier<Result> withoutThrowing(byte[] utf8, Principal caller) {
    try {
      var decided = submit(utf8, caller, Unreadables::ofLine);
      return () -> {
        try {
          return decided.get();
        } catch (RuntimeException fault) {
          return result(Faults.internal(fault));
        }
      };
    } catch (RuntimeException fault) {
      var failed = result(Faults.internal(fault));
      return () -> failed;
    }
  }

  /// Decides what was sent; what it came to is there when it is durable.
  private Supplier<Result> submit(
      byte[] utf8, Principal caller, Function<Unreadable, Problem> letter) {
    return switch (format.readSent(utf8)) {
      case Unread(var why) -> {
        var unread = result(letter.apply(why));
        yield () -> unread;
      }
      case Read(var act) when SignedIn.outside(caller, act.negotiation()).isPresent() -> {
        var outside = result(SignedIn.outside(caller, act.negotiation()).get());
        yield () -> outside;
      }
      case Read(var act) -> {
        var tooMany = quotas.use(act, Caller.of(caller));
        if (tooMany.isPresent()) {
          var refused = result(tooMany.get());
          yield () -> refused;
        }
        var submitted = recorder.submit(act, Caller.of(caller));
        yield () ->
            switch (submitted.await()) {
              case OnRecord(var receipt) -> {
                if (receipt.already()) quotas.giveBack(act, Caller.of(caller));
                yield new Result(
                    (receipt.already() ? HttpStatus.OK : HttpStatus.CREATED).value(),
                    Optional.of(receipt.position()),
                    receipt);
              }
              case Erased(var receipt) -> {
                quotas.giveBack(act, Caller.of(caller));
                yield new Result(HttpStatus.OK.value(), Optional.of(receipt.position()), receipt);
              }
              case Refused(var reason) -> result(Refusals.of(reason, act));
            };
      }
    };
  }

  private static Result result(Problem problem) {
    return new Result(problem.getStatus(), Optional.empty(), problem);
  }
}
