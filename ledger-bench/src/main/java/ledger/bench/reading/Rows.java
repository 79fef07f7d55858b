package ledger.bench.reading;

import java.util.List;

/// Every row, in the order of its number.
public final class Rows {

  private Rows() {}

  public static List<Row> all() {
    return List.of(new Pages());
  }
}
