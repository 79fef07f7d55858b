package ledger.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/// What the web server and its guards refuse before a question of ours is reached, in our form:
/// they say it with a status alone, or with a page of their own.
final class UnreadableRequest {

  private UnreadableRequest() {}

  static Problem of(int code) {
    if (code >= HttpStatus.INTERNAL_SERVER_ERROR.value())
      return Faults.internal(new IllegalStateException("the web server answered " + code));
    var known = HttpStatus.resolve(code);
    var status = known == null ? HttpStatus.BAD_REQUEST : known;
    return Problem.of(
            status == HttpStatus.BAD_REQUEST ? "MALFORMED" : status.name(),
            status,
            status == HttpStatus.METHOD_NOT_ALLOWED ? "REQUEST.method" : "REQUEST",
            Map.of())
        .subject("request");
  }
}
