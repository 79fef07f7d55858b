package ledger.wiring;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import ledger.log.Altered;
import ledger.log.Forked;
import ledger.log.postgres.DatabaseTrouble;
import ledger.record.axon.NotRecorded;
import ledger.startup.CannotStart;
import ledger.startup.NotYet;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.web.server.PortInUseException;

/// Why the server did not start, in a sentence where it is one of the usual reasons.
final class NotStarted {

  static final int EXIT_CODE = 3;

  private NotStarted() {}

  /// @param data where what happened is written down in full, where no sentence is known
  static String because(Throwable fault, Path data) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause())
      switch (cause) {
        case PortInUseException port -> {
          return FreePort.inUse(port.getPort());
        }
        case CannotStart said -> {
          return "The ledger did not start: " + said.getMessage();
        }
        case NotYet soon -> {
          return "The ledger did not start: " + soon.getMessage() + ": start it again in a moment.";
        }
        case Altered altered -> {
          return notWhatWasSigned("At " + altered.getMessage());
        }
        case Forked forked -> {
          return notWhatWasSigned("It says: " + forked.getMessage());
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
        case NotRecorded refused -> {
          return "The ledger did not start: it has nobody yet who could sign in, and "
              + refused.getMessage()
              + ".";
        }
        case SQLException sql -> {
          return DatabaseTrouble.of(sql)
              .map(trouble -> "The ledger did not start: " + trouble.words() + told(sql))
              .orElseGet(() -> "The ledger did not start: its database refuses" + told(sql));
        }
        case org.springframework.boot.context.properties.bind.BindException setting -> {
          return "The ledger did not start: %s cannot be what it is set to: correct it; docs/guide/settings.md says what it is."
              .formatted(setting.getName());
        }
        case FileSystemException io -> {
          return "The ledger did not start: %s: %s. Correct that, or choose another folder with --data."
              .formatted(io.getFile(), Folders.why(io));
        }
        case BindException _ -> {
          return "The ledger did not start: it cannot listen on the address that --host names: %s."
              .formatted(cause.getMessage());
        }
        case IOException io -> {
          return "The ledger did not start: %s. Choose another folder with --data."
              .formatted(io.getMessage());
        }
        default -> {} // perhaps the cause of the cause says more
      }
    return "The ledger did not start, and there is no sentence for why: %s. What happened in full is in %s; tell those who make it."
        .formatted(innermost(fault), writtenDown(fault, data));
  }

  private static String notWhatWasSigned(String where) {
    return """
    The ledger did not start: what is stored is not what was signed. %s. \
    Put the database back from its own backup, and compare it with a checkpoint that was kept elsewhere.\
    """
        .formatted(where);
  }

  private static String told(SQLException sql) {
    return " (" + String.valueOf(sql.getMessage()).lines().findFirst().orElse("").strip() + ").";
  }

  private static Throwable innermost(Throwable fault) {
    var cause = fault;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause;
  }

  private static String writtenDown(Throwable fault, Path data) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    try {
      return Files.writeString(data.resolve("not-started.log"), trace.toString()).toString();
    } catch (IOException _) {
      return "no file, since none can be written in " + data;
    }
  }
}
