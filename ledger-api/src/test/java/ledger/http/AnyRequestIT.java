package ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.LedgerIT;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.account.Token;
import ledger.act.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Whatever is asked of any route, in any way that HTTP allows, is answered: never by a fault of
/// the server, and in our form.
///
/// `-Dledger.requests=100000` asks for longer, and says so where an answer takes more than two
/// seconds each of three times: once may be the machine's, which has other work. `-Dledger.seed=…`
/// asks the same again.
class AnyRequestIT extends LedgerIT {

  private static final int REQUESTS = Integer.getInteger("ledger.requests", 3_000);
  private static final long SEED = Long.getLong("ledger.seed", 1);
  private static final Duration LONGEST =
      REQUESTS < 100_000 ? Duration.ofSeconds(20) : Duration.ofSeconds(2);

  private static final List<String> NAMES =
      List.of(
          "view", "about", "knownBy", "names", "lang", "from", "to", "after", "limit", "q", "size",
          "x");

  private static final List<String> VALUES =
      List.of(
          "",
          "record",
          "party:north",
          "common:north,south",
          "party:",
          "common:",
          "-1",
          "0",
          "1",
          "999999999999999999",
          "2026-01-01T00:00Z",
          "9999-12-31T23:59:59Z",
          "0001-01-01T00:00Z",
          "viewpoint:north",
          "neutral",
          "en",
          "%ff",
          "%00",
          "%zz",
          "%E2%80%AE",
          "a".repeat(300),
          "a".repeat(2_900),
          "a".repeat(7_000),
          "%F0%9F%9A%A2",
          "NaN",
          "..",
          "%2e%2e%2f",
          "{n}",
          "[]",
          "harbour");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "{\"act\":1}",
          "{\"act\":\"TakeStance\"}",
          "{\"add\":[{}]}",
          "{\"act\":\"OpenNegotiation\",\"actId\":\"x\"}",
          "\u0000",
          "{".repeat(2_000),
          "a=1&b=2");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "text/plain",
          "x",
          "application/x-www-form-urlencoded");

  private static final List<String> ACCEPTED =
      List.of(
          "*/*",
          "application/json",
          "text/html",
          "text/calendar",
          "image/png",
          "x",
          "text/event-stream");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping router;

  @Autowired private Accounts accounts;
  private Token operator;

  @BeforeEach
  void an_operator_asks_too() {
    operator =
        accounts.open(new Account(new UserId("any" + UUID.randomUUID()), true)).orElseThrow();
  }

  @Test
  void is_answered_and_the_server_is_well_afterwards() throws Exception {
    long recorded = harbour("any-request");
    var routes = routes();
    var chance = new Random(SEED);
    var faults = new ArrayList<String>();
    for (int i = 0; i < REQUESTS; i++) {
      var request = any(chance, routes, recorded);
      if (request == null) continue; // the client does not send it
      var timed = timed(request);
      var answer = timed.answer();
      var took = timed.took();
      for (int again = 0; again < 2 && took.compareTo(LONGEST) > 0; again++) {
        var next = timed(request).took();
        if (next.compareTo(took) < 0) took = next;
      }
      var type = answer.headers().firstValue("Content-Type").orElse("");
      boolean ours =
          answer.statusCode() < 400
              || request.method().equals("HEAD")
              || type.startsWith("application/problem+json")
              || type.startsWith("text/html");
      if (answer.statusCode() >= 500 && answer.statusCode() != 503
          || !ours
          || took.compareTo(LONGEST) > 0)
        faults.add(
            "%s %s -> %d %s after %s"
                .formatted(request.method(), request.uri(), answer.statusCode(), type, took));
    }
    assertThat(faults).as("-Dledger.seed=%d", SEED).isEmpty();
    assertThat(send(request("/actuator/health")).text("status")).isEqualTo("UP");
  }

  /// What came back, and after how long.
  private record Timed(HttpResponse<byte[]> answer, Duration took) {}

  private static Timed timed(HttpRequest request) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var answer = HTTP.send(request, BodyHandlers.ofByteArray());
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - begun));
  }

  private List<String> routes() {
    var routes = new TreeSet<String>();
    router
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> routes.addAll(mapping.getPatternValues()));
    routes.removeIf(
        route -> route.endsWith("/stream")); // they last as long as they are listened to
    routes.addAll(
        List.of("/nowhere", "/log/tile/x/y", "/actuator", "/actuator/env", "/ledger.css"));
    return List.copyOf(routes);
  }

  private @Nullable HttpRequest any(Random chance, List<String> routes, long recorded) {
    var path =
        of(chance, routes)
            .replace(
                "{negotiation}",
                chance.nextInt(4) > 0 ? "any-request" : of(chance, List.of("none", "%2e", "a%00b")))
            .replaceAll("\\{from:[^/]*\\.\\.\\{to:[^/]*", "1..1")
            .replaceAll("\\{agreement}", of(chance, List.of("A", "none", "%C3%A9")))
            .replaceAll("\\{[^/]*}", "x")
            .replace("**", "entries/000.p/1");
    var query = new StringBuilder();
    for (int i = chance.nextInt(4); i > 0; i--)
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(of(chance, NAMES))
          .append('=')
          .append(of(chance, VALUES));
    var method =
        of(
            chance,
            List.of(
                "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS",
                "TRACE1"));
    boolean hasBody = List.of("POST", "PUT", "PATCH").contains(method);
    try {
      var request = request(path + query).header("Accept", of(chance, ACCEPTED));
      if (chance.nextInt(4) > 0)
        request.header(
            "Authorization",
            "Bearer " + of(chance, tokens(path, hasBody || method.equals("DELETE"))));
      if (chance.nextInt(5) == 0)
        request.header(
            "Ledger-Position", of(chance, List.of(String.valueOf(recorded), "-5", "x", "0")));
      if (chance.nextInt(5) == 0)
        request.header("If-None-Match", of(chance, List.of("*", "\"x\"", "W/\"", "")));
      if (hasBody) request.header("Content-Type", of(chance, TYPES));
      return request
          .method(
              method,
              hasBody
                  ? HttpRequest.BodyPublishers.ofString(of(chance, BODIES))
                  : HttpRequest.BodyPublishers.noBody())
          .build();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// An operator asks for anything but what is lasting, such as accounts and keys, or takes long.
  private List<String> tokens(String path, boolean changes) {
    var tokens = Stream.of("auditor", "rep:north", "stranger").map(this::token);
    boolean lasting =
        (changes && (path.startsWith("/operator/") || path.startsWith("/accounts/")))
            || path.startsWith("/operator/comparison");
    return lasting ? tokens.toList() : Stream.concat(tokens, Stream.of(operator.secret())).toList();
  }

  private static <T> T of(Random chance, List<T> these) {
    return these.get(chance.nextInt(these.size()));
  }
}
