package ledger.bench.record;

import java.util.Map;

/// emmett-postgresql in a process of Node, whose callers are there too.
record Emmett(Node node, int pool) implements Contestant {

  @Override
  public String name() {
    return "emmett-postgresql";
  }

  @Override
  public Latencies stores(Database database, int callers, double warm, double seconds)
      throws Exception {
    var said =
        node.run(
            database,
            Map.of(
                "mode", "append", "pool", pool, "callers", callers, "warm", warm, "seconds",
                seconds));
    return new Latencies(
        Node.micros(said),
        said.path("events").asLong(),
        said.path("seconds").asDouble(),
        // Of its own processor time; the database's is not told apart from the warm-up's.
        new Processors(said.path("processor").asLong(), 0));
  }
}
