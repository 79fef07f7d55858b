package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.Eventually;
import ledger.webhook.Receiver;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one database, as real processes: both answer, both are heard, and one may die.
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NodesIT {

  @TempDir private Path folder;
  private EmbeddedPostgres database;
  private final List<Served> nodes = new ArrayList<>();
  private String owner;
  private int written;

  @BeforeEach
  void two_nodes_are_up() throws Exception {
    database = new EmbeddedPostgres(folder.resolve("database"));
    nodes.add(new Served(database, folder.resolve("one"), folder));
    nodes.add(new Served(database, folder.resolve("two"), folder));
    owner = nodes.getFirst().token();
  }

  @AfterEach
  void nothing_is_left_running() throws Exception {
    for (var node : nodes) node.kill();
    database.close();
  }

  private static String act(String act, String fields) {
    return "{\"act\": \"%s\", \"actId\": \"%s\", \"negotiation\": \"n\", \"mode\": \"PERFORMED\", %s}"
        .formatted(act, UUID.randomUUID(), fields);
  }

  private long write(Served node) {
    var id = "r" + written++;
    return node.record(
        owner,
        act(
            "RegisterReferent",
            "\"id\": \"%s\", \"kind\": \"PARTY\", \"neutralLabel\": \"%s\"".formatted(id, id)));
  }

  @Test
  void both_answer_and_are_heard_and_one_goes_on_when_the_other_dies() throws Exception {
    var one = nodes.get(0);
    var two = nodes.get(1);
    try (var atOne = one.listen(owner);
        var atTwo = two.listen(owner);
        var receiver = new Receiver()) {
      var recorded = new ArrayList<Long>();
      one.tell(owner, "owner", receiver.url());
      recorded.add(one.record(owner, act("OpenNegotiation", "\"title\": \"x\"")));
      for (int i = 0; i < 20; i++) {
        var writer = nodes.get(i % 2);
        var reader = nodes.get((i + 1) % 2);
        long position = write(writer);
        recorded.add(position);
        assertThat(reader.at(position, owner, "/negotiations/n/timeline").path("lines"))
            .hasSize(recorded.size());
        assertThat(writer.at(position, owner, "/negotiations/n").path("position").asLong())
            .isEqualTo(position);
      }
      long last = recorded.getLast();
      assertThat(atOne.upTo(last)).isEqualTo(recorded);
      assertThat(atTwo.upTo(last)).isEqualTo(recorded);
      assertThat(one.feed(last, owner)).isEqualTo(recorded).isEqualTo(two.feed(last, owner));
      arePosted(recorded, receiver);

      var dying = reads(one) ? one : two;
      var survivor = dying == one ? two : one;
      var heard = dying == one ? atTwo : atOne;
      var enough = new AtomicBoolean();
      var written = new AtomicInteger();
      var writing =
          CompletableFuture.supplyAsync(() -> {
            var more = new ArrayList<Long>();
            while (!enough.get()) {
              more.add(write(survivor));
              written.incrementAndGet();
            }
            return more;
          });
      Eventually.until("some acts are recorded before", () -> written.get() >= 10);
      dying.kill();
      var killed = Instant.now();
      long position = survivor.at(last, owner, "/negotiations/n").path("position").asLong();
      int before = written.get();
      Eventually.until("some acts are recorded after", () -> written.get() >= before + 10);
      enough.set(true);
      var more = writing.get(60, TimeUnit.SECONDS);
      assertThat(position).isGreaterThan(last);
      survivor.at(more.getLast(), owner, "/negotiations");
      var takenOver = Duration.between(killed, Instant.now());
      System.out.println("took over in ms=" + takenOver.toMillis() + " written=" + more.size());
      assertThat(takenOver).isLessThan(Duration.ofSeconds(20));
      assertThat(reads(survivor)).isTrue();
      assertThat(heard.upTo(more.getLast())).isEqualTo(more);
      recorded.addAll(more);
      assertThat(survivor.feed(more.getLast(), owner))
          .isEqualTo(recorded.subList(0, Math.min(recorded.size(), 1_000)));

      arePosted(recorded, receiver);

      assertThat(survivor.stop()).isTrue();
      assertThat(heard.isOver()).isTrue();
    }
  }

  /// In order and each at least once: what a node was posting when it died comes again from the
  /// other, as soon as the lease of it is over.
  private static void arePosted(List<Long> recorded, Receiver receiver) {
    long last = recorded.getLast();
    Eventually.until(
        "all are posted", Duration.ofSeconds(60), () -> receiver.positions().contains(last));
    assertThat(receiver.positions().stream().distinct().toList()).isEqualTo(recorded);
  }

  /// Whether this node is the one that keeps who is admitted.
  private boolean reads(Served node) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                database.url(), EmbeddedPostgres.USER, database.password());
        var question = connection.createStatement();
        var owners =
            question.executeQuery(
                "select owner from tokenentry where processorname = 'admissions'")) {
      assertThat(owners.next()).isTrue();
      return owners.getString(1).startsWith(node.pid() + "@");
    }
  }
}
