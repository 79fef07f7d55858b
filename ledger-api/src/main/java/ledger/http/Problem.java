package ledger.http;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A refusal as it leaves the house: an RFC 9457 problem, with what a person needs to go on.
///
/// @param detail one sentence that can be read aloud
/// @param rule the rule that stands in the way
/// @param subject what it is about: a field of the act, or a thing on record
/// @param instead what can be done
/// @param because the acts on record that make it so
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String rule,
    Optional<String> subject,
    Optional<String> currentState,
    Optional<Object> expected,
    Optional<Object> given,
    Optional<String> diff,
    List<String> whoMay,
    List<String> instead,
    List<String> because) {

  public static final String MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  public static Problem of(String code, HttpStatus status, String detail) {
    return new Problem(
        "/problems/" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        status.getReasonPhrase(),
        status.value(),
        detail,
        code,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  Problem title(String title) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  public Problem rule(String rule) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  Problem subject(String subject) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        Optional.of(subject),
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  Problem currentState(String state) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        Optional.of(state),
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  Problem expected(Object expected) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        Optional.of(expected),
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  Problem given(Object given) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        Optional.of(given),
        diff,
        whoMay,
        instead,
        because);
  }

  Problem diff(String diff) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        Optional.of(diff),
        whoMay,
        instead,
        because);
  }

  Problem whoMay(List<String> whoMay) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  public Problem instead(List<String> instead) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        because);
  }

  Problem because(Object... acts) {
    return new Problem(
        type,
        title,
        status,
        detail,
        code,
        rule,
        subject,
        currentState,
        expected,
        given,
        diff,
        whoMay,
        instead,
        java.util.Arrays.stream(acts).map(a -> "act:" + a).toList());
  }

  public ResponseEntity<Problem> response() {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(this);
  }
}
