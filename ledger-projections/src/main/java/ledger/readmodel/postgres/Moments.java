package ledger.readmodel.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import ledger.log.Times;
import org.jspecify.annotations.Nullable;

/// Instants as they are kept: as a number, so that no other calendar than ours has a part in them.
///
/// @see Times
final class Moments {

  private Moments() {}

  static @Nullable Long kept(Optional<Instant> moment) {
    return moment.map(Times::micros).orElse(null);
  }

  static Instant of(ResultSet row, String column) throws SQLException {
    return Times.instant(row.getLong(column));
  }

  static Optional<Instant> ifAny(ResultSet row, String column) throws SQLException {
    var micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
  }
}
