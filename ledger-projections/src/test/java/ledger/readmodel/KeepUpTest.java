package ledger.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import ledger.Corridor;
import ledger.dossier.Entry;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.value.Id;
import ledger.view.Supervaluation;
import org.junit.jupiter.api.Test;

/// Read models are kept up with the record: what changed is written, and nothing else; and what
/// cannot be answered stops nobody.
class KeepUpTest {

  private static final Id CORRIDOR = Id.of("corridor");

  private record One(String name, Function<Supervaluation, List<AnswerRow>> how) implements Query {
    @Override
    public List<AnswerRow> rows(Supervaluation record) {
      return how.apply(record);
    }
  }

  private final AtomicBoolean broken = new AtomicBoolean();

  /// What another does once while this is folded.
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  /// A row for each act, and the number of all.
  private final Query acts =
      new One(
          "acts",
          record -> {
            var rows = new ArrayList<AnswerRow>();
            rows.add(AnswerRow.head(record.dossier().entries().size()));
            record
                .dossier()
                .entries()
                .forEach(e ->
                    rows.add(
                        AnswerRow.of(e.act().actId().toString(), e.position(), e.act().name())));
            return rows;
          });

  private final Query fragile =
      new One(
          "fragile",
          record -> {
            if (broken.get()) throw new IllegalStateException("quoted words");
            meanwhile.getAndSet(() -> {}).run();
            return List.of(AnswerRow.head(record.dossier().title()));
          });

  private final List<Entry> record = new ArrayList<>();
  private final StoredInMemory store = new StoredInMemory(List.of("acts", "fragile"));
  private final ReadModelProjector node = node();

  private ReadModelProjector node() {
    return new ReadModelProjector(
        List.of(acts, fragile),
        store,
        _ -> List.copyOf(record),
        String::valueOf,
        new RowMemory(1_000_000),
        new FoldMemory(1_000_000),
        Clock.fixed(Corridor.NOW, ZoneOffset.UTC));
  }

  private void recorded(int many) {
    Corridor.recorded().stream()
        .skip(record.size())
        .limit(many)
        .forEach(r -> record.add(Entry.of(record.size(), r)));
  }

  private void takenIn(ReadModelProjector by) {
    var batch = by.takeIn(Map.of(CORRIDOR, record.getLast().position()));
    by.refresh(batch.committed()).committed(); // what a slow machine has put off
  }

  private long position() {
    return store.freshness(CORRIDOR).orElseThrow().position();
  }

  @Test
  void only_rows_that_changed_are_sent_and_nothing_is_read_back() {
    recorded(20);
    takenIn(node);
    int first = store.written();
    assertThat(store.reads()).isEqualTo(1);
    recorded(1);
    takenIn(node);
    assertThat(store.written() - first).isEqualTo(2); // the act, and the number of all
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void what_is_taken_in_already_is_not_folded_again() {
    recorded(20);
    takenIn(node);
    int before = store.written();
    node.takeIn(Map.of(CORRIDOR, 3L)).committed();
    assertThat(store.written()).isEqualTo(before);
  }

  @Test
  void a_node_that_another_has_overtaken_finds_out_when_it_writes() {
    var other = node();
    recorded(20);
    takenIn(node);
    recorded(1);
    takenIn(other);
    recorded(1);
    takenIn(node);
    assertThat(position()).isEqualTo(21);
    assertThat(store.rows("acts", CORRIDOR)).hasSize(23);
  }

  @Test
  void a_node_that_others_outrun_each_time_says_so_and_has_written_nothing() {
    recorded(20);
    store.outrun();
    assertThatThrownBy(() -> node.refresh(List.of(CORRIDOR)))
        .isInstanceOf(OthersWrite.class)
        .hasMessageContaining("corridor");
    assertThat(store.written()).isZero();
  }

  @Test
  void what_was_not_committed_is_not_remembered() {
    recorded(20);
    node.takeIn(Map.of(CORRIDOR, 19L)); // rolled back: its rows are written anyway by this fake
    recorded(1);
    takenIn(node);
    assertThat(store.reads()).isEqualTo(2);
    assertThat(store.rows("acts", CORRIDOR)).hasSize(22);
  }

  @Test
  void a_query_that_fails_is_left_for_an_operator_and_the_others_go_on() {
    broken.set(true);
    recorded(20);
    takenIn(node);
    assertThat(store.failed(CORRIDOR)).containsExactly("fragile");
    assertThat(store.freshness(CORRIDOR).orElseThrow().checksums()).containsOnlyKeys("acts");

    broken.set(false);
    recorded(1);
    takenIn(node);
    assertThat(store.rows("fragile", CORRIDOR)).isEmpty();
    assertThat(node.retry("fragile", CORRIDOR)).isPresent();
    assertThat(store.failed(CORRIDOR)).isEmpty();
    assertThat(store.rows("fragile", CORRIDOR)).hasSize(1);
  }

  @Test
  void what_is_tried_again_is_not_outrun() {
    broken.set(true);
    recorded(20);
    takenIn(node);
    broken.set(false);
    store.outrun();
    assertThat(node.retry("fragile", CORRIDOR)).isPresent();
    assertThat(store.rows("fragile", CORRIDOR)).hasSize(1);
  }

  @Test
  void what_is_tried_again_is_tried_also_where_another_node_writes_meanwhile() {
    broken.set(true);
    recorded(20);
    takenIn(node);
    broken.set(false);
    recorded(1);
    meanwhile.set(() -> takenIn(node()));
    assertThat(node.retry("fragile", CORRIDOR)).isPresent();
    assertThat(store.failed(CORRIDOR)).isEmpty();
    assertThat(store.rows("fragile", CORRIDOR)).hasSize(1);
  }

  @Test
  void a_row_that_the_database_does_not_take_costs_its_query_alone() {
    recorded(20);
    store.refuse(record.getLast().act().actId().toString());
    takenIn(node);
    assertThat(store.failed(CORRIDOR)).containsExactly("acts");
    assertThat(store.freshness(CORRIDOR).orElseThrow().checksums()).containsOnlyKeys("fragile");
    assertThat(store.rows("fragile", CORRIDOR)).hasSize(1);
    assertThat(node.retry("acts", CORRIDOR)).isEmpty();
  }

  @Test
  void one_that_takes_long_to_fold_is_put_off_and_is_not_read_meanwhile() {
    var nanos = new AtomicLong();
    var slow =
        new ReadModelProjector(
            List.of(
                acts,
                new One(
                    "fragile",
                    _ -> {
                      nanos.addAndGet(30_000_000);
                      return List.of();
                    })),
            store,
            _ -> List.copyOf(record),
            String::valueOf,
            new RowMemory(1_000_000),
            new FoldMemory(1_000_000),
            Clock.fixed(Corridor.NOW, ZoneOffset.UTC),
            new Pace(nanos::get));
    recorded(20);
    takenIn(slow);
    recorded(1);
    assertThat(slow.takeIn(Map.of(CORRIDOR, 20L)).committed()).containsExactly(CORRIDOR);
    assertThat(slow.rest(CORRIDOR)).isPositive();
    assertThat(position()).isEqualTo(19);
    assertThat(store.isAwaited(CORRIDOR)).isTrue();

    slow.refresh(List.of(CORRIDOR)).committed();
    assertThat(position()).isEqualTo(20);
    assertThat(store.isAwaited(CORRIDOR)).isFalse();
  }
}
