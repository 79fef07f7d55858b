package ledger.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.log.Altered;
import ledger.log.postgres.DatabaseTrouble;
import ledger.record.axon.LogClosed;
import ledger.record.axon.NotRecorded;
import ledger.record.axon.OutcomeUnknown;
import ledger.record.json.EntryUnreadable;
import ledger.version.InterfaceVersion;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What goes wrong outside the rules, as a problem of the same shape; to browsers, as a page.
@RestControllerAdvice
public class Faults {

  private static final Incidents INCIDENTS = new Incidents();

  /// So soon a database is back in the usual case, or somebody has looked.
  private static final String AGAIN_S = "2";

  @ExceptionHandler(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
  @Nullable ResponseEntity<Problem> problem(Exception fault, HttpServletResponse response) {
    if (isNobodyThere(fault)) return null;
    allow(fault, response);
    return of(fault).response();
  }

  @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
  @Nullable ModelAndView page(
      Exception fault, HttpServletRequest request, HttpServletResponse response) {
    if (isNobodyThere(fault)) return null;
    allow(fault, response);
    return ProblemPage.of(of(fault), request, response);
  }

  /// Whoever asked went away before all was answered: no fault of ours, and nobody is left to tell.
  private static boolean isNobodyThere(Throwable fault) {
    for (var cause = fault; cause != null; cause = cause.getCause())
      if (cause instanceof AsyncRequestNotUsableException || cause instanceof ClientAbortException)
        return true;
    return false;
  }

  /// A 405 has to say in `Allow` which methods there are (RFC 9110, section 15.5.6).
  private static void allow(Exception fault, HttpServletResponse response) {
    if (fault instanceof HttpRequestMethodNotSupportedException wrong)
      response.setHeader("Allow", String.join(", ", methods(wrong)));
  }

  private static List<String> methods(HttpRequestMethodNotSupportedException wrong) {
    return Optional.ofNullable(wrong.getSupportedMethods()).stream()
        .flatMap(Arrays::stream)
        .sorted()
        .toList();
  }

  static Problem of(Exception fault) {
    return switch (fault) {
      case NotFound missing -> missing.problem();
      case WrongQuestion wrong -> wrong.problem();
      case NoResourceFoundException missing ->
          NotFound.problem("page", "/" + missing.getResourcePath());
      case UnsatisfiedServletRequestParameterException unsaid ->
          missing(
              unsaid.getParamConditionGroups().stream().flatMap(Arrays::stream).sorted().toList());
      case MissingServletRequestParameterException unsaid ->
          missing(List.of(unsaid.getParameterName()));
      case MethodArgumentTypeMismatchException wrong -> mistyped(wrong);
      case HttpMediaTypeNotSupportedException wrong -> mediaType(wrong);
      case HttpMediaTypeNotAcceptableException wrong -> notAcceptable(wrong);
      case HttpRequestMethodNotSupportedException wrong -> method(wrong);
      case InvalidApiVersionException wrong -> version(wrong.getVersion());
      // A name in a form, which the guards look at once somebody asks for it.
      case RequestRejectedException _ -> UnreadableRequest.of(HttpStatus.BAD_REQUEST.value());
      case Exception other -> internal(other);
    };
  }

  /// @param expected parameters of a form: names, or a name with each of its values
  private static Problem missing(List<String> expected) {
    var field = expected.getFirst().replaceFirst("=.*", "");
    return Problem.of(
            "MISSING_FIELD", HttpStatus.BAD_REQUEST, Map.of("field", field, "expected", expected))
        .subject(field)
        .expected(expected)
        .given("nothing");
  }

  private static Problem mistyped(MethodArgumentTypeMismatchException wrong) {
    return Problem.of(
            "INVALID_VALUE.bare", HttpStatus.BAD_REQUEST, Map.of("field", wrong.getName()))
        .subject(wrong.getName())
        .given(String.valueOf(wrong.getValue()));
  }

  private static Problem mediaType(HttpMediaTypeNotSupportedException wrong) {
    return Problem.of("UNSUPPORTED_MEDIA_TYPE", HttpStatus.UNSUPPORTED_MEDIA_TYPE, Map.of())
        .subject("Content-Type")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList())
        .given(String.valueOf(wrong.getContentType()));
  }

