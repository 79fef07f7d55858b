package ledger.http;

import java.util.List;
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
            status == HttpStatus.METHOD_NOT_ALLOWED
                ? "Nothing was answered: there is no such method here."
                : "Nothing was answered: the request cannot be read.")
        .rule(
            "An address is plain: segments of letters, digits, \"-\", \"_\" and \".\", each byte of anything else as % and two hexadecimal digits; address and headers together are not longer than 8 kB.")
        .subject("request")
        .instead(List.of("check the method, the address and the headers"));
  }
}
