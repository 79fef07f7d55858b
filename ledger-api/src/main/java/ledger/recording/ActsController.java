package ledger.recording;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.BrokenLine;
import ledger.decision.Refusal;
import ledger.openapi.Described;
import ledger.problem.Faults;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.problem.Unreadables;
import ledger.problem.WrongQuestion;
import ledger.request.LedgerPosition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one door for writing: an act, or a file of acts answered act by act.
@RestController
class ActsController {

  static final String YAML = "application/yaml";

  private static final String DRY = "dry";
  private static final String PREFER = "Prefer";
  private static final String STRICT = "handling=strict";

  private final ActFormat format;
  private final Sending sending;
  private final WholeFiles wholeFiles;
  private final Stopping stopping;
  private final JsonMapper json;

  /// What one act came to: a receipt or a problem, and its status.
  ///
  /// @param position of the act, where it is on record
  /// @param refusal why it was refused, where the rules did
  record Result(int status, Optional<Long> position, Object body, Optional<Refusal> refusal) {

    static Result of(Problem problem) {
      return new Result(problem.getStatus(), Optional.empty(), problem, Optional.empty());
    }

    boolean isRefused() {
      return body instanceof Problem;
    }
  }

  ActsController(
      ActFormat format,
      Sending sending,
      WholeFiles wholeFiles,
      Stopping stopping,
      JsonMapper json) {
    this.stopping = stopping;
    this.format = format;
    this.sending = sending;
    this.wholeFiles = wholeFiles;
    this.json = json;
  }

  @Described(
      id = "recordAct",
      value = "Records an act, or tries it.",
      status = 201,
      answer = Receipt.class,
      otherwise = {Receipt.class, ErasedReceipt.class, DryReceipt.class},
      body = Act.class)
  @PostMapping(path = "/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> one(
      HttpServletRequest request,
      Principal principal,
      Locale language,
      @RequestParam(name = DRY, defaultValue = "false") String dry)
      throws IOException {
    var sent = request.getInputStream().readNBytes(ActFormat.LARGEST + 1);
    var parsed = format.readSent(sent);
    var result =
        isDry(dry)
            ? wholeFiles.rehearsed(parsed, principal, language)
            : sending.submit(parsed, principal, Unreadables::of).get();
    if (result.body() instanceof Problem problem) return problem.response();
    var answer = ResponseEntity.status(result.status()).contentType(MediaType.APPLICATION_JSON);
    result.position().ifPresent(at -> answer.header(LedgerPosition.HEADER, String.valueOf(at)));
    return answer.body(result.body());
  }

  /// Each act stands for itself: what is refused in one leaves the others as they are. They are
  /// decided in their order, and while the log commits some, the next are decided. A file that is
  /// tried, or that is recorded whole or not at all, is read to its end before it is answered.
  @Described(
      id = "recordAct",
      value = "Records a file of acts, answered line by line, or tries it.",
      media = MediaType.APPLICATION_NDJSON_VALUE)
  @PostMapping(
      path = "/acts",
      consumes = {MediaType.APPLICATION_NDJSON_VALUE, YAML})
  void file(
      HttpServletRequest request,
      HttpServletResponse response,
      Principal principal,
      Locale language,
      @RequestParam(name = DRY, defaultValue = "false") String dry,
      @RequestHeader(name = PREFER, defaultValue = "") List<String> preferences)
      throws IOException {
    boolean isDry = isDry(dry);
    boolean isStrict = isStrict(preferences);
    var acts = acts(request);
    if (!isDry && !isStrict) {
      begin(response);
      eachForItself(acts, principal, response.getOutputStream());
      return;
    }
    var whole = WholeFiles.read(acts);
    if (isStrict) response.setHeader("Preference-Applied", STRICT);
    var results =
        isDry
            ? wholeFiles.rehearsed(whole, principal, isStrict, language)
            : wholeFiles.together(whole, principal, language);
    begin(response);
    var refused = new Consequences(format);
    for (int i = 0; i < whole.size(); i++)
      write(new FileAnswer(whole.get(i), results.get(i)), refused, response.getOutputStream());
  }

