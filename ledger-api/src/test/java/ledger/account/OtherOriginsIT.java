package ledger.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of others read what a token gives them, where the operator lists their origin, and nothing
/// else is opened to them.
class OtherOriginsIT extends LedgerIT {

  private static final String ORIGIN = "Access-Control-Allow-Origin";

  @TempDir private Path home;

  private HttpResponse<String> preflight(String origin, String method, String path)
      throws Exception {
    return HTTP.send(
        request(path)
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", "api-version,authorization,ledger-position")
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /negotiations",
        "GET /negotiations/quay/board.csv",
        "HEAD /changes",
        "POST /acts",
        "POST /negotiations/quay/whatif"
      })
  void what_takes_a_token_may_be_asked_from_a_listed_origin(String asked) throws Exception {
    var parts = asked.split(" ");
    var answer = preflight(READER, parts[0], parts[1]);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue(ORIGIN)).contains(READER);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Max-Age")).contains("3600");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /negotiations/quay/record",
        "POST /opening",
        "DELETE /accounts/rep/tokens/t",
        "PUT /accounts/rep/disabled",
        "POST /login",
        "GET /account",
        "POST /operator/rebuild"
      })
  void forms_of_people_and_what_operators_do_may_not(String asked) throws Exception {
    var parts = asked.split(" ");
    var answer = preflight(READER, parts[0], parts[1]);
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://reader.example",
        "http://reader.example:8080",
        "http://evil.example",
        "http://reader.example.evil.example",
        "null"
      })
  void another_origin_is_told_nothing_that_would_let_a_browser_go_on(String origin)
      throws Exception {
    var answer = preflight(origin, "GET", "/negotiations");
    var read = send(request("auditor", "/negotiations").header("Origin", origin));
    assertThat(read.status()).isEqualTo(200);
    for (var headers : List.of(answer.headers(), read.response().headers()))
      assertThat(headers.map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
  }

  @Test
  void an_answer_names_what_a_page_may_look_at_besides_it() {
    long last = harbour("cors-harbour");
    var answer =
        send(
            request("auditor", "/negotiations/cors-harbour/board")
                .header("Origin", READER)
                .header("Ledger-Position", String.valueOf(last)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue(ORIGIN)).contains(READER);
    assertThat(
            answer.response().headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("Ledger-Position", "ETag", "Link", "Retry-After");
    assertThat(answer.response().headers().allValues("Vary").toString())
        .containsIgnoringCase("origin");
  }

  @Test
  void a_refusal_can_be_read_too() {
    var answer = send(request("/negotiations").header("Origin", READER));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("code")).isEqualTo("NOT_SIGNED_IN");
    assertThat(answer.response().headers().firstValue(ORIGIN)).contains(READER);
  }

  /// With a real browser, which asks first whether it may.
  @Test
  void a_page_of_a_listed_origin_reads_with_its_token() throws Exception {
    var browser =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(browser.isPresent(), "Chromium is not installed: apt-get install chromium");
    long last = harbour("cors-page");
    var script =
        """
        <!doctype html><title>x</title><p id="said">nothing</p><script type="module">
          const ask = async (headers, more) => {
            try {
              const answer = await fetch('http://localhost:%d/negotiations/cors-page/register', {headers, ...more});
              return `${answer.status} ${answer.headers.get('Ledger-Position')} ${(await answer.json()).negotiation}`;
            } catch (refused) { return 'not told'; }
          };
          const bearer = {Authorization: 'Bearer %s', 'Ledger-Position': '%d'};
          document.getElementById('said').textContent =
            [await ask(bearer), await ask({}), await ask(bearer, {credentials: 'include'})].join(' | ');
        </script>\
        """
            .formatted(port, token("auditor"), last);
    var page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext(
        "/",
        exchange -> {
          var body = script.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    page.start();
    try {
      var shown =
          dumped(
              browser.orElseThrow(),
              "--host-resolver-rules=MAP reader.example 127.0.0.1:" + page.getAddress().getPort(),
              READER + "/");
      assertThat(shown)
          .contains(
              "<p id=\"said\">200 " + last + " cors-page | 401 null undefined | not told</p>");
    } finally {
      page.stop(0);
    }
  }

  private String dumped(Path browser, String... more) throws Exception {
    var command =
        Stream.concat(
                Stream.of(
                    browser.toString(),
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--user-data-dir=" + home,
                    "--virtual-time-budget=15000",
                    "--dump-dom"),
                Stream.of(more))
            .toList();
    var shown = home.resolve("shown.html");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Files.readString(shown);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
