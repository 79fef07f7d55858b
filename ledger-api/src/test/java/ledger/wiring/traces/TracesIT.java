package ledger.wiring.traces;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ledger.Eventually;
import ledger.LedgerIT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A collector is sent what a request took and what its act took, as parts of the trace that its
/// sender began, and no word of it.
@TestPropertySource(
    properties = {
      "ledger.metrics.token=" + TracesIT.METRICS_TOKEN,
      "management.opentelemetry.tracing.export.schedule-delay=100ms",
      "spring.datasource.hikari.maximum-pool-size=6"
    })
class TracesIT extends LedgerIT {

  static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /// What came, as bytes: OTLP's protobuf has its texts as they are.
  private static final List<String> COLLECTED = new CopyOnWriteArrayList<>();

  private static final HttpServer COLLECTOR = collector();

  private static HttpServer collector() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/v1/traces",
          exchange -> {
            COLLECTED.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void traces(DynamicPropertyRegistry properties) {
    properties.add(
        "ledger.traces",
        () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
  }

  @AfterAll
  static void stop() {
    COLLECTOR.stop(0);
  }

  @Test
  void a_collector_is_sent_how_long_it_took_and_nothing_that_was_said() {
    var act =
        act("wombat-traced", "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'wombat words'");
    var answer =
        send(
            request("wombat-opener", "/acts")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(act)));
    assertThat(answer.status()).isEqualTo(201);
    get("wombat-opener", "/negotiations/wombat-traced/board?view=party:wombat");
    var trace = new String(HexFormat.of().parseHex(TRACE), ISO_8859_1);
    for (var told :
        List.of(
            "http post /acts",
            "record an act",
            "http get /negotiations/{negotiation}/board",
            trace,
            "service.name"))
      Eventually.until(
          told + " is collected", () -> COLLECTED.stream().anyMatch(one -> one.contains(told)));
    assertThat(COLLECTED).noneMatch(one -> one.contains("wombat"));
  }

  @Test
  void the_token_that_is_set_reads_metrics_which_name_no_trace_and_nothing_else() {
    var read =
        send(
            request("/actuator/prometheus")
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .header("Authorization", "Bearer " + METRICS_TOKEN));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.response().body()).contains("ledger_log_entries").doesNotContain(" # {");
    for (var other : List.of("/negotiations", "/operator/dead-letters", "/actuator", "/"))
      assertThat(send(request(other).header("Authorization", "Bearer " + METRICS_TOKEN)).status())
          .as(other)
          .isEqualTo(401);
  }
}
