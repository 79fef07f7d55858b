package ledger.wiring.postgres;

import java.sql.SQLException;
import java.util.Optional;
import ledger.database.DatabaseAddress;
import ledger.database.DirectConnections;
import ledger.role.ServerRole;
import ledger.startup.CannotStart;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// A database that is named is connected to before anything else is done, so that it is told at
/// once, and in a sentence, where that cannot be.
public final class GivenDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    var url = settings.getProperty(EarlyPostgres.URL, EarlyPostgres.EMBEDDED);
    boolean writes = ServerRole.of(settings).writes();
    if (url.equals(EarlyPostgres.EMBEDDED)) {
      if (writes) return;
      throw new CannotStart(
          "a reader brings no database along: name a PostgreSQL in SPRING_DATASOURCE_URL");
    }
    var address = new DatabaseAddress(url);
    if (!writes && address.namesSeveral())
      throw new CannotStart(
          "a reader has one standby, which it knows again, and "
              + withoutPassword(url)
              + " names several: name one of them in SPRING_DATASOURCE_URL, and start a reader for each");
    var database =
        new DirectConnections(
            url,
            Optional.ofNullable(settings.getProperty("spring.datasource.username")),
            Optional.ofNullable(settings.getProperty("spring.datasource.password")));
    try (var _ = database.getConnection()) {
      return;
    } catch (SQLException fault) {
      throw new CannotStart(sentence(address, fault), fault);
    }
  }

  /// What may be in an address behind its question mark is nobody's business.
  private static String withoutPassword(String url) {
    return url.replaceFirst("[?].*", "");
  }

  private static String sentence(DatabaseAddress address, SQLException fault) {
    var url = withoutPassword(address.url());
    return switch (String.valueOf(fault.getSQLState())) {
      case "28P01", "28000" ->
          "the database at "
              + url
              + " does not take this user and password: correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";
      case "3D000" ->
          "there is no such database as in " + url + ": make it, or correct SPRING_DATASOURCE_URL";
      case "57P03" -> "the database at " + url + " is starting up: start again in a moment";
      case "53300" ->
          "the database at "
              + url
              + " takes no more connections: raise max_connections, the ledger needs some 30";
      case String state when state.startsWith("08") || state.equals("null") ->
          "no database answers at "
              + url
              + (address.namesSeveral() ? " as a primary: start one, or" : ": start it, or")
              + " correct SPRING_DATASOURCE_URL ("
              + firstLine(fault)
              + ")";
      case String _ -> "the database at " + url + " refuses: " + firstLine(fault);
    };
  }

  private static String firstLine(SQLException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("").strip();
  }
}
