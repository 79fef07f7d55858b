package ledger.bench.record;

/// Something that stores events durably.
interface Contestant {

  String name();

  /// In a database that holds nothing of anybody's.
  Store open(Database database) throws Exception;

  /// Ready to store. A caller is in one call at a time.
  interface Store extends Load.Call, AutoCloseable {}
}
