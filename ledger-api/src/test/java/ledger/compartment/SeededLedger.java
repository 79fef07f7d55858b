package ledger.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import ledger.LedgerApplication;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.log.Databases;
import ledger.log.LogEntry;
import ledger.log.Salts;
import ledger.log.postgres.LogTable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A whole ledger on a database of its own whose clock and salts are a test's: two of them are
/// alike until something else is recorded in one than in the other.
final class SeededLedger implements AutoCloseable {

  /// What every one of them is called, whatever its port: so its answers name the same addresses.
  private static final String CALLED = "http://two.example";

  /// Stands still until it is set.
  private static final class SetClock extends Clock {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  private final SetClock clock = new SetClock();
  private final Random salts = new Random(0);
  private final Map<String, String> tokens = new HashMap<>();
  private final ConfigurableApplicationContext context;
  private final HttpClient http;

  /// @param data its folder; where there are keys of a log in it, they sign this one
  SeededLedger(Path data) {
    var database = Databases.empty();
    context =
        new SpringApplicationBuilder(LedgerApplication.class)
            .initializers(started -> {
              var beans = (GenericApplicationContext) started;
              beans.registerBean("clock", Clock.class, () -> clock);
              beans.registerBean("salts", Salts.class, () -> new Salts(List.of(salts)));
            })
            .run(
                "--spring.main.allow-bean-definition-overriding=true",
                "--server.port=0",
                "--spring.datasource.url=" + database.getUrl(),
                "--spring.datasource.username=" + database.getUser(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--ledger.data=" + data,
                "--ledger.log.origin=two.example/ledger",
                "--ledger.log.public=checkpoint",
                // A checkpoint is signed when the test asks for it.
                "--ledger.log.checkpoint-every=1d",
                "--ledger.verification.every=0");
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)))
            .build();
  }

  void open(String user) {
    var accounts = context.getBean(Accounts.class);
    var id = new UserId(user);
    var token =
        accounts
            .open(new Account(id, false))
            .or(() -> accounts.renew(Optional.empty(), id)) // one of the first
            .orElseThrow();
    tokens.put(user, token.secret());
  }

  /// From now on, until the next moment.
  void at(Instant now, long seed) {
    clock.now = now;
    salts.setSeed(seed);
  }

  RawAnswer ask(Question question) throws IOException, InterruptedException {
    var response = http.send(request(question), BodyHandlers.ofByteArray());
    return new RawAnswer(response.statusCode(), response.headers().map(), response.body());
  }

  private HttpRequest request(Question question) {
    var request =
        HttpRequest.newBuilder(URI.create(CALLED + question.path()))
            .method(
                question.method(),
                question.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    question.by().map(tokens::get).ifPresent(t -> request.header("Authorization", "Bearer " + t));
    question.headers().forEach(request::header);
    return request.build();
  }

  RequestMappingHandlerMapping router() {
    return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }

  /// Follows a stream, until it is closed.
  Listener listen(Question question) throws IOException, InterruptedException {
    var response = http.send(request(question), BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return new Listener(response.body());
  }

  /// What a stream said that something was recorded; how far it listened comes in its own time.
  static final class Listener implements AutoCloseable {

    private static final String CHANGE = "data: {\"negotiation\"";

    private final Stream<String> lines;
    private final List<String> changes = new CopyOnWriteArrayList<>();

    private Listener(Stream<String> lines) {
      this.lines = lines;
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try {
        lines.filter(line -> line.startsWith(CHANGE)).forEach(changes::add);
      } catch (UncheckedIOException _) {
        // it was closed
      }
    }

    boolean heard(String end) {
      return changes.stream().anyMatch(line -> line.endsWith(end));
    }

    List<String> changes() {
      return List.copyOf(changes);
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  List<LogEntry> entries() {
    return context.getBean(LogTable.class).from(0, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }

  /// @param by who asks; empty for a stranger
  record Question(
      String method,
      String path,
      Optional<String> by,
      Map<String, String> headers,
      Optional<String> body) {

    static Question get(String path, Optional<String> by) {
      return new Question("GET", path, by, Map.of(), Optional.empty());
    }

    static Question post(String path, String by, String type, String body) {
      return new Question(
          "POST", path, Optional.of(by), Map.of("Content-Type", type), Optional.of(body));
    }

    Question by(Optional<String> user) {
      return new Question(method, path, user, headers, body);
    }

    Question with(String header, String value) {
      var all = new HashMap<>(headers);
      all.put(header, value);
      return new Question(method, path, by, all, body);
    }
  }

  record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {}
}
