package ledger.database;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// Where the database is: `jdbc:postgresql://one,two,three/ledger` names several servers, of which
/// the one that is the primary is meant, whichever that is at the time ([PrimarySearch]).
public record DatabaseAddress(String url) {

  /// So long a server may take to be connected to, and as long to answer the first question.
  static final Duration STEP = Duration.ofSeconds(2);

  private static final String SCHEME = "jdbc:postgresql://";
  private static final String SOCKET_TIMEOUT = "socketTimeout";

  public boolean namesSeveral() {
    return hosts().contains(",");
  }

  /// Its servers, with commas between them.
  String hosts() {
    return url.startsWith(SCHEME) ? url.substring(SCHEME.length()).replaceFirst("[/?].*", "") : "";
  }

  /// An address of each of its servers.
  List<DatabaseAddress> each() {
    var database = url.substring(SCHEME.length() + hosts().length());
    return Arrays.stream(hosts().split(","))
        .map(host -> new DatabaseAddress(SCHEME + host + database))
        .toList();
  }

  /// So long all of them may take, which are asked at once.
  Duration patience() {
    return namesSeveral() ? STEP.multipliedBy(2) : STEP;
  }

  /// What the driver is told of each server; what the address says itself goes before it.
  Properties manners() {
    var said = new Properties();
    said.setProperty("connectTimeout", seconds(STEP));
    said.setProperty("loginTimeout", seconds(STEP));
    if (namesSeveral()) said.setProperty(SOCKET_TIMEOUT, seconds(STEP));
    return said;
  }

  /// How long an answer may take once a connection is there: as long as it does, unless the address
  /// says otherwise.
  boolean limitsAnswers() {
    return url.contains(SOCKET_TIMEOUT + "=");
  }

  private static String seconds(Duration time) {
    return String.valueOf(time.toSeconds());
  }
}
