package ledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.webhook.Posted.Outcome;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is posted to receivers that are slow, long, elsewhere, or not what they seem.
@Timeout(30)
class EndpointClientTest {

  private static final ReachableAddresses LOOPBACK = new ReachableAddresses(List.of("127.0.0.0/8"));
  private static final ReachableAddresses PUBLIC = new ReachableAddresses(List.of());
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final AtomicInteger connected = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answers(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          connected.incrementAndGet();
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
          }
        });
  }

  private URI at(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  private static Posted post(
      DnsResolver names, ReachableAddresses addresses, Duration patience, URI url) {
    try (var client = new EndpointClient(names, addresses, patience, 4)) {
      return client.post(url, Map.of("webhook-id", "a"), "{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Posted post(ReachableAddresses addresses, Duration patience, URI url) {
    return post(SystemDefaultDnsResolver.INSTANCE, addresses, patience, url);
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  @Test
  void a_redirect_is_not_followed() {
    answers("/there", exchange -> status(exchange, 200));
    answers(
        "/here",
        exchange -> {
          exchange.getResponseHeaders().add("Location", at("127.0.0.1", "/there").toString());
          status(exchange, 307);
        });
    var posted = post(LOOPBACK, LONG, at("127.0.0.1", "/here"));
    assertThat(posted.outcome()).isEqualTo(Outcome.REDIRECTED);
    assertThat(connected).hasValue(1);
  }

  @Test
  void the_server_itself_is_not_connected_to_by_whatever_name() {
    answers("/", exchange -> status(exchange, 200));
    for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"))
      assertThat(post(PUBLIC, LONG, at(host, "/")).outcome())
          .as(host)
          .isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
    assertThat(connected).hasValue(0);
  }

  /// A name that is public when it is looked up first and the server's own when it is looked up
  /// again: it is looked up once for a connection, and connected to what was looked at.
  @Test
  void a_name_that_changes_its_address_leads_nowhere() throws Exception {
    answers("/", exchange -> status(exchange, 200));
    var names = new Names("127.0.0.2", "127.0.0.1");
    var only = new ReachableAddresses(List.of("127.0.0.2/32"));
    var posted = post(names, only, LONG, at("rebinding.example", "/"));
    assertThat(posted.outcome()).isEqualTo(Outcome.NOT_CONNECTED);
    assertThat(names.asked).hasValue(1);
    assertThat(post(names, only, LONG, at("rebinding.example", "/")).outcome())
        .isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
    assertThat(connected).hasValue(0);
  }

  /// Without TLS only what is allowed is reached, however public the address.
  @Test
  void what_is_not_secure_goes_to_no_public_address() throws Exception {
    var posted = post(new Names("8.8.8.8"), PUBLIC, LONG, URI.create("http://public.example/"));
    assertThat(posted.outcome()).isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
  }

  @Test
  void whoever_takes_too_long_is_not_waited_for() {
    var asked = new CountDownLatch(1);
    answers("/", _ -> await(asked));
    var posted = post(LOOPBACK, SHORT, at("127.0.0.1", "/"));
    asked.countDown();
    assertThat(posted.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(posted.took()).isLessThan(LONG);
  }

  /// A byte now and then keeps no connection open beyond its time.
  @Test
  void nor_whoever_answers_byte_by_byte() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var dripping = Thread.ofVirtual().start(() -> drip(socket));
      var posted =
          post(LOOPBACK, SHORT, URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));
      dripping.interrupt();
      assertThat(posted.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(posted.took()).isLessThan(LONG);
    }
  }

  private static void drip(ServerSocket socket) {
    try (var connection = socket.accept()) {
      for (var letter :
          "HTTP/1.1 200 OK and so on and on and on".getBytes(StandardCharsets.UTF_8)) {
        connection.getOutputStream().write(letter);
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (IOException | InterruptedException _) {
      // nobody listens any more
    }
  }

  @Test
  void of_an_answer_without_end_little_is_read() {
    var written = new AtomicInteger();
    answers(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var much = new byte[64 << 10];
          for (; written.get() < 10_000; written.incrementAndGet())
            exchange.getResponseBody().write(much);
        });
    var posted = post(LOOPBACK, LONG, at("127.0.0.1", "/"));
    assertThat(posted.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(written).hasValueLessThan(1_000);
  }

  @Test
  void headers_without_end_are_no_answer() {
    answers(
        "/",
        exchange -> {
          for (int i = 0; i < 1_000; i++) exchange.getResponseHeaders().add("x-" + i, "x");
          status(exchange, 200);
        });
    assertThat(post(LOOPBACK, LONG, at("127.0.0.1", "/")).outcome()).isEqualTo(Outcome.BROKEN_OFF);
  }

  @Test
  void an_answer_may_say_when_to_come_again() {
    answers(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "120");
          status(exchange, 429);
        });
    var posted = post(LOOPBACK, LONG, at("127.0.0.1", "/"));
    assertThat(posted.status()).contains(429);
    assertThat(posted.retryAfter()).contains(Duration.ofMinutes(2));
  }

  @Test
  void what_does_not_speak_tls_or_is_not_there_is_told_apart() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> speakPlainly(socket));
      var url = URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/");
      assertThat(post(LOOPBACK, LONG, url).outcome()).isEqualTo(Outcome.NOT_SECURE);
    }
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(post(LOOPBACK, LONG, URI.create("http://127.0.0.1:" + free + "/")).outcome())
        .isEqualTo(Outcome.NOT_CONNECTED);
    assertThat(post(new Names(), LOOPBACK, LONG, at("nowhere.example", "/")).outcome())
        .isEqualTo(Outcome.NO_SUCH_HOST);
  }

  private static void speakPlainly(ServerSocket socket) {
    try (var connection = socket.accept()) {
      connection
          .getOutputStream()
          .write("HTTP/1.1 400 Plain\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // nobody came
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives one address each time that it is asked.
  private static final class Names implements DnsResolver {
    private final Queue<InetAddress> next = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();

    Names(String... addresses) throws UnknownHostException {
      for (var address : addresses) next.add(InetAddress.getByName(address));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      asked.incrementAndGet();
      var address = next.poll();
      if (address == null) throw new UnknownHostException(host);
      return new InetAddress[] {address};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
