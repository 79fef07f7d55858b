package ledger.recording;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.Objects;
import ledger.LedgerApplication;
import ledger.SealedPersonsIT;
import ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A second ledger on the database of the first, with the same keys.
abstract class TwoNodesIT extends SealedPersonsIT {

  private static ConfigurableApplicationContext other;
  private static int otherPort;

  @BeforeAll
  static void start() throws IOException {
    var database = TestDatabase.get();
    other =
        new SpringApplicationBuilder(LedgerApplication.class)
            .web(WebApplicationType.SERVLET)
            .run(
                "--server.port=0",
                "--ledger.personal-data=sealed",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--ledger.data=" + Files.createTempDirectory("ledger-second"),
                "--ledger.log.keys=" + SHARED.resolve("log.keys"),
                "--ledger.keys=" + SHARED.resolve("keys"));
    otherPort =
        Objects.requireNonNull(((WebServerApplicationContext) other).getWebServer()).getPort();
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  static ConfigurableApplicationContext there() {
    return other;
  }

  protected Answer getThere(long position, String user, String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + otherPort + path))
            .header("Authorization", "Bearer " + token(user))
            .header("Ledger-Position", String.valueOf(position)));
  }

  protected Answer postThere(String user, String act) {
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + otherPort + "/acts"))
            .header("Authorization", "Bearer " + token(user))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(act)));
  }

  protected static String open(String negotiation, String title) {
    return act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': '" + title + "'");
  }

  protected static String register(String negotiation, String id) {
    return act(
        negotiation,
        "RegisterReferent",
        "'mode': 'PERFORMED', 'id': '" + id + "', 'kind': 'PARTY', 'neutralLabel': '" + id + "'");
  }
}
