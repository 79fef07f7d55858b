package ledger.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import ledger.log.Altered;
import ledger.record.axon.LogClosed;
import ledger.record.axon.OutcomeUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What goes wrong outside the rules, as a problem of the same shape; to browsers, as a page.
@RestControllerAdvice
public class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  @ExceptionHandler(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
  ResponseEntity<Problem> problem(Exception fault) {
    return of(fault).response();
  }

  @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
  ModelAndView page(Exception fault, HttpServletRequest request) {
    return ProblemPage.of(of(fault), request);
  }

  static Problem of(Exception fault) {
    return switch (fault) {
      case NotFound missing -> missing.problem();
      case WrongQuestion wrong -> wrong.problem();
      case NoResourceFoundException missing ->
          NotFound.problem("page", "/" + missing.getResourcePath());
      case HttpMediaTypeNotSupportedException wrong -> mediaType(wrong);
      case HttpMediaTypeNotAcceptableException wrong -> notAcceptable(wrong);
      case HttpRequestMethodNotSupportedException wrong -> method(wrong);
      case Exception other -> internal(other);
    };
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
        .given(wrong.getMethod());
  }

  public static Problem internal(Exception fault) {
    return switch (fault) {
      case LogClosed closed -> closed(String.valueOf(closed.getMessage()));
      case OutcomeUnknown _ -> unknown();
      case Altered altered -> altered(altered);
      case Exception other -> {
        var incident = UUID.randomUUID();
        LOG.error("request failed incident={}", incident, other);
        yield failed(incident);
      }
    };
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

  static Problem unknown() {
    return Problem.of("OUTCOME_UNKNOWN", HttpStatus.SERVICE_UNAVAILABLE, Map.of());
  }

  static Problem failed(UUID incident) {
    return Problem.of("INTERNAL_FAULT", HttpStatus.INTERNAL_SERVER_ERROR, Map.of())
        .subject("incident " + incident);
  }
}
