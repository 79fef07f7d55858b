package ledger.cli;

import java.net.URI;

/// Tells early, and how, that an address is none.
final class Urls {

  private Urls() {}

  static boolean isWeb(URI url) {
    return url.getScheme() != null && url.getScheme().startsWith("http");
  }

  static String isNone(URI url) {
    return "--url " + url + " is no address: write it as http://localhost:8080";
  }
}
