package ledger.cli;

import java.net.URI;
import java.util.List;

/// Checks an address before anything is sent to it, and says how to write one.
final class Urls {

  private Urls() {}

  static boolean isWeb(URI url) {
    return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
  }

  static String isNone(URI url) {
    return "--url " + url + " is no address: write it as http://localhost:8080";
  }
}
