package ledger.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client knows of an act that it sent once, from the answer alone.
sealed interface Told {

  /// It is on record there.
  record Acknowledged(long position) implements Told {}

  /// It cannot be recorded as it is.
  record Refused(String code) implements Told {}

  /// Not now, and nothing of this request is on record.
  record NotNow(String code) implements Told {}

  /// It is on record or it is not: that was said, or no answer came.
  record Unknown(String why) implements Told {}

  /// An answer that says neither. None is expected.
  record Unclear(int status, String body) implements Told {}

  static Told of(HttpResponse<String> answer) {
    boolean isLost =
        answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isEmpty();
    return isLost
        ? new Unclear(503, "without Retry-After: " + answer.body())
        : of(answer.statusCode(), answer.body());
  }

  static Told of(int status, String body) {
    var json = read(body);
    var code = json.path("code").asString("");
    return switch (status) {
      case 200, 201 -> new Acknowledged(json.path("position").asLong(-1));
      case 503 ->
          switch (code) {
            case "OUTCOME_UNKNOWN" -> new Unknown(code);
            case "" -> new Unclear(status, body);
            case String _ -> new NotNow(code);
          };
      default ->
          status >= 400 && status < 500 && !code.isEmpty()
              ? new Refused(code)
              : new Unclear(status, body);
    };
  }

  /// No answer came: nothing was sent where no connection was made.
  static Told of(IOException fault) {
    return fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException
        ? new NotNow("no connection")
        : new Unknown(fault.getClass().getSimpleName());
  }

  private static JsonNode read(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
