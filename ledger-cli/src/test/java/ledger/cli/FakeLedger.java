package ledger.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.cli.audit.BundleSource;
import ledger.cli.audit.Prover;
import ledger.transparency.Policy;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.EntriesReader;
import ledger.transparency.bundle.EntriesWriter;

/// Shows a bundle as a ledger shows its log, and can be told to stop answering.
final class FakeLedger implements AutoCloseable {

  static final String TOKEN = "token-of-auditor";

  private static final byte[] DAMAGE =
      "{\"detail\": \"What is stored is not what was signed.\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  volatile Path folder;

  /// How many requests are still answered.
  volatile int left = Integer.MAX_VALUE;

  volatile int asked;

  /// What its database can no longer read: neither alone nor in a range.
  volatile Set<Long> damaged = Set.of();

  FakeLedger(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/log/", this::handle);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked++;
      if (left-- <= 0) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var path = exchange.getRequestURI().getPath().substring("/log/".length());
      boolean open =
          path.startsWith("tile/")
              || path.equals(Bundle.POLICY)
              || (path.equals(Bundle.CHECKPOINT) && exchange.getRequestMethod().equals("GET"));
      if (!open && !isSignedIn(exchange)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (meetsDamage(exchange, path)) {
        exchange.sendResponseHeaders(503, DAMAGE.length);
        exchange.getResponseBody().write(DAMAGE);
        return;
      }
      var body = body(exchange, path);
      exchange.sendResponseHeaders(
          body.isPresent() ? 200 : 404,
          body.isEmpty() || body.get().length == 0 ? -1 : body.get().length);
      if (body.isPresent() && body.get().length > 0) exchange.getResponseBody().write(body.get());
    }
  }

  private boolean meetsDamage(HttpExchange exchange, String path) {
    if (damaged.isEmpty()) return false;
    if (path.equals(Bundle.COUNTS)) return true;
    if (!path.equals(Bundle.ENTRIES)) return false;
    var query = exchange.getRequestURI().getQuery();
    return damaged.stream().anyMatch(one -> from(query) <= one && one < to(query));
  }

  private static long from(String query) {
    return Long.parseLong(query.replaceFirst("from=([0-9]+)&to=[0-9]+", "$1"));
  }

  private static long to(String query) {
    return Long.parseLong(query.replaceFirst("from=[0-9]+&to=([0-9]+)", "$1"));
  }

  private static boolean isSignedIn(HttpExchange exchange) {
    return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Optional<byte[]> body(HttpExchange exchange, String path) throws IOException {
    if (path.equals(Bundle.ENTRIES))
      return Optional.of(entries(exchange.getRequestURI().getQuery()));
    if (path.equals(Bundle.COUNTS) && !isOfTheCheckpoint(exchange.getRequestURI().getQuery()))
      return Optional.empty();
    if (path.startsWith("receipts/")) return receipt(path.substring("receipts/".length()));
    return new Bundle(folder).read(path);
  }

  private boolean isOfTheCheckpoint(String query) throws IOException {
    var shown = new Bundle(folder).text(Bundle.CHECKPOINT).orElseThrow();
    return query.equals("size=" + shown.lines().skip(1).findFirst().orElseThrow());
  }

  private byte[] entries(String query) throws IOException {
    long from = from(query);
    long to = to(query);
    var out = new ByteArrayOutputStream();
    var writer = new EntriesWriter(out);
    try (var reader = new EntriesReader(Files.newInputStream(folder.resolve(Bundle.ENTRIES)))) {
      for (long i = 0; i < to; i++) {
        var given = reader.next();
        if (i >= from) writer.write(given);
      }
    }
    return out.toByteArray();
  }

  private Optional<byte[]> receipt(String act) throws IOException {
    var prover = Prover.of(new BundleSource(new Bundle(folder)), Policy.parse(ExampleLog.policy()));
    var position = prover.position(UUID.fromString(act));
    return position.isEmpty()
        ? Optional.empty()
        : Optional.of(ExampleLog.text(prover.at(position.get()).encode()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
