package ledger.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's web server that is posted to.
public final class Receiver implements AutoCloseable {

  /// What came, as it came.
  record Received(Map<String, List<String>> headers, String body) {

    JsonNode event() {
      return JsonMapper.shared().readTree(body);
    }

    long position() {
      return event().path("data").path("position").asLong();
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElseThrow();
    }

    /// As the library of the specification's authors sees it.
    boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (WebhookVerificationException _) {
        return false;
      }
    }
  }

  /// So that a test says itself when it is tried again.
  private static final String AN_HOUR = "3600";

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private volatile int status = 204;

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
      meanwhile.getAndSet(() -> {}).run();
      if (status >= 500) exchange.getResponseHeaders().add("Retry-After", AN_HOUR);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /// From now on.
  Receiver answers(int other) {
    status = other;
    return this;
  }

  /// What happens once, after the next message has come and before it is answered.
  public void meanwhile(Runnable deed) {
    meanwhile.set(deed);
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  public List<Long> positions() {
    return received.stream().map(Received::position).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
