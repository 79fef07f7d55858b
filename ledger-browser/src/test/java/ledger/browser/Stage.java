package ledger.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// One server and one browser, for all tests.
final class Stage implements AutoCloseable {

  private final Path data;
  private final ServedLedger ledger;
  private final Chromium chromium;

  /// Who is signed in stays so, as long as the cookies are kept.
  private final Map<String, String> cookies = new HashMap<>();

  Stage(Path program) {
    try {
      data = Files.createTempDirectory("ledger-browser");
      ledger = new ServedLedger(data);
      chromium = new Chromium(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return ledger.url();
  }

  String token(String user) {
    return ledger.token(user);
  }

  /// A browser that was never here.
  Visit stranger(Eyes eyes) {
    return new Visit(chromium.browser().newContext(options(eyes)), eyes);
  }

  /// A browser in which a user is signed in.
  Visit visit(String user, Eyes eyes) {
    var signedIn = cookies.computeIfAbsent(user, this::signedIn);
    return new Visit(chromium.browser().newContext(options(eyes).setStorageState(signedIn)), eyes);
  }

  private String signedIn(String user) {
    try (var visit = stranger(Eyes.USUAL)) {
      visit.signIn(user, token(user));
      return visit.cookies();
    }
  }

  private Browser.NewContextOptions options(Eyes eyes) {
    return eyes.context().setBaseURL(ledger.url());
  }

  @Override
  public void close() throws InterruptedException, IOException {
    chromium.close();
    ledger.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