  private static Problem notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
    return Problem.of("NOT_ACCEPTABLE", HttpStatus.NOT_ACCEPTABLE, Map.of())
        .subject("Accept")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList());
  }

  private static Problem method(HttpRequestMethodNotSupportedException wrong) {
    return Problem.of(
            "METHOD_NOT_ALLOWED",
            HttpStatus.METHOD_NOT_ALLOWED,
            Map.of("method", wrong.getMethod()))
        .expected(methods(wrong))
        .given(wrong.getMethod());
  }

  private static Problem version(String given) {
    return Problem.of("UNSUPPORTED_VERSION", HttpStatus.BAD_REQUEST, Map.of("given", given))
        .subject(InterfaceVersion.HEADER)
        .expected(InterfaceVersion.SUPPORTED)
        .given(given);
  }

  public static Problem internal(Exception fault) {
    return switch (fault) {
      case LogClosed closed -> closed(String.valueOf(closed.getMessage()));
      case OutcomeUnknown _ -> unknown();
      case NotRecorded refused -> notRecorded(String.valueOf(refused.getMessage()));
      case Altered altered -> altered(altered);
      case EntryUnreadable entry -> {
        INCIDENTS.of(entry); // the log has why
        yield unreadable(entry.position());
      }
      case Exception other ->
          DatabaseTrouble.of(other)
              .map(Faults::unavailable)
              .orElseGet(() -> failed(INCIDENTS.of(other)));
    };
  }

  /// What is no fault of whoever asked and none of a request: the database's, or the record's.
  public static Optional<Problem> beyondARequest(RuntimeException fault) {
    return fault instanceof Altered || DatabaseTrouble.of(fault).isPresent()
        ? Optional.of(internal(fault))
        : Optional.empty();
  }

  static Problem unavailable(DatabaseTrouble trouble) {
    return Problem.of(
            "DATABASE_UNAVAILABLE." + trouble.name().toLowerCase(Locale.ROOT),
            HttpStatus.SERVICE_UNAVAILABLE,
            Map.of("seconds", AGAIN_S))
        .retryAfter(AGAIN_S);
  }

  static Problem notRecorded(String why) {
    return Problem.of(
            "NOT_RECORDED", HttpStatus.SERVICE_UNAVAILABLE, Map.of("why", why, "seconds", AGAIN_S))
        .retryAfter(AGAIN_S);
  }

  /// Of a request that came when no more are taken.
  static Problem stopping() {
    return Problem.of("STOPPING", HttpStatus.SERVICE_UNAVAILABLE, Map.of("seconds", AGAIN_S))
        .retryAfter(AGAIN_S);
  }

  /// Of a file of acts that is not read to its end.
  ///
  /// @param read the last line of it that was read
  public static Problem brokenOff(long read) {
    return Problem.of("STOPPING.file", HttpStatus.SERVICE_UNAVAILABLE, Map.of("read", read))
        .subject("line " + (read + 1));
  }

  static Problem closed(String reason) {
    return Problem.of("RECORD_CLOSED", HttpStatus.SERVICE_UNAVAILABLE, Map.of("reason", reason));
  }

  static Problem altered(Altered altered) {
    return Problem.of(
        "RECORD_ALTERED",
        HttpStatus.SERVICE_UNAVAILABLE,
        Map.of("altered", String.valueOf(altered.getMessage())));
  }

  static Problem unreadable(long position) {
    return Problem.of(
            "ENTRY_UNREADABLE", HttpStatus.SERVICE_UNAVAILABLE, Map.of("position", position))
        .subject("position " + position);
  }

  static Problem unknown() {
    return Problem.of("OUTCOME_UNKNOWN", HttpStatus.SERVICE_UNAVAILABLE, Map.of())
        .retryAfter(AGAIN_S);
  }

  static Problem failed(UUID incident) {
    return Problem.of("INTERNAL_FAULT", HttpStatus.INTERNAL_SERVER_ERROR, Map.of())
        .subject("incident " + incident);
  }
}
