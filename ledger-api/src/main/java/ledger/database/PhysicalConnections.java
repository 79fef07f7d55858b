package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// What the pool takes its connections from: the database, once it is there. All that it gave can
/// be broken off.
final class PhysicalConnections extends DelegatingDataSource {

  /// A pool that gets none waits longer from one try to the next: so it had better be held up.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatabaseWatch watch;
  private final Set<Connection> given =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  PhysicalConnections(DataSource database, DatabaseWatch watch) {
    super(database);
    this.watch = watch;
    watch.onBrokenOff(this::breakOff);
  }

  /// A pool may give the user and the password that it was given itself.
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      watch.await(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    watch.mustBeReachable();
    var connection = super.getConnection();
    given.add(connection);
    return connection;
  }

  private void breakOff() {
    for (var connection : all())
      try {
        connection.abort(Runnable::run);
      } catch (SQLException _) {
        // it is gone already
      }
    given.clear();
  }

  private List<Connection> all() {
    synchronized (given) {
      return List.copyOf(given);
    }
  }
}
