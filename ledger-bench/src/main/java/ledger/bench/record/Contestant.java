package ledger.bench.record;

/// Something that stores events durably.
interface Contestant {

  String name();

  /// In a database that holds nothing of anybody's.
  ///
  /// @param warm seconds that go before, unmeasured
  Latencies stores(Database database, int callers, double warm, double seconds) throws Exception;

  /// One that is called from this process.
  interface Called extends Contestant {

    Store open(Database database) throws Exception;

    @Override
    default Latencies stores(Database database, int callers, double warm, double seconds)
        throws Exception {
      try (var store = open(database)) {
        Load.on(store, callers, warm);
        database.settle();
        return Load.on(store, callers, seconds);
      }
    }
  }

  /// Ready to store. A caller is in one call at a time.
  interface Store extends Load.Call, AutoCloseable {}
}
