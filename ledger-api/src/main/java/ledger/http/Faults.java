package ledger.http;

import java.util.List;
import java.util.UUID;
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
class Faults {

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
    return Refusals.notFound("page", "/" + missing.getResourcePath()).response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> mediaType(HttpMediaTypeNotSupportedException wrong) {
    return Problem.of(
            "UNSUPPORTED_MEDIA_TYPE",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "This kind of content cannot be read here.")
        .rule("An act is application/json, a file of acts application/x-ndjson.")
        .subject("Content-Type")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList())
        .given(String.valueOf(wrong.getContentType()))
        .instead(List.of("send it with a Content-Type that is expected"))
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
    return Problem.of(
            "NOT_ACCEPTABLE",
            HttpStatus.NOT_ACCEPTABLE,
            "There is no answer of the kind asked for.")
        .rule("Answers are JSON; a negotiation is a web page too, and its dates are a calendar.")
        .subject("Accept")
        .expected(wrong.getSupportedMediaTypes().stream().map(Object::toString).toList())
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException wrong) {
    return Problem.of(
            "METHOD_NOT_ALLOWED",
            HttpStatus.METHOD_NOT_ALLOWED,
            "Nothing here answers to " + wrong.getMethod() + ".")
        .rule(
            "Acts are written with POST /acts; everything else is asked with GET, a what-if with POST.")
        .given(wrong.getMethod())
        .response();
  }

  @ExceptionHandler
  ResponseEntity<Problem> fault(Exception fault) {
    return internal(fault).response();
  }

  static Problem internal(Exception fault) {
    return switch (fault) {
      case LogClosed closed -> closed(closed);
      case OutcomeUnknown _ -> unknown();
      case Exception other -> failed(other);
    };
  }

  private static Problem closed(LogClosed closed) {
    return Problem.of(
            "RECORD_CLOSED",
            HttpStatus.SERVICE_UNAVAILABLE,
            "Nothing was recorded: the record is closed. " + closed.getMessage())
        .rule("A record that was signed is not gone on with from anywhere but its end.")
        .instead(List.of("read: everything on record can be read", "tell the operator"));
  }

  private static Problem unknown() {
    return Problem.of(
            "OUTCOME_UNKNOWN",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The database went away before it answered: the act is recorded or it is not.")
        .rule("The same act id is recorded once, however often it is sent.")
        .instead(List.of("send the same act again: the answer tells"));
  }

  private static Problem failed(Exception fault) {
    var incident = UUID.randomUUID();
    LOG.error("request failed incident={}", incident, fault);
    return Problem.of(
            "INTERNAL_FAULT",
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The ledger failed; sending the same act again tells whether it was recorded.")
        .rule("The same act id is recorded once, however often it is sent.")
        .subject("incident " + incident)
        .instead(List.of("send the same act again", "tell the operator the incident number"));
  }
}
