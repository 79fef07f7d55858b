package ledger.bench.record;

import java.util.stream.IntStream;

/// Pekko Persistence JDBC: a persistent actor for each caller, one event at a time.
record Pekko(int callers, int pool) implements Contestant.Called {

  @Override
  public String name() {
    return "Pekko Persistence JDBC";
  }

  @Override
  public Store open(Database database) throws Exception {
    var journal = PekkoJournal.on(database, pool);
    var actors =
        IntStream.range(0, callers)
            .mapToObj(caller -> journal.stream("n" + caller + "-corridor", false))
            .toList();
    var streams = new Streams(callers);
    return new Store() {
      @Override
      public int by(int caller) {
        journal.append(actors.get(caller), withMeta(streams.next(caller).ready().payload()));
        return 1;
      }

      @Override
      public void close() throws Exception {
        journal.close();
      }
    };
  }

  /// Its events have no metadata, so what others store there goes with the payload.
  private static byte[] withMeta(byte[] payload) {
    var whole = java.util.Arrays.copyOf(payload, payload.length + Ready.META_BYTES.length);
    System.arraycopy(Ready.META_BYTES, 0, whole, payload.length, Ready.META_BYTES.length);
    return whole;
  }
}
