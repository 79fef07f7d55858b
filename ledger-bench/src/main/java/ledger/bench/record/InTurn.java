package ledger.bench.record;

import java.util.concurrent.Semaphore;

/// The same contestant with callers let through first come, first served, so many at a time.
///
/// A connection pool lets whoever runs go before whoever waits: some wait as long as others keep
/// coming, and its longest wait is then as long as the run. This one tells what the store itself
/// makes callers wait.
record InTurn(Contestant.Called behind, int atOnce) implements Contestant.Called {

  @Override
  public String name() {
    return behind.name() + " in turn";
  }

  @Override
  public Store open(Database database) throws Exception {
    var store = behind.open(database);
    var turn = new Semaphore(atOnce, true);
    return new Store() {
      @Override
      public int by(int caller) throws Exception {
        turn.acquire();
        try {
          return store.by(caller);
        } finally {
          turn.release();
        }
      }

      @Override
      public void close() throws Exception {
        store.close();
      }
    };
  }
}
