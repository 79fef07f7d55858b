package ledger.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets a warning or an error through once for each cause, and then not for ten minutes, however
/// often and by however many loggers it is told: a log that fills up hides what is in it, and fills
/// the disk.
///
/// The cause is the innermost exception; where there is none, the logger and its sentence, whatever
/// numbers are in it.
public final class SameCauseOnce extends Filter<ILoggingEvent> {

  private static final long QUIET_MS = Duration.ofMinutes(10).toMillis();
  private static final int CAUSES = 500;

  /// When each was let through last.
  private final Map<String, Long> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > CAUSES;
        }
      };

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN)
            && isTold(cause(event), event.getTimeStamp())
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private synchronized boolean isTold(String cause, long now) {
    var before = told.get(cause);
    if (before != null && now - before < QUIET_MS) return true;
    told.remove(cause); // so that it is the youngest
    told.put(cause, now);
    return false;
  }

  private static String cause(ILoggingEvent event) {
    var fault = event.getThrowableProxy();
    if (fault == null)
      return event.getLoggerName()
          + " "
          + event.getFormattedMessage().replaceAll("\\w*[0-9]\\w*", "#");
    while (fault.getCause() != null && fault.getCause() != fault) fault = fault.getCause();
    return fault.getClassName() + " " + fault.getMessage() + " " + at(fault);
  }

  private static String at(IThrowableProxy fault) {
    var trace = fault.getStackTraceElementProxyArray();
    return trace == null || trace.length == 0 ? "" : trace[0].toString();
  }
}
