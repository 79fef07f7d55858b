package ledger.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.Map;
import ledger.act.json.Unreadable;
import ledger.act.json.Unreadable.*;

/// What could not be read as an act, as a problem: the place, what stands there, what should.
public final class Unreadables {

  private Unreadables() {}

  public static Problem of(Unreadable why) {
    return worded(told(why));
  }

  /// Of a line of a file: its number stands beside the problem.
  public static Problem ofLine(Unreadable why) {
    return why instanceof NotJson f
        ? worded(notJson("NOT_JSON.line", "column " + f.column(), f))
        : of(why);
  }

  private static Problem several(Several f) {
    return told(f.first()).also(f.others().stream().map(Unreadables::told).toList());
  }

  private static Problem worded(Problem problem) {
    return problem.titled("unreadable.title", Map.of()).ruled("unreadable.rule");
  }

  private static Problem told(Unreadable why) {
    var arguments = Arguments.of((Record) why);
    return switch (why) {
      case NotUtf8 f ->
          Problem.of("NOT_UTF8", BAD_REQUEST, arguments)
              .subject("byte " + f.offset())
              .expected("UTF-8");
      case NotJson f -> notJson("NOT_JSON", "line " + f.line() + ", column " + f.column(), f);
      case NotAnObject f ->
          Problem.of("NOT_AN_OBJECT", BAD_REQUEST, arguments)
              .expected("{\"act\": …}")
              .given(f.given());
      case UnknownAct f ->
          Problem.of(
                  f.given().isEmpty() ? "UNKNOWN_ACT.unnamed" : "UNKNOWN_ACT",
                  BAD_REQUEST,
                  arguments)
              .subject("act")
              .expected(f.known())
              .given(f.given());
      case UnknownField f ->
          Problem.of("UNKNOWN_FIELD", BAD_REQUEST, arguments)
              .subject(f.field())
              .expected(f.known())
              .given(f.field());
      case MissingField f ->
          Problem.of("MISSING_FIELD", BAD_REQUEST, arguments)
              .subject(f.field())
              .expected(f.expected())
              .given("nothing");
      case WrongValue f ->
          Problem.of(
                  f.fault().isEmpty() ? "INVALID_VALUE.bare" : "INVALID_VALUE",
                  BAD_REQUEST,
                  arguments)
              .subject(f.field())
              .expected(f.expected().isEmpty() ? f.fault() : f.expected())
              .given(f.given());
      case NotClerical f ->
          Problem.of("NOT_A_CLERICAL_ERROR.field", UNPROCESSABLE_CONTENT, arguments)
              .subject(f.field())
              .expected(f.known())
              .given(f.field());
      case Several f -> several(f);
      case TooLarge _ -> Problem.of("ACT_TOO_LARGE", CONTENT_TOO_LARGE, arguments).subject("act");
    };
  }

  private static Problem notJson(String name, String place, NotJson f) {
    return Problem.of(name, BAD_REQUEST, Arguments.of(f))
        .subject(place)
        .expected("one JSON object");
  }
}
