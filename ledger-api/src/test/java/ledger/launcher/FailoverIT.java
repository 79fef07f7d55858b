package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.Eventually;
import ledger.transparency.Checkpoint;
import ledger.transparency.CompactRange;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Two servers before a cluster of three, written to all the while, and one that only reads, from
/// one of the three: whatever becomes of the primary, writes come back, reads go on, nothing
/// acknowledged is lost or doubled, and the log is one.
@Tag("ha")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class FailoverIT {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// The guide promises half a minute. What it took is printed; others may use the machine too.
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /// What a reader takes at most while a standby follows another primary, on a busy machine: where
  /// PostgreSQL has to be started again for it, a start of the server is part of it.
  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  private static final int WRITERS = 4;
  private static final int ENOUGH = 50;
  private static final int TILE = 256;

  private PatroniCluster cluster;
  private final List<Served> servers = new ArrayList<>();
  private String owner;
  private PatroniNode standby;
  private Served reader;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> busy = new ArrayList<>();
  private volatile boolean over;

  /// What writers were told: each act, and the position that it got. Over all tests.
  private final Map<String, Long> journal = new ConcurrentHashMap<>();

  private final AtomicInteger names = new AtomicInteger();

  /// When something was, in nanoseconds.
  private final Collection<Long> acknowledged = new ConcurrentLinkedQueue<>();

  /// When the reader answered, in nanoseconds.
  private final Collection<Long> answered = new ConcurrentLinkedQueue<>();

  /// All that any server has shown.
  private final Collection<Checkpoint> shown = ConcurrentHashMap.newKeySet();

  @BeforeAll
  void a_cluster_and_two_servers_are_up(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    cluster = new PatroniCluster(folder.resolve("cluster"));
    cluster.begin();
    var settings = cluster.settings(folder);
    servers.add(new Served(folder.resolve("a"), settings));
    servers.add(new Served(folder.resolve("b"), settings));
    owner = servers.getFirst().token();
    var opening = OwnServer.opening();
    remember(opening, send(servers.getFirst(), opening));
    standby = cluster.standby();
    Eventually.until("the standby has what was shown", () -> PatroniCluster.hasShown(standby));
    reader = new Served(folder.resolve("reader"), cluster.settings(standby, folder));
  }

  @AfterAll
  void nothing_is_left_running() throws Exception {
    clients.shutdownNow();
    if (reader != null) reader.kill();
    for (var server : servers) server.kill();
    if (cluster != null) cluster.close();
  }

  @BeforeEach
  void writers_are_at_it() {
    cluster.awaitWhole();
    over = false;
    for (int i = 0; i < WRITERS; i++) {
      int first = i;
      busy.add(clients.submit(() -> write(first)));
    }
    for (var server : servers) busy.add(clients.submit(() -> watch(server)));
    busy.add(clients.submit(() -> watch(reader)));
    busy.add(clients.submit(this::read));
    someAreWritten();
    someAreRead();
  }

  @AfterEach
  void what_was_acknowledged_is_there_once_and_the_log_is_one() throws Exception {
    over = true;
    for (var one : busy) one.get(60, TimeUnit.SECONDS);
    busy.clear();
    for (var server : servers) everythingIsThereOnce(server);
    cluster.awaitWhole(); // its PostgreSQL may have been rewound
    everythingIsThereOnce(reader);
    nobodyWasShownAnotherLog(servers.getFirst());
  }

  @Test
  void a_primary_whose_power_goes() throws Exception {
    var primary = cluster.primary().orElseThrow();
    comesBack("the primary and its Patroni killed", primary::kill, primary::start);
  }

  @Test
  void a_primary_that_is_cut_off() throws Exception {
    var primary = cluster.primary().orElseThrow();
    comesBack("the primary cut off from etcd, standbys and servers", primary::cut, primary::mend);
  }

  @Test
  void a_primary_that_stands_still() throws Exception {
    var primary = cluster.primary().orElseThrow();
    comesBack(
        "the primary and its Patroni stopped (SIGSTOP)",
        () -> primary.signal("STOP"),
        () -> primary.signal("CONT"));
  }

  @Test
  void a_postgres_that_is_killed() throws Exception {
    var primary = cluster.primary().orElseThrow();
    comesBack("PostgreSQL killed, its Patroni alive", primary::killPostgres, () -> {});
  }

  /// What PostgreSQL goes on to call a primary is none any more, and can be reached.
  @Test
  void a_patroni_that_is_killed_alone() throws Exception {
    var primary = cluster.primary().orElseThrow();
    comesBack(
        "Patroni killed, its PostgreSQL alive",
        () -> {
          primary.killPatroni();
          Eventually.until(
              "another is promoted", BACK_WITHIN, () -> cluster.hasAnotherPrimaryThan(primary));
        },
        primary::start);
  }

  private interface Step {
    void go() throws Exception;
  }

  private void comesBack(String what, Step fault, Step repair) throws Exception {
    acknowledged.clear();
    answered.clear();
    boolean isOfReader = cluster.primary().equals(Optional.of(standby));
    long from = System.nanoTime();
    long back;
    try {
      fault.go();
      long happened = System.nanoTime();
      Eventually.until(
          "writes are back",
          BACK_WITHIN,
          () -> acknowledged.stream().filter(at -> at > happened).count() >= ENOUGH);
      back = System.nanoTime();
    } finally {
      repair.go();
    }
    var silence = longestSilence(acknowledged, from, back);
    var unread = longestSilence(answered, from, back);
    System.out.printf(
        "ha fault=\"%s\" silence_ms=%d unread_ms=%d acts=%d reads_from_it=%s%n",
        what, silence.toMillis(), unread.toMillis(), journal.size(), isOfReader);
    assertThat(silence).as(what).isLessThan(BACK_WITHIN);
    if (!isOfReader) assertThat(unread).as("unread, " + what).isLessThan(READ_WITHIN);
  }

  private static Duration longestSilence(Collection<Long> heard, long from, long to) {
    long longest = 0;
    long before = from;
    for (long at : heard.stream().filter(at -> at < to).sorted().toList()) {
      longest = Math.max(longest, at - before);
      before = Math.max(before, at);
    }
    return Duration.ofNanos(Math.max(longest, to - before));
  }

  private void someAreWritten() {
    int before = journal.size();
    Eventually.until(
        "acts are recorded", Duration.ofSeconds(60), () -> journal.size() > before + ENOUGH);
  }

  private void someAreRead() {
    int before = answered.size();
    Eventually.until("the reader answers", () -> answered.size() > before + ENOUGH);
  }

  /// Whoever reads and does not mind that it is some moments old.
  private Void read() throws Exception {
    while (!over) {
      var answer = get(reader, "/negotiations/n");
      if (answer.isPresent() && answer.get().statusCode() == 200) answered.add(System.nanoTime());
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return null;
  }

  /// Each act is sent until it is on record, to one server and then to the other, as clients do.
  private Void write(int first) throws Exception {
    for (int i = first; !over; i++) {
      var act = OwnServer.party("r" + names.incrementAndGet());
      for (int to = i; ; to++) {
        var answer = send(servers.get(to % servers.size()), act);
        if (answer.isPresent() && answer.get().statusCode() < 300) {
          acknowledged.add(System.nanoTime());
          remember(act, answer);
          break;
        }
        answer.ifPresent(FailoverIT::isNoLie);
        TimeUnit.MILLISECONDS.sleep(100);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return null;
  }

  /// It may be that it cannot, and says so.
  private static void isNoLie(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  /// Nothing where no answer came.
  private Optional<HttpResponse<String>> send(Served server, String act) throws Exception {
    var request =
        server
            .request(owner, "/acts")
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(act))
            .build();
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void remember(String act, Optional<HttpResponse<String>> answer) {
    long position = JSON.readTree(answer.orElseThrow().body()).path("position").asLong();
    journal.put(act, position);
  }

  /// Every checkpoint that is shown, as an auditor keeps them.
  private Void watch(Served server) throws Exception {
    while (!over) {
      var note = get(server, "/log/checkpoint");
      note.filter(answer -> answer.statusCode() == 200)
          .flatMap(answer -> Checkpoint.parse(body(answer.body())))
          .ifPresent(shown::add);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return null;
  }

  private static String body(String note) {
    return note.split("\n\n")[0] + "\n";
  }

  private Optional<HttpResponse<String>> get(Served server, String path) throws Exception {
    var request = server.request(owner, path).timeout(Duration.ofSeconds(10)).build();
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void everythingIsThereOnce(Served server) {
    long last = journal.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    Eventually.until(
        "what was recorded can be read, and is signed",
        Duration.ofSeconds(60),
        () -> {
          var covered = get(server, "/log/receipts/" + idAt(last));
          return covered.isPresent() && covered.get().statusCode() == 200;
        });
    var acts = new TreeMap<Long, String>();
    for (long after = -1; after < last; after = acts.lastKey())
      for (var change :
          server.at(last, owner, "/changes?limit=1000&after=" + after).path("changes"))
        acts.put(change.path("position").asLong(), change.path("actId").asString());
    assertThat(acts.values()).doesNotHaveDuplicates();
    journal.forEach((act, position) ->
        assertThat(acts).as("is where it was said to be").containsEntry(position, id(act)));
    // What was never acknowledged is there as well: its writer was told that it is unknown, and
    // sent it again.
    assertThat(acts).hasSameSizeAs(journal.keySet());
  }

  private String idAt(long position) {
    return journal.entrySet().stream()
        .filter(told -> told.getValue() == position)
        .map(told -> id(told.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private static String id(String act) {
    return JSON.readTree(act).path("actId").asString();
  }

  /// Each checkpoint that anybody was shown is that of the first entries of the log as it is now.
  private void nobodyWasShownAnotherLog(Served server) throws Exception {
    long latest = shown.stream().mapToLong(Checkpoint::size).max().orElseThrow();
    // Of the last tile there is as much as this server has shown.
    long size = Checkpoint.parse(body(server.text(owner, "/log/checkpoint"))).orElseThrow().size();
    assertThat(size).isGreaterThanOrEqualTo(latest);
    var roots = new HashMap<Long, TreeHash>();
    var range = CompactRange.empty();
    roots.put(0L, range.root());
    while (range.size() < size) {
      for (var leaf : leaves(server, range.size(), size)) {
        range.append(leaf);
        roots.put(range.size(), range.root());
      }
    }
    assertThat(shown)
        .hasSizeGreaterThan(5)
        .allSatisfy(one -> assertThat(one.root()).isEqualTo(roots.get(one.size())));
  }

  /// A tile of leaves.
  private List<TreeHash> leaves(Served server, long from, long size) throws Exception {
    long width = Math.min(size - from, TILE);
    var path = "/log/tile/0/%03d%s".formatted(from / TILE, width == TILE ? "" : ".p/" + width);
    var answer = http.send(server.request(owner, path).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    var leaves = new ArrayList<TreeHash>();
    for (int at = 0; at < width; at++)
      leaves.add(
          TreeHash.of(
              Arrays.copyOfRange(answer.body(), at * TreeHash.LENGTH, (at + 1) * TreeHash.LENGTH)));
    return leaves;
  }
}