  private ActFile acts(HttpServletRequest request) throws IOException {
    var type = MediaType.parseMediaType(request.getContentType());
    var kind =
        type.isCompatibleWith(MediaType.APPLICATION_NDJSON)
            ? ActFile.Kind.NDJSON
            : ActFile.Kind.YAML;
    try {
      return ActFile.of(request.getInputStream(), kind, format);
    } catch (BrokenLine broken) {
      throw new WrongQuestion(RequestProblems.brokenFile(broken.number(), broken.fault()));
    } catch (IOException | UncheckedIOException unread) {
      if (!stopping.isUnderWay()) throw unread;
      throw new WrongQuestion(Faults.brokenOff(0));
    }
  }

  private static void begin(HttpServletResponse response) {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
  }

  private static boolean isDry(String given) {
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new WrongQuestion(RequestProblems.parameter(DRY, given, List.of("true", "false")));
    };
  }

  private static boolean isStrict(List<String> preferences) {
    return preferences.stream()
        .flatMap(value -> Arrays.stream(value.split("[,;]")))
        .anyMatch(one -> one.replaceAll("[\\s\"]", "").equalsIgnoreCase(STRICT));
  }

  private void eachForItself(ActFile acts, Principal principal, OutputStream out)
      throws IOException {
    var refused = new Consequences(format);
    long read = 0;
    boolean brokenOff = false;
    try (var answers =
        new AnswersInOrder(waiting ->
            write(new FileAnswer(waiting.act(), waiting.result().get()), refused, out))) {
      while (!brokenOff && !answers.isBroken() && acts.hasNext()) {
        var act = acts.next();
        read = act.line();
        answers.add(act, withoutThrowing(act, principal));
        brokenOff = stopping.isDue();
      }
    } catch (UncheckedIOException unread) {
      if (!stopping.isUnderWay()) throw unread;
      brokenOff = true; // whoever sends it stopped sending, and the server does not wait for it
    }
    if (brokenOff) write(Faults.brokenOff(read), out);
  }

  /// The last line of a file that is not read to its end: it answers no act, and says how far it
  /// came.
  private void write(Problem ending, OutputStream out) throws IOException {
    var line = json.createObjectNode();
    line.put("status", ending.getStatus());
    line.setAll((ObjectNode) json.valueToTree(ending));
    out.write(json.writeValueAsBytes(line));
    out.write('\n');
    out.flush();
  }

  private void write(FileAnswer answered, Consequences refused, OutputStream out)
      throws IOException {
    var answer = json.createObjectNode();
    answer.put("line", answered.act().line()).put("status", answered.result().status());
    answered.act().ref().ifPresent(ref -> answer.put("ref", ref));
    answer.setAll((ObjectNode) json.valueToTree(answered.result().body()));
    place(answer, answered.act());
    for (var other : answer.path("also")) place((ObjectNode) other, answered.act());
    refused.follows(answered).ifPresent(line -> answer.put("followsFrom", line));
    out.write(json.writeValueAsBytes(answer));
    out.write('\n');
    out.flush();
  }

  /// Where in the file stands what it was refused for, as far as that is known.
  private void place(ObjectNode told, ActFile.Written act) {
    act.place(told.path("subject").asString(""))
        .ifPresent(place -> told.set("place", json.valueToTree(place)));
  }

  /// An act that makes the ledger fail is answered like any other, and the next one goes on.
  private Supplier<Result> withoutThrowing(ActFile.Written act, Principal caller) {
    try {
      var decided = sending.submit(act.parsed(), caller, Unreadables::ofLine);
      return () -> {
        try {
          return decided.get();
        } catch (RuntimeException fault) {
          return Result.of(Faults.internal(fault));
        }
      };
    } catch (RuntimeException fault) {
      var failed = Result.of(Faults.internal(fault));
      return () -> failed;
    }
  }
}
