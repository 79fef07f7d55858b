package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// New connections to the database, as long as it is there. All that are in use can be broken off.
final class PhysicalConnections extends DelegatingDataSource {

  private final DatabaseAddress address;
  private final DatabaseWatch watch;
  private final Duration patience;
  private final Set<Connection> given =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /// @param patience how long a database is awaited that is away
  PhysicalConnections(DirectConnections database, DatabaseWatch watch, Duration patience) {
    super(database);
    this.address = database.address();
    this.patience = patience;
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
      watch.await(patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    watch.mustBeReachable();
    var connection = super.getConnection();
    try {
      watch.mustLeadThere(connection);
    } catch (SQLException elsewhere) {
      connection.abort(Runnable::run);
      throw elsewhere;
    }
    given.add(connection);
    return connection;
  }

  /// So long a pool that is closed waits for one that is being made.
  @Override
  public int getLoginTimeout() {
    return (int) address.patience().toSeconds();
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
