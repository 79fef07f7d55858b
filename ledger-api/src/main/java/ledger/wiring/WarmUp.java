package ledger.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.answer.Answers;
import ledger.names.Names;
import ledger.problem.NotFound;
import ledger.query.Query;
import ledger.reading.json.RowFormat;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.request.ReadRequest;
import ledger.view.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

/// Has the code compiled that the first callers need, before the server says that it is ready.
///
/// The founding case is decided and folded in memory, over and over. Meanwhile questions go to the
/// server's own port and to its database, by nobody: they are refused. So nothing comes on record,
/// and nobody is signed in. It ends after [#LONGEST], however far it is, and whatever fails in it
/// does not keep the server from starting.
@Component
@ConditionalOnProperty(WarmUp.PROPERTY)
class WarmUp implements ApplicationRunner {

  /// `LEDGER_WARMUP=false` leaves it out.
  static final String PROPERTY = "ledger.warm-up";

  static final Duration LONGEST = Duration.ofMillis(1_500);

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final UserId NOBODY = new UserId("nobody");
  private static final List<String> ADDRESSES =
      List.of("/negotiations/nothing/board", "/log/checkpoint", "/actuator/health");

  private final ServletWebServerApplicationContext server;
  private final Answers answers;
  private final List<Query> queries;
  private final FoundingCaseInMemory story;
  private final Clock clock;

  WarmUp(
      ServletWebServerApplicationContext server,
      Answers answers,
      List<Query> queries,
      ActFormat acts,
      RowFormat rows,
      Clock clock) {
    this.server = server;
    this.answers = answers;
    this.queries = queries;
    this.story = new FoundingCaseInMemory(acts, queries, rows::text, clock.instant());
    this.clock = clock;
  }

  private interface Round {
    void run() throws IOException, InterruptedException;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    // In a thread of its own, because there are seldom fewer than two cores.
    var replay =
        Thread.ofPlatform()
            .name("warm-up")
            .daemon()
            .start(() -> repeat(() -> story.replay(end), end));
    try (var client = HttpClient.newHttpClient()) {
      repeat(() -> ask(client), end);
    }
    replay.join(LONGEST);
  }

  private static void repeat(Round round, long end) {
    try {
      while (System.nanoTime() < end) round.run();
    } catch (IOException | RuntimeException fault) {
      LOG.warn("the first requests will be slow, because the warm-up failed", fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(HttpClient client) throws IOException, InterruptedException {
    var port = Objects.requireNonNull(server.getWebServer()).getPort();
    for (var address : ADDRESSES)
      client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
              .header("Authorization", "Bearer nobody")
              .timeout(LONGEST)
              .build(),
          BodyHandlers.discarding());
    for (var query : queries)
      try {
        answers.to(new ReadRequest("nothing", NOBODY, now()), query);
      } catch (NotFound _) {
        // Nobody may see anything; the database was asked.
      }
  }

  private ReadParameters now() {
    return new ReadParameters(
        View.RECORD, clock.instant(), new KnownBy.Head(), Names.Asked.NEUTRAL, Optional.empty());
  }
}
