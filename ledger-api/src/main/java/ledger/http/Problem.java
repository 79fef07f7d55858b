package ledger.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// A refusal as it leaves the house: an RFC 9457 problem, with what a person needs to go on.
///
/// Beside `type`, `title`, `status` and `detail` (one sentence that can be read aloud) it has
/// `code`, and where there is one each of the parts below.
public final class Problem extends ProblemDetail {

  public static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private Problem(int status) {
    super(status);
  }

  public static Problem of(String code, HttpStatus status, String detail) {
    var problem = new Problem(status.value());
    problem.setType(URI.create("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(status.getReasonPhrase());
    problem.setDetail(detail);
    return problem.with("code", code);
  }

  public Problem title(String title) {
    setTitle(title);
    return this;
  }

  /// The rule that stands in the way.
  public Problem rule(String rule) {
    return with("rule", rule);
  }

  /// What it is about: a field of the act, or a thing on record.
  public Problem subject(String subject) {
    return with("subject", subject);
  }

  /// How the thing on record stands.
  public Problem currentState(String state) {
    return with("currentState", state);
  }

  public Problem expected(Object expected) {
    return with("expected", expected);
  }

  public Problem given(Object given) {
    return with("given", given);
  }

  /// Where the difference can be read.
  Problem diff(String path) {
    return with("diff", path);
  }

  Problem whoMay(List<String> whoMay) {
    return with("whoMay", whoMay);
  }

  /// What can be done.
  public Problem instead(List<String> instead) {
    return with("instead", instead);
  }

  /// The acts on record that make it so.
  Problem because(Object... acts) {
    return with("because", Arrays.stream(acts).map(act -> "act:" + act).toList());
  }

  public ResponseEntity<Problem> response() {
    return ResponseEntity.status(getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(this);
  }

  /// Where no controller answers.
  public void write(HttpServletResponse response, JsonMapper json) throws IOException {
    response.setStatus(getStatus());
    response.setContentType(MEDIA_TYPE);
    json.writeValue(response.getOutputStream(), this);
  }

  private Problem with(String part, Object value) {
    setProperty(part, value);
    return this;
  }
}
