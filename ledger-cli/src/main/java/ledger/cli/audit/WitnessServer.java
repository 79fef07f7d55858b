package ledger.cli.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import ledger.transparency.Witness;

/// A witness over HTTP.
///
/// @see <a href="https://c2sp.org/tlog-witness">tlog-witness</a>
public final class WitnessServer implements AutoCloseable {

  private static final int LARGEST = 1 << 16;
  private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  private final Witness witness;
  private final HttpServer server;

  private record Reply(int status, String type, String body) {}

  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
  }

  public InetSocketAddress start() {
    server.start();
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = reply(exchange);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), head || body.length == 0 ? -1 : body.length);
      if (!head) exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    var method = exchange.getRequestMethod();
    try {
      if (path.equals("/add-checkpoint"))
        return method.equals("POST") ? add(exchange) : notAllowed(exchange, "POST");
      var checkpoint = CHECKPOINT.matcher(path);
      if (!checkpoint.matches()) return new Reply(404, TEXT, "nothing is here\n");
      if (!method.equals("GET") && !method.equals("HEAD")) return notAllowed(exchange, "GET, HEAD");
      return witness
          .latest(checkpoint.group(1))
          .map(note -> new Reply(200, TEXT, note))
          .orElse(new Reply(404, TEXT, "no checkpoint of such a log was cosigned here\n"));
    } catch (IOException _) {
      return new Reply(500, TEXT, "what was cosigned cannot be read or kept\n");
    }
  }

  private static Reply notAllowed(HttpExchange exchange, String allowed) {
    exchange.getResponseHeaders().set("Allow", allowed);
    return new Reply(405, TEXT, "not so\n");
  }

  private Reply add(HttpExchange exchange) throws IOException {
    var sent = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (sent.length > LARGEST) return new Reply(413, TEXT, "this is too large\n");
    var body = utf8(sent);
    if (body.isEmpty()) return new Reply(400, TEXT, "this is no UTF-8\n");
    return switch (witness.add(body.get())) {
      case Witness.Answer.Cosigned(var lines) -> new Reply(200, TEXT, lines);
      case Witness.Answer.OtherSize(var size) -> new Reply(409, SIZE, size + "\n");
      case Witness.Answer.Refused(var status, var why) -> new Reply(status, TEXT, why + "\n");
    };
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
