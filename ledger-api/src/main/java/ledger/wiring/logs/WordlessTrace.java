package ledger.wiring.logs;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.StackTracePrinter;

/// What was thrown and where, without its message, which may quote what was said; of a database's
/// fault, the code that it gave.
///
/// The same in a line of text (`%wordless` in logback-spring.xml) and in one of JSON
/// (`logging.structured.json.stacktrace.printer`).
public final class WordlessTrace extends ThrowableHandlingConverter implements StackTracePrinter {

  private static final int CAUSES = 10;

  @Override
  public String convert(ILoggingEvent line) {
    return line.getThrowableProxy() instanceof ThrowableProxy proxy
        ? printStackTraceToString(proxy.getThrowable())
        : "";
  }

  @Override
  public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
    @Nullable Throwable next = thrown;
    for (int i = 0; next != null && i < CAUSES; i++) {
      out.append(i == 0 ? "" : "Caused by: ").append(next.getClass().getName());
      if (next instanceof SQLException answer)
        out.append(" SQLSTATE ").append(String.valueOf(answer.getSQLState()));
      out.append('\n');
      for (var place : next.getStackTrace())
        out.append("\tat ").append(place.toString()).append('\n');
      next = next.getCause();
    }
  }
}
