package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool of connections, for those who would rather know at once that there is none.
///
/// While the database is there and all connections are in use, one is waited for. Of one that is
/// away none is awaited.
final class WatchedPool extends DelegatingDataSource {

  /// How long all connections may be in use.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DatabaseWatch watch;

  /// @param pool waits shortly
  WatchedPool(DataSource pool, DatabaseWatch watch) {
    super(pool);
    this.watch = watch;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      watch.mustBeReachable();
      try {
        return super.getConnection();
      } catch (SQLTransientConnectionException none) {
        if (System.nanoTime() > end) throw none;
      }
    }
  }
}
