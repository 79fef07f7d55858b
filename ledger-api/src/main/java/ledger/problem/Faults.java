package ledger.problem;

import java.util.Map;
import java.util.UUID;
import ledger.log.Altered;
import ledger.record.axon.LogClosed;
import ledger.record.axon.OutcomeUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What goes wrong outside the rules, as a problem of the same shape.
@RestControllerAdvice
public class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  @ExceptionHandler
  ResponseEntity<Problem> notFound(NotFound missing) {
    return missing.problem().response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongQuestion(WrongQuestion wrong) {
    return wrong.problem().response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> noPage(NoResourceFoundException missing) {
    return NotFound.problem("page", "/" + missing.getResourcePath()).response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> mediaType(HttpMediaTypeNotSupportedException wrong) {
    return Problem.of("UNSUPPORTED_MEDIA_TYPE", HttpStatus.UNSUPPORTED_MEDIA_TYPE, Map.of())
        .subject("Content-Type")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList())
        .given(String.valueOf(wrong.getContentType()))
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
    return Problem.of("NOT_ACCEPTABLE", HttpStatus.NOT_ACCEPTABLE, Map.of())
        .subject("Accept")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList())
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException wrong) {
    return Problem.of(
            "METHOD_NOT_ALLOWED",
            HttpStatus.METHOD_NOT_ALLOWED,
            Map.of("method", wrong.getMethod()))
        .given(wrong.getMethod())
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> fault(Exception fault) {
    return internal(fault).response();
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
