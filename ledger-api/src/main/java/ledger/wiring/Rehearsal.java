package ledger.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import ledger.startup.CannotStart;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The questions that readers of the founding case begin with, as software asks them and as a
/// browser does.
///
/// Each a few times only: what was hot in the rehearsal is compiled at every start, while the start
/// itself waits for the processor.
record Rehearsal(URI ledger, String token) {

  private static final int TIMES = 2;
  private static final String CASE = "/negotiations/corridor";
  private static final List<String> FOR_SOFTWARE =
      List.of(
          "/accounts/self",
          "/negotiations",
          CASE,
          CASE + "/register",
          CASE + "/positions",
          CASE + "/board",
          CASE + "/board?view=party:azerbaijan",
          CASE + "/docket",
          CASE + "/timeline",
          CASE + "/calendar",
          "/changes?after=-1",
          "/log/checkpoint");
  private static final List<String> FOR_PEOPLE = List.of("/login", "/negotiations", CASE);

  static Rehearsal at(ConfigurableApplicationContext context) {
    if (!(context instanceof ServletWebServerApplicationContext web) || web.getWebServer() == null)
      throw new CannotStart("there is nothing to ask");
    var token = context.getBean(TokenFile.class).read().get(FoundingCase.RECORDER.value());
    if (token == null) throw new CannotStart("there is nobody who could ask");
    return new Rehearsal(URI.create("http://localhost:" + web.getWebServer().getPort()), token);
  }

  void ask() {
    try (var http = HttpClient.newHttpClient()) {
      for (int time = 0; time < TIMES; time++) {
        for (var path : FOR_SOFTWARE) ask(http, path, "application/json");
        for (var path : FOR_PEOPLE) ask(http, path, "text/html");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void ask(HttpClient http, String path, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(ledger.resolve(path))
            .header("Accept", type)
            .header("Authorization", "Bearer " + token)
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status >= 400) throw new CannotStart(path + " was answered " + status);
  }
}
