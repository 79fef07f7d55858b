package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import ledger.dossier.Entry;
import ledger.dossier.memory.RecentActs;
import ledger.dossier.postgres.ActsInLog;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Tail;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/// The acts in memory are those on record, whoever writes, on either of two nodes.
@Timeout(120)
class RecentActsIT extends TwoNodesIT {

  @Autowired private RecentActs here;
  @Autowired private ActsOnRecord record;
  @Autowired private LogTable log;

  private List<Entry> anew(Id negotiation) {
    return record.of(negotiation, -1).stream()
        .map(act -> Entry.of(act.position(), act.recorded()))
        .toList();
  }

  @Test
  void after_each_act_they_are_what_is_read_anew() {
    var id = Id.of("recent");
    harbour(id.value());
    for (int i = 0; i < 10; i++) {
      assertThat(post("opener", register(id.value(), "r" + i)).status()).isEqualTo(201);
      assertThat(here.of(id)).isEqualTo(anew(id)).isNotEmpty();
    }
    here.forgetAll();
    assertThat(here.of(id)).isEqualTo(anew(id));
  }

  /// The first node is told of the position that the second one answered, and has seen it then.
  @Test
  void what_the_other_node_answered_is_read_here_by_its_position() {
    var id = "told";
    harbour(id);
    for (int i = 0; i < 20; i++) {
      assertThat(get("opener", "/negotiations/" + id).status()).isEqualTo(200);
      var there = postThere("opener", register(id, "r" + i));
      assertThat(there.status()).as(there.response().body()).isEqualTo(201);
      var read = getAt(there.position(), "opener", "/negotiations/" + id);
      assertThat(read.position()).isEqualTo(there.position());
    }
    assertThat(here.of(Id.of(id))).isEqualTo(anew(Id.of(id)));
  }

  @Test
  void what_nobody_tells_is_seen_within_a_second() {
    var id = Id.of("untold");
    harbour(id.value());
    long[] nanos = {0};
    var deaf = new Tail(16, 0);
    var acts = new RecentActs(new ActsInLog(deaf, log, record, () -> nanos[0]), 1_000);
    assertThat(acts.of(id)).isEmpty();
    nanos[0] = 1_000_000_001;
    assertThat(acts.of(id)).isEqualTo(anew(id)).isNotEmpty();
  }

  @Test
  void they_are_a_beginning_of_the_record_while_both_write() throws Exception {
    var ids = List.of(Id.of("many0"), Id.of("many1"), Id.of("many2"));
    ids.forEach(id -> harbour(id.value()));
    var writing = new AtomicBoolean(true);
    // On platform threads: virtual ones would take those that the server runs on.
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var readers = new ArrayList<Future<Void>>();
      for (var acts : List.of(here, there().getBean(RecentActs.class), here))
        for (var id : ids) readers.add(threads.submit(() -> follow(acts, id, writing)));
      var writers =
          IntStream.range(0, 3)
              .<Callable<Void>>mapToObj(w -> () -> write(ids.get(w).value()))
              .toList();
      try {
        for (var each : threads.invokeAll(writers)) each.get();
      } finally {
        writing.set(false);
      }
      for (var each : readers) each.get();
    }
    for (var id : ids) assertThat(here.of(id)).isEqualTo(anew(id));
  }

  private Void write(String negotiation) {
    for (int i = 0; i < 30; i++) {
      var act = register(negotiation, "r" + i);
      var answer = i % 3 == 0 ? postThere("opener", act) : post("opener", act);
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }
    return null;
  }

  private Void follow(RecentActs acts, Id negotiation, AtomicBoolean writing)
      throws InterruptedException {
    int seen = 0;
    while (writing.get()) {
      var answered = acts.of(negotiation);
      assertThat(answered.size()).isGreaterThanOrEqualTo(seen);
      assertThat(answered).isEqualTo(anew(negotiation).subList(0, answered.size()));
      seen = answered.size();
      Thread.sleep(1); // nine that never rest would leave the writers no processor
    }
    return null;
  }
}
