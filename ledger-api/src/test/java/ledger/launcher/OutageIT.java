package ledger.launcher;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import ledger.live.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Its database is killed, or stands still, while a server is written to, read and watched: it says
/// so, and goes on by itself.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutageIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What is promised takes so much longer where others use the machine too.
  private static final int BUSY = 4;

  private static final Duration TOLD_WITHIN = ofSeconds(2).multipliedBy(BUSY);
  private static final Duration HEALTH_WITHIN = ofSeconds(1).multipliedBy(BUSY);

  private static final int WRITERS = 3;

  /// @param took from the question to the answer
  private record Answered(HttpResponse<String> answer, Duration took) {
    int status() {
      return answer.statusCode();
    }
  }

  @TempDir private Path folder;
  private OwnServer server;
  private volatile boolean over;
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> busy = new ArrayList<>();
  private final Collection<Long> acknowledged = new ConcurrentLinkedQueue<>();
  private final Collection<Answered> written = new ConcurrentLinkedQueue<>();
  private final Collection<Answered> read = new ConcurrentLinkedQueue<>();
  private final Collection<Answered> liveness = new ConcurrentLinkedQueue<>();
  private final Collection<Answered> readiness = new ConcurrentLinkedQueue<>();
  private final Collection<Answered> health = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void a_server_is_busy() throws Exception {
    server = new OwnServer(folder.resolve("data"), Map.of());
    acknowledged.add(position(server.post(OwnServer.opening())));
    for (int writer = 0; writer < WRITERS; writer++) {
      var name = "w" + writer + "-";
      busy.add(clients.submit(() -> write(name)));
    }
    again(read, () -> server.get("/negotiations/n/timeline"));
    again(liveness, () -> server.health("/liveness"));
    again(readiness, () -> server.health("/readiness"));
    again(health, () -> server.health(""));
  }

  @AfterEach
  void nothing_is_left_running() throws Exception {
    over = true;
    clients.shutdownNow();
    server.close();
  }

  @Test
  void a_killed_database_is_said_at_once_comes_back_and_nothing_is_lost_or_doubled()
      throws Exception {
    try (var stream = new Listener(OwnServer.HTTP, server.request("/stream?after=-1").build())) {
      for (int kill = 0; kill < 2; kill++) {
        someAreWritten();
        clear();
        server.postmaster().destroyForcibly();
        Eventually.until("readiness is down", TOLD_WITHIN, () -> !isReady());
        assertThat(server.health("/readiness").body())
            .contains("\"database\"", "the database does not answer");
        Eventually.until("readiness is up again", Duration.ofSeconds(30), this::isReady);
        someAreWritten();
        everyAnswerKeepsItsWord();
      }
      long last = stopped();

      assertThat(stream.upTo(last)).containsAll(acknowledged).doesNotHaveDuplicates();
    }
    everythingIsThereOnce();
    assertThat(server.log()).as("causes are logged once").hasSizeLessThan(600);
  }

  /// Whoever sent something is told at the end of five seconds, when it is taken for away; whoever
  /// comes later, at once.
  @Test
  void a_database_that_stands_still_is_told_and_waited_for_by_nobody() throws Exception {
    someAreWritten();
    clear();
    var postmaster = server.postmaster();
    var processes = new ArrayList<>(postmaster.children().toList());
    processes.add(postmaster);
    signal("STOP", processes);
    try {
      Eventually.until("readiness is down", TOLD_WITHIN, () -> !isReady());
      Eventually.until(
          "acts are answered 503",
          ofSeconds(5).multipliedBy(BUSY),
          () -> written.stream().anyMatch(one -> one.status() == 503));
      var next = timed(() -> server.post(OwnServer.party("later")));
      assertThat(next.status()).isEqualTo(503);
      assertThat(next.took()).isLessThan(TOLD_WITHIN);
    } finally {
      signal("CONT", processes);
    }
    Eventually.until("readiness is up again", Duration.ofSeconds(30), this::isReady);
    someAreWritten();
    assertThat(liveness).allMatch(one -> one.status() == 200);
    assertThat(health).allMatch(one -> one.took().compareTo(HEALTH_WITHIN) < 0);
    stopped();
    everythingIsThereOnce();
  }

  private void everyAnswerKeepsItsWord() {
    assertThat(written).extracting(Answered::status).isSubsetOf(200, 201, 503).contains(503);
    assertThat(read).extracting(Answered::status).isSubsetOf(200, 503);
    for (var refused : all503(written, read)) {
      assertThat(refused.took()).isLessThan(TOLD_WITHIN);
      assertThat(refused.answer().headers().firstValue("Retry-After")).contains("2");
      assertThat(JSON.readTree(refused.answer().body()).path("code").asString())
          .isIn("DATABASE_UNAVAILABLE", "OUTCOME_UNKNOWN", "NOT_RECORDED");
    }
    assertThat(liveness).extracting(Answered::status).containsOnly(200);
    assertThat(readiness).extracting(Answered::status).isSubsetOf(200, 503);
    assertThat(health).extracting(Answered::status).isSubsetOf(200, 503);
    for (var checks : List.of(liveness, readiness, health))
      assertThat(checks).allMatch(one -> one.took().compareTo(HEALTH_WITHIN) < 0);
  }

  @SafeVarargs
  private static List<Answered> all503(Collection<Answered>... of) {
    return Arrays.stream(of)
        .flatMap(Collection::stream)
        .filter(one -> one.status() == 503)
        .toList();
  }

  /// Everybody has stopped writing, and all of it can be read.
  ///
  /// @return the last position that was acknowledged
  private long stopped() throws Exception {
    over = true;
    for (var one : busy) one.get(40, TimeUnit.SECONDS);
    return acknowledged.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  /// Also projections and the publication have gone on.
  private void everythingIsThereOnce() throws Exception {
    long last = acknowledged.stream().mapToLong(Long::longValue).max().orElseThrow();
    var readable =
        OwnServer.HTTP.send(
            server
                .request("/negotiations/n/register")
                .header("Ledger-Position", String.valueOf(last))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(readable.statusCode()).as(readable.body()).isEqualTo(200);
    var positions = new ArrayList<Long>();
    var labels = new ArrayList<String>();
    for (long after = -1; after < last; after = positions.getLast()) {
      var page = JSON.readTree(server.get("/changes?limit=1000&after=" + after).body());
      page.path("changes").forEach(change -> positions.add(change.path("position").asLong()));
      page.path("changes").forEach(change -> labels.add(change.path("actId").asString()));
    }
    assertThat(new HashSet<>(acknowledged)).as("each has a position").hasSize(acknowledged.size());
    assertThat(positions).containsAll(acknowledged).hasSize(acknowledged.size());
    assertThat(labels).doesNotHaveDuplicates();
    Eventually.until(
        "what was recorded is signed",
        () -> Long.parseLong(server.get("/log/checkpoint").body().split("\n")[1]) > last);
  }

  private boolean isReady() throws Exception {
    return server.health("/readiness").statusCode() == 200;
  }

  private void someAreWritten() {
    int before = acknowledged.size();
    Eventually.until("acts are recorded", () -> acknowledged.size() > before + 30);
  }

  private void clear() {
    List.of(written, read, liveness, readiness, health).forEach(Collection::clear);
  }

  /// Each act is sent until it is on record, as clients do.
  private Void write(String name) throws Exception {
    for (int i = 0; !over; i++) {
      var act = OwnServer.party(name + i);
      while (true) {
        var answered = timed(() -> server.post(act));
        written.add(answered);
        if (answered.status() < 300) {
          acknowledged.add(position(answered.answer()));
          break;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return null;
  }

  private void again(Collection<Answered> answers, Callable<HttpResponse<String>> question) {
    busy.add(
        clients.submit(() -> {
          while (!over) {
            answers.add(timed(question));
            TimeUnit.NANOSECONDS.sleep(ofMillis(50).toNanos());
          }
          return null;
        }));
  }

  private static Answered timed(Callable<HttpResponse<String>> question) throws Exception {
    long from = System.nanoTime();
    var answer = question.call();
    return new Answered(answer, Duration.ofNanos(System.nanoTime() - from));
  }

  private static long position(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("position").asLong();
  }

  private static void signal(String which, List<ProcessHandle> processes) throws Exception {
    var command = new ArrayList<>(List.of("kill", "-" + which));
    processes.forEach(process -> command.add(String.valueOf(process.pid())));
    new ProcessBuilder(command).start().waitFor();
  }
}
