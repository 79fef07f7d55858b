package ledger.wiring;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import ledger.log.Altered;
import ledger.startup.CannotStart;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.web.server.PortInUseException;

/// Why the server did not start, in a sentence where it is one of the usual reasons.
final class NotStarted {

  static final int EXIT_CODE = 3;

  private NotStarted() {}

  static String because(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause())
      switch (cause) {
        case PortInUseException port -> {
          return FreePort.inUse(port.getPort());
        }
        case CannotStart said -> {
          return "The ledger did not start: " + said.getMessage();
        }
        case Altered altered -> {
          return """
          The ledger did not start: what is stored is not what was signed. At %s. \
          Put the database back from its own backup, and compare it with a checkpoint that was kept elsewhere.\
          """
              .formatted(altered.getMessage());
        }
        case FlywayValidateException _ -> {
          return """
          The ledger did not start: its database has tables of another form than this ledger needs. \
          ./ledger carry-over --from FOLDER-OR-DATABASE --data NEW-FOLDER writes its acts into a new \
          ledger, with where and when they were recorded. Where that finds no leaves of version 1, start \
          on an empty database (another folder with --data, or another database in \
          SPRING_DATASOURCE_URL) and record again what the ledger that made it exports.\
          """;
        }
        case IOException io -> {
          return "The ledger did not start: " + io + ". Choose another folder with --data.";
        }
        default -> {} // perhaps the cause of the cause says more
      }
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return "The ledger did not start:\n" + trace;
  }
}
