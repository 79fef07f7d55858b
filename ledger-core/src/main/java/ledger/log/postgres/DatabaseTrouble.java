package ledger.log.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/// Why a database does not do what it was asked, where the fault is neither of what was asked nor
/// of whoever asked.
///
/// @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error
///   codes</a>
public enum DatabaseTrouble {
  AWAY("the database does not answer"),
  FULL("the database has no room left on its disk"),
  BUSY("the database has no connections or no memory left"),
  READ_ONLY("the database takes nothing new: it is a standby, or set to read only"),
  DAMAGED("the database cannot read its own files"),
  REFUSING("the database does not let the ledger in");

  /// Causes of causes may go round in a circle.
  private static final int DEEPEST = 30;

  private final String words;

  DatabaseTrouble(String words) {
    this.words = words;
  }

  /// As part of a sentence; it names nothing that a stranger may not know.
  public String words() {
    return words;
  }

  /// @return empty where the fault is no database's
  public static Optional<DatabaseTrouble> of(Throwable fault) {
    var found = Optional.<DatabaseTrouble>empty();
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLException sql) {
        var trouble = of(sql);
        if (trouble.isPresent()) return trouble;
        // A pool says that it has none, and behind it why.
        if (cause instanceof SQLTransientConnectionException) found = Optional.of(AWAY);
      }
      cause = cause.getCause();
    }
    return found;
  }

  private static Optional<DatabaseTrouble> of(SQLException fault) {
    var state = fault.getSQLState();
    if (state == null || state.length() != 5) return Optional.empty();
    return switch (state) {
      case "53100" -> Optional.of(FULL);
      // The last is how a standby takes a question back that keeps it from replaying.
      case "57P01", "57P02", "57P03", "40001" -> Optional.of(AWAY);
      case "25006" -> Optional.of(READ_ONLY);
      case "58030", "58P01", "XX001", "XX002" ->
          Optional.of(
              String.valueOf(fault.getMessage()).contains("No space left") ? FULL : DAMAGED);
      default ->
          switch (state.substring(0, 2)) {
            case "08" -> Optional.of(AWAY);
            case "53" -> Optional.of(BUSY);
            case "28" -> Optional.of(REFUSING);
            default -> Optional.empty();
          };
    };
  }
}
