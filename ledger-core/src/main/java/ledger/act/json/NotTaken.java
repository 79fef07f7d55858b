package ledger.act.json;

import java.time.DateTimeException;
import java.util.Objects;
import ledger.value.Malformed;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value that its own factory does not take, with what it says of it. Every other exception of
/// binding speaks of Java.
final class NotTaken extends MismatchedInputException {
  private static final long serialVersionUID = 1L;

  private final String fault;

  NotTaken(JsonParser parser, Class<?> type, IllegalArgumentException why) {
    this(parser, type, why instanceof Malformed m ? Objects.requireNonNull(m.getMessage()) : "");
  }

  /// The 30th of February can be written and is no date.
  NotTaken(JsonParser parser, Class<?> type, DateTimeException why) {
    this(
        parser,
        type,
        String.valueOf(why.getMessage()).contains("Invalid date") ? "there is no such date" : "");
  }

  private NotTaken(JsonParser parser, Class<?> type, String fault) {
    super(parser, fault, type);
    this.fault = fault;
  }

  String fault() {
    return fault;
  }
}
