package ledger.bench.record;

/// The ledger's engine, through Axon's interface: returns when the event is durable.
record Ours(int callers) implements Contestant.Called {

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public Store open(Database database) {
    var log = OurLog.on(database, new ReadySerializer());
    var streams = new Streams(callers);
    return new Store() {
      @Override
      public int by(int caller) {
        log.engine().appendEvents(streams.event(caller));
        return 1;
      }

      @Override
      public void close() {
        log.close();
      }
    };
  }
}
