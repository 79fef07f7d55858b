package ledger.bench.record;

import java.util.List;

/// Every row, in the order of its number.
public final class Rows {

  private Rows() {}

  public static List<Row> all() {
    return List.of(
        new Appends(),
        new Alone(),
        new Commands(),
        new Told(),
        new Bytes(),
        new Proving(),
        new Signed(),
        new Verified(),
        new Lag(),
        new Rebuilt());
  }
}
