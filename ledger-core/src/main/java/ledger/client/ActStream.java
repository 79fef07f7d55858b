package ledger.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import ledger.act.json.Lines;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request that sends acts while the answers to the earlier ones come back.
///
/// It writes HTTP/1.1 to a socket itself. The HTTP client of the JDK gives no byte of an answer
/// before it has sent the whole request: with a long file both sides would wait for the other to
/// read, for ever.
///
/// One thread sends and one reads. Of acts that are sent one by one at most [#UNANSWERED] are under
/// way, so neither a slow ledger nor a long file fills the memory.
final class ActStream implements AutoCloseable {

  private static final int UNANSWERED = 4096;
  private static final int CHUNK = 1 << 14;

  private final URI url;
  private final String token;
  private final SentFile as;
  private final Patience patience;
  private final Socket socket;
  private final AtomicLong sentChunks = new AtomicLong();

  ActStream(URI url, String token, Authorities authorities, Patience patience, SentFile as)
      throws IOException {
    this.url = url;
    this.token = token;
    this.as = as;
    this.patience = patience;
    this.socket = connected(url, authorities, patience);
  }

  private static Socket connected(URI url, Authorities authorities, Patience patience)
      throws IOException {
    boolean secret = "https".equals(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : secret ? 443 : 80;
    var plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(url.getHost(), port), (int) LedgerClient.CONNECT.toMillis());
      plain.setSoTimeout(patience.millis());
      plain.setTcpNoDelay(true);
      return secret ? encrypted(plain, url.getHost(), port, authorities) : plain;
    } catch (SSLException e) {
      plain.close();
      throw NotAnswered.notItself("ledger", url, e);
    } catch (SocketTimeoutException e) {
      plain.close();
      throw plain.isConnected()
          ? NotAnswered.silent("ledger", url, patience)
          : NotAnswered.nobody("ledger", url);
    } catch (IOException e) {
      plain.close();
      throw (NotAnswered) NotAnswered.nobody("ledger", url).initCause(e);
    }
  }

  private static Socket encrypted(Socket plain, String host, int port, Authorities authorities)
      throws IOException {
    var factory = authorities.context().getSocketFactory();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    // Without this the certificate of any other host would do.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// Sends acts one by one.
  ///
  /// @param json writes an act without line breaks
  /// @throws RuntimeException as `acts` threw it, once what was sent before is answered
  <A> Tally send(Iterator<A> acts, Function<A, byte[]> json, BiConsumer<A, JsonNode> answered)
      throws IOException {
    var unanswered = new ArrayBlockingQueue<A>(UNANSWERED);
    var tally =
        exchange(
            out -> lines(acts, json, unanswered, out),
            answer ->
                answered.accept(
                    Optional.ofNullable(unanswered.poll())
                        .orElseThrow(
                            () -> new UncheckedIOException(NotAnswered.nobody("ledger", url))),
                    answer));
    if (!unanswered.isEmpty()) throw NotAnswered.stopped("ledger", url);
    return tally;
  }

  /// Sends a file as it is.
  Tally send(InputStream file, Consumer<JsonNode> answered) throws IOException {
    return exchange(
        out -> {
          var chunk = new ByteArrayOutputStream(CHUNK);
          for (var bytes = file.readNBytes(CHUNK);
              bytes.length > 0;
              bytes = file.readNBytes(CHUNK)) {
            chunk.writeBytes(bytes);
            flush(chunk, out);
          }
          return Optional.empty();
        },
        answered);
  }

  private interface Body {

    /// @return what the source of the acts threw
    Optional<RuntimeException> write(OutputStream out) throws IOException, InterruptedException;
  }

  private Tally exchange(Body body, Consumer<JsonNode> answered) throws IOException {
    var sent = new CompletableFuture<Optional<RuntimeException>>();
    var sender = Thread.ofVirtual().start(() -> sent.complete(write(body)));
    Tally tally;
    try {
      tally = read(answered);
    } finally {
      sender.interrupt(); // Whoever gives no more answers reads no more acts either.
      sent.join();
    }
    var broken = sent.join();
    if (broken.isPresent()) throw broken.get();
    return tally;
  }

  private Optional<RuntimeException> write(Body body) {
    try {
      var out = socket.getOutputStream();
      out.write(head());
      try {
        return body.write(out);
      } finally {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException | InterruptedException _) {
      return Optional.empty(); // Whoever reads the answers finds out that some are missing.
    }
  }

  private <A> Optional<RuntimeException> lines(
      Iterator<A> acts, Function<A, byte[]> json, BlockingQueue<A> unanswered, OutputStream out)
      throws IOException, InterruptedException {
    var chunk = new ByteArrayOutputStream(CHUNK);
    try {
      while (acts.hasNext()) {
        var act = acts.next();
        var line = json.apply(act);
        // The answers that it waits for are to acts that have left.
        if (!unanswered.offer(act)) {
          flush(chunk, out);
          unanswered.put(act);
        }
        chunk.writeBytes(line);
        chunk.write('\n');
        if (chunk.size() >= CHUNK) flush(chunk, out);
      }
      return Optional.empty();
    } catch (RuntimeException broken) {
      return Optional.of(broken);
    } finally {
      flush(chunk, out);
    }
  }

  private byte[] head() {
    return """
    POST %s%s HTTP/1.1
    Host: %s
    Authorization: Bearer %s
    API-Version: %s
    Content-Type: %s
    Accept: application/x-ndjson, application/problem+json
    Transfer-Encoding: chunked
    %sConnection: close

    """
        .formatted(
            url.getRawPath(),
            as.target(),
            url.getRawAuthority(),
            token,
            LedgerClient.VERSION,
            as.type(),
            as.together() ? "Prefer: handling=strict\n" : "")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void flush(ByteArrayOutputStream chunk, OutputStream out) throws IOException {
    if (chunk.size() == 0) return;
    out.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    chunk.writeTo(out);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    sentChunks.incrementAndGet();
    chunk.reset();
  }

  private Tally read(Consumer<JsonNode> answered) throws IOException {
    try {
      var answers = new AnswersInput(socket, patience, sentChunks);
      var answer = HttpAnswer.read(answers);
      if (answer.status() != 200)
        throw NotAnswered.status("ledger", answer.status(), "/acts", answer.body().readAllBytes());
      var tally = Tally.NONE;
      for (var lines = new Lines(answer.body()); lines.hasNext(); ) {
        var one = JsonMapper.shared().readTree(lines.next().utf8());
        // It answers no act, and says how far the file came.
        if (!one.has("line")) throw NotAnswered.brokenOff("ledger", url, one);
        answers.answered();
        tally = tally.with(one);
        answered.accept(one);
      }
      return tally;
    } catch (JacksonException _) {
      throw NotAnswered.nobody("ledger", url);
    } catch (UncheckedIOException e) {
      throw told(e.getCause());
    } catch (IOException e) {
      throw told(e);
    }
  }

  private NotAnswered told(@Nullable Throwable fault) {
    if (fault instanceof NotAnswered told) return told;
    if (fault instanceof SocketTimeoutException) return NotAnswered.silent("ledger", url, patience);
    return fault instanceof ProtocolException
        ? NotAnswered.nobody("ledger", url)
        : NotAnswered.stopped("ledger", url);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
