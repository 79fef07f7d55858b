package ledger.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
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
  private static final int BUSY = 503;
  private static final int TRIES = 5;
  private static final long LONGEST_PAUSE_S = 10;

  private final URI url;
  private final Optional<String> token;
  private final String peer;
  private final Authorities authorities;
  private final Patience patience;
  private final HttpClient client;

  /// @param url where the ledger is; its paths are put behind it
  /// @param token of the user who asks; empty for what everybody may see
  public LedgerClient(URI url, Optional<String> token) {
    this(url, token, Authorities.ofTheJvm(), Patience.USUAL);
  }

  /// @param authorities who say that it is this ledger, where it is asked over TLS
  public LedgerClient(URI url, Optional<String> token, Authorities authorities, Patience patience) {
    this(url, token, authorities, patience, "ledger");
  }

  private LedgerClient(
      URI url, Optional<String> token, Authorities authorities, Patience patience, String peer) {
    this.url = URI.create(url.toString().replaceFirst("/+$", ""));
    this.token = token;
    this.peer = peer;
    this.authorities = authorities;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .sslContext(authorities.context())
            .build();
  }

  public static LedgerClient ofWitness(URI url) {
    return new LedgerClient(
        url, Optional.empty(), Authorities.ofTheJvm(), Patience.USUAL, "witness");
  }

  /// @return empty where there is no such thing
  public Optional<byte[]> get(String path) throws IOException {
    var answer = send(request(path).build());
    return answer.status() == 404 ? Optional.empty() : Optional.of(body(answer, path));
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
    try (var stream =
        new ActStream(url, token.orElse(""), authorities, patience, SentFile.OF_WHOLE_ACTS)) {
      return stream.send(acts.iterator(), json, answered);
    }
  }

  /// Sends a file as it is; the ledger reads it.
  ///
  /// @param answered hears the answer of each act, with its line
  /// @throws IOException where not every act was answered
  public Tally record(InputStream file, SentFile as, Consumer<JsonNode> answered)
      throws IOException {
    try (var stream = new ActStream(url, token.orElse(""), authorities, patience, as)) {
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
            .timeout(patience.time())
            .header("API-Version", VERSION)
            .header("Accept", "application/json, application/problem+json, */*;q=0.5");
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    return request;
  }

  private record Answer(int status, HttpHeaders headers, byte[] body) {}

  /// A 503 is asked again, after the time that it names: nothing was done then. A connection that
  /// breaks is not: whether something was done is unknown.
  private Answer send(HttpRequest request) throws IOException {
    try {
      var answer = sendOnce(request);
      for (int tries = 1; tries < TRIES && pause(answer).isPresent(); tries++) {
        Thread.sleep(pause(answer).get());
        answer = sendOnce(request);
      }
      return answer;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + url + " was asked");
    }
  }

  private Answer sendOnce(HttpRequest request) throws IOException, InterruptedException {
    try {
      var answer = client.send(request, BodyHandlers.ofPublisher());
      return new Answer(
          answer.statusCode(), answer.headers(), ArrivingBody.of(answer.body(), patience));
    } catch (ConnectException | HttpConnectTimeoutException | ProtocolException _) {
      throw NotAnswered.nobody(peer, url);
    } catch (IllegalArgumentException | UncheckedIOException _) {
      // What the head of an answer cannot be: a length that is no number, a redirection to nowhere.
      throw NotAnswered.nobody(peer, url);
    } catch (SSLException e) {
      throw NotAnswered.notItself(peer, url, e);
    } catch (HttpTimeoutException _) {
      throw NotAnswered.silent(peer, url, patience);
    } catch (ArrivingBody.TooLarge _) {
      throw NotAnswered.tooLarge(peer, url);
    } catch (IOException _) {
      throw NotAnswered.stopped(peer, url);
    }
  }

  private static Optional<Duration> pause(Answer answer) {
    return answer.status() == BUSY
        ? answer
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("[0-9]{1,4}"))
            .map(seconds -> Duration.ofSeconds(Math.min(LONGEST_PAUSE_S, Long.parseLong(seconds))))
        : Optional.empty();
  }

  private byte[] body(Answer answer, String path) throws NotAnswered {
    if (answer.status() / 100 == 2) return answer.body();
    throw NotAnswered.status(peer, answer.status(), path, answer.body());
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
