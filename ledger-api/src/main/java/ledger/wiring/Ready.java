package ledger.wiring;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import ledger.carryover.CarryOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says, once the server answers, where it is and who can sign in. Progress goes to standard error.
@Component
@Profile({"!" + CarryOver.PROFILE + " & !" + RestoreCommand.PROFILE})
class Ready {

  /// Whether it was said before, by this process.
  static final String AGAIN = "ledger.again";

  private static final Logger LOG = LoggerFactory.getLogger(Ready.class);

  private final FirstUsers users;
  private final TokenFile tokenFile;
  private final JsonMapper json;
  private final boolean demo;
  private final boolean asJson;
  private final boolean again;
  private final boolean tls;
  private final PrintStream out = System.out;
  private final PrintStream progress = System.err;

  Ready(
      FirstUsers users,
      TokenFile tokenFile,
      JsonMapper json,
      @Value("${ledger.demo:false}") boolean demo,
      @Value("${ledger.json:false}") boolean asJson,
      @Value("${" + AGAIN + ":false}") boolean again,
      ServerProperties server) {
    this.users = users;
    this.tokenFile = tokenFile;
    this.json = json;
    this.demo = demo;
    this.asJson = asJson;
    this.again = again;
    this.tls = Ssl.isEnabled(server.getSsl());
  }

  record Line(String url, Map<String, String> tokens) {}

  @EventListener
  void say(ApplicationReadyEvent event) throws IOException {
    if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext server))
      return;
    var webServer = server.getWebServer();
    if (webServer == null) return;
    if (again) {
      LOG.info("the ledger is ready again");
      return;
    }
    var url = (tls ? "https" : "http") + "://localhost:" + webServer.getPort();
    var tokens = users.present(demo ? FoundingCase.USERS : List.of(FirstUsers.OWNER));
    if (demo)
      new FoundingCase(URI.create(url), tokens, line -> progress.println("  " + line)).record();
    if (asJson) out.println(json.writeValueAsString(new Line(url, tokens)));
    else out.print(sentence(url, tokens));
    out.flush();
  }

  private String sentence(String url, Map<String, String> tokens) {
    var said = new StringBuilder("\nThe ledger is ready at " + url + "\n\n");
    if (tokens.isEmpty()) said.append("Sign in with the token you were given.\n");
    else {
      said.append("Who can sign in (kept in ").append(tokenFile.path()).append("):\n");
      tokens.forEach((user, token) -> said.append(String.format("  %-24s %s%n", user, token)));
      said.append("Others sign in with the token that an operator was shown for them.\n");
    }
    if (demo)
      said.append("\nWhere to look:\n  ")
          .append(url)
          .append(
              "/negotiations/corridor   sign in as recorder\n  curl -H \"Authorization: Bearer $TOKEN\" ")
          .append(url)
          .append("/negotiations/corridor/positions\n");
    return said.append("\nCtrl-C stops it; what is recorded stays.\n").toString();
  }
}
