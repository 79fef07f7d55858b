package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A new connection each time, to the server that an address means: of several the primary.
public final class DirectConnections extends DriverManagerDataSource {

  /// How long the other servers have when one says that it is the primary.
  private static final Duration OTHERS = Duration.ofMillis(500);

  /// Of each address: what one has found, the others need not look for, nor the server that begins
  /// anew.
  private static final Map<DatabaseAddress, PrimarySearch> SEARCHES = new ConcurrentHashMap<>();

  private final DatabaseAddress address;
  private final PrimarySearch primary;

  public DirectConnections(String url, Optional<String> user, Optional<String> password) {
    super(url);
    address = new DatabaseAddress(url);
    primary =
        SEARCHES.computeIfAbsent(address, any -> new PrimarySearch(any, new Primary(), OTHERS));
    setConnectionProperties(address.manners());
    user.ifPresent(this::setUsername);
    password.ifPresent(this::setPassword);
  }

  DirectConnections(JdbcConnectionDetails details) {
    this(
        details.getJdbcUrl(),
        Optional.ofNullable(details.getUsername()),
        Optional.ofNullable(details.getPassword()));
  }

  DatabaseAddress address() {
    return address;
  }

  /// The driver bounds connecting by what would bound every answer too.
  @Override
  protected Connection getConnectionFromDriverManager(String url, Properties with)
      throws SQLException {
    var connection =
        address.namesSeveral()
            ? primary.connect(server -> super.getConnectionFromDriverManager(server, with))
            : super.getConnectionFromDriverManager(url, with);
    if (!address.limitsAnswers()) connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }
}
