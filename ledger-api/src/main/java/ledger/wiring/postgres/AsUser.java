package ledger.wiring.postgres;

import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody to itself.
final class AsUser {

  private AsUser() {}

  static List<String> command(String... command) {
    var whole = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) whole.addAll(List.of("unshare", "--user"));
    whole.addAll(List.of(command));
    return whole;
  }

  static List<String> command(String shell, String option, String script, List<String> arguments) {
    var whole = command(shell, option, script);
    whole.addAll(arguments);
    return whole;
  }
}
