package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import ledger.board.BoardQuery;
import ledger.calendar.CalendarQuery;
import ledger.docket.DocketQuery;
import ledger.dossier.Entry;
import ledger.positions.PositionsQuery;
import ledger.query.Query;
import ledger.readmodel.FoldMemory;
import ledger.readmodel.NegotiationFold;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.RowMemory;
import ledger.readmodel.StoredInMemory;
import ledger.register.RegisterQuery;
import ledger.search.SearchQuery;
import ledger.timeline.TimelineQuery;
import ledger.value.Id;
import org.junit.jupiter.api.Test;

/// What is stored after each act is what a fold of all of them gives, byte for byte: whichever of
/// two nodes takes the act in, whatever it still remembers, and however many acts it takes in at
/// once.
class StoredStepByStepTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 200) / 16;

  private static final List<Query> QUERIES =
      List.of(
          new RegisterQuery(),
          new PositionsQuery(),
          new BoardQuery(),
          new DocketQuery(),
          new TimelineQuery(),
          new CalendarQuery(),
          new SearchQuery());

  private final StoredInMemory store =
      new StoredInMemory(QUERIES.stream().map(Query::name).toList());
  private final List<Entry> record = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private static String json(Object body) {
    return new String(Answers.bytes(body), StandardCharsets.UTF_8);
  }

  private ReadModelProjector node(long bytes) {
    InstantSource clock = () -> now;
    return new ReadModelProjector(
        QUERIES,
        store,
        _ -> List.copyOf(record),
        StoredStepByStepTest::json,
        new RowMemory(bytes),
        new FoldMemory(bytes),
        clockOf(clock));
  }

  private static Clock clockOf(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void it_is_what_is_folded_anew() {
    var alone = Long.getLong("walk.seed");
    (alone == null ? LongStream.range(0, SEEDS) : LongStream.of(alone))
        .forEach(seed -> new StoredStepByStepTest().walk(seed));
  }

  private void walk(long seed) {
    var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
    var entries = walk.entries();
    var chance = new Chance(~seed);
    var nodes = List.of(node(100_000_000), node(100_000_000), node(0));
    var negotiation = entries.getFirst().act().negotiation();
    while (record.size() < entries.size()) {
      int many = Math.min(chance.from(1, 3), entries.size() - record.size());
      record.addAll(entries.subList(record.size(), record.size() + many));
      now = record.getLast().recorded().at();
      var node = nodes.get(chance.in(4) ? chance.from(1, 2) : 0);
      var batch = node.takeIn(Map.of(negotiation, record.getLast().position()));
      node.refresh(batch.committed()).committed();
      isFoldedAnew(negotiation, seed);
    }
    now = walk.now().plus(java.time.Duration.ofDays(chance.from(1, 40)));
    nodes.getFirst().refresh(List.of(negotiation)).committed();
    isFoldedAnew(negotiation, seed);
  }

  private void isFoldedAnew(Id negotiation, long seed) {
    var about = store.freshness(negotiation).orElseThrow().about();
    var anew = NegotiationFold.anew(record, about, QUERIES, StoredStepByStepTest::json);
    assertThat(store.failed(negotiation)).as("-Dwalk.seed=%d", seed).isEmpty();
    for (var query : QUERIES)
      assertThat(store.rows(query.name(), negotiation))
          .as("-Dwalk.seed=%d, %s after act %d", seed, query.name(), record.size())
          .isEqualTo(anew.rows(query.name()));
    assertThat(store.freshness(negotiation))
        .as("-Dwalk.seed=%d, after act %d", seed, record.size())
        .hasValue(anew.update().after());
  }
}
