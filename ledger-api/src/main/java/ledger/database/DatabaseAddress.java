package ledger.database;

import java.time.Duration;
import java.util.Properties;

/// Where the database is: `jdbc:postgresql://one,two,three/ledger` names several servers, of which
/// the one that is the primary is meant, whichever that is at the time.
public record DatabaseAddress(String url) {

  /// So long each server may take to be connected to, and as long to answer the first question.
  private static final Duration STEP = Duration.ofSeconds(2);

  private static final String SOCKET_TIMEOUT = "socketTimeout";

  public boolean namesSeveral() {
    return servers() > 1;
  }

  private int servers() {
    var hosts = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*", "");
    return hosts.split(",", -1).length;
  }

  /// So long all of them may take.
  Duration patience() {
    return namesSeveral() ? STEP.multipliedBy(2L * servers()) : STEP;
  }

  /// What the driver is told; what the address says itself goes before it.
  ///
  /// Of several servers each has its time, since one that stands still would otherwise use up that
  /// of all. They are asked in any order, and nothing is believed of them for long: of two that
  /// both call themselves primary the first would be taken each time.
  public Properties manners() {
    var said = new Properties();
    said.setProperty("connectTimeout", seconds(STEP));
    said.setProperty("loginTimeout", seconds(patience()));
    if (namesSeveral()) {
      said.setProperty("targetServerType", "primary");
      said.setProperty("loadBalanceHosts", "true");
      said.setProperty("hostRecheckSeconds", seconds(STEP));
      said.setProperty(SOCKET_TIMEOUT, seconds(STEP));
    }
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
