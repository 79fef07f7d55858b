package ledger.problem;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import java.util.List;
import java.util.Map;

/// What is wrong with a small form in which something is asked for.
///
/// @param what is asked for: the codes have sentences of their own for each
public record FormProblems(String what) {

  public static final FormProblems TOKEN = new FormProblems("token");
  public static final FormProblems WEBHOOK = new FormProblems("webhook");

  public Problem unreadable(String field, String given, List<String> expected) {
    return Problem.of("INVALID_VALUE." + what, BAD_REQUEST, Map.of("field", field, "given", given))
        .subject(field)
        .expected(expected)
        .given(given);
  }

  public Problem missing(String field, List<String> expected) {
    return Problem.of("MISSING_FIELD." + what, BAD_REQUEST, Map.of())
        .subject(field)
        .expected(expected);
  }

  public Problem unknown(String field, List<String> known) {
    return Problem.of("UNKNOWN_FIELD." + what, BAD_REQUEST, Map.of("field", field))
        .subject(field)
        .expected(known);
  }

  /// It is no form at all.
  public Problem malformed(List<String> fields) {
    return Problem.of("MALFORMED." + what, BAD_REQUEST, Map.of()).subject("body").expected(fields);
  }
}
