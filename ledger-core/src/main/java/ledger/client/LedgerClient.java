package ledger.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import ledger.act.UserId;
import ledger.value.Malformed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a ledger, or a witness, over HTTP. What cannot be had is an [IOException] whose message
/// says what was asked, what came back, and what to do instead.
public final class LedgerClient implements AutoCloseable {

  /// Of the ledger's interface, for which this program was written: one that has it no more says
  /// so.
  public static final String VERSION = "1";

  static final Duration CONNECT = Duration.ofSeconds(10);
  static final Duration ANSWER = Duration.ofMinutes(2);

  /// In bytes: twice what is given of the largest entry. An answer without end would fill the
  /// memory.
  private static final long LARGEST = 1L << 28;

  private static final int BUSY = 503;
  private static final int TRIES = 5;
  private static final long LONGEST_PAUSE_S = 10;

  private final URI url;
  private final Optional<String> token;
  private final String peer;
  private final Authorities authorities;
  private final HttpClient client;

  /// @param url where the ledger is; its paths are put behind it
  /// @param token of the user who asks; empty for what everybody may see
  public LedgerClient(URI url, Optional<String> token) {
    this(url, token, Authorities.ofTheJvm());
  }

  /// @param authorities who say that it is this ledger, where it is asked over TLS
  public LedgerClient(URI url, Optional<String> token, Authorities authorities) {
    this(url, token, authorities, "ledger");
  }

  private LedgerClient(URI url, Optional<String> token, Authorities authorities, String peer) {
    this.url = URI.create(url.toString().replaceFirst("/+$", ""));
    this.token = token;
    this.peer = peer;
    this.authorities = authorities;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(authorities.context())
            .build();
  }

  public static LedgerClient ofWitness(URI url) {
    return new LedgerClient(url, Optional.empty(), Authorities.ofTheJvm(), "witness");
  }

  /// @return empty where there is no such thing
  public Optional<byte[]> get(String path) throws IOException {
    var answer = send(request(path).build());
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(body(answer, path));
  }

  public byte[] post(String path) throws IOException {
    return body(send(request(path).POST(BodyPublishers.noBody()).build()), path);
  }

  public JsonNode getJson(String path) throws IOException {
    return json(body(send(request(path).build()), path));
  }

  /// What is asked for, as a terminal shows it.
  public String getText(String path) throws IOException {
    var request = request(path).setHeader("Accept", "text/plain, application/problem+json").build();
    return new String(body(send(request), path), StandardCharsets.UTF_8);
  }

  public JsonNode postJson(String path) throws IOException {
    return json(post(path));
  }

  /// Whom the token signs in.
  public UserId self() throws IOException {
    try {
      return new UserId(getJson("/accounts/self").path("user").asString(""));
    } catch (Malformed _) {
      throw NotAnswered.nobody(peer, url);
    }
  }

  /// Sends acts in their order and hears the answers while it still sends.
  ///
  /// @param json writes an act as JSON without line breaks
  /// @param answered hears the answer of each act, in the order in which they were sent
  /// @throws IOException where not every act was answered; those that were are on record
  public <A> Tally record(
      Stream<A> acts, Function<A, byte[]> json, BiConsumer<A, JsonNode> answered)
      throws IOException {
    try (var stream = new ActStream(url, token.orElse(""), authorities, SentFile.OF_WHOLE_ACTS)) {
      return stream.send(acts.iterator(), json, answered);
    }
  }

  /// Sends a file as it is; the ledger reads it.
  ///
  /// @param answered hears the answer of each act, with its line
  /// @throws IOException where not every act was answered
  public Tally record(InputStream file, SentFile as, Consumer<JsonNode> answered)
      throws IOException {
    try (var stream = new ActStream(url, token.orElse(""), authorities, as)) {
      return stream.send(file, answered);
    }
  }

  /// Waits until what was recorded can be read.
  public void awaitReadable(Tally tally) throws IOException {
    var path = "/negotiations";
    var waiting = request(path).header("Ledger-Position", String.valueOf(tally.position()));
    body(send(waiting.build()), path);
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(ANSWER)
            .header("API-Version", VERSION)
            .header("Accept", "application/json, application/problem+json, */*;q=0.5");
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    return request;
  }

  /// A 503 is asked again, after the time that it names: nothing was done then. A connection that
  /// breaks is not: whether something was done is unknown.
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      var answer = client.send(request, limited());
      for (int tries = 1; tries < TRIES && pause(answer).isPresent(); tries++) {
        Thread.sleep(pause(answer).get());
        answer = client.send(request, limited());
      }
      return answer;
    } catch (ConnectException | HttpConnectTimeoutException _) {
      throw NotAnswered.nobody(peer, url);
    } catch (SSLException e) {
      throw NotAnswered.notItself(peer, url, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + url + " was asked");
    }
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
  }

  private static Optional<Duration> pause(HttpResponse<?> answer) {
    return answer.statusCode() == BUSY
        ? answer
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("[0-9]{1,4}"))
            .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_PAUSE_S, Long.parseLong(seconds))))
        : Optional.empty();
  }

  private byte[] body(HttpResponse<byte[]> answer, String path) throws NotAnswered {
    if (answer.statusCode() / 100 == 2) return answer.body();
    throw NotAnswered.status(peer, answer.statusCode(), path, answer.body());
  }

  private JsonNode json(byte[] body) throws NotAnswered {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      throw NotAnswered.nobody(peer, url);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
