package ledger.log;

import java.util.List;

/// The leaves of a shelf, for an integrator.
record FakeLeaves(FakeLog.Shelf shelf) implements Integrator.Leaves {

  @Override
  public long head() {
    return shelf.entries().size();
  }

  @Override
  public List<byte[]> leaves(long from, long to) {
    return shelf.entries().subList((int) from, (int) to).stream()
        .map(entry -> entry.leaf().encode())
        .toList();
  }
}
