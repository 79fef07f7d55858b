package ledger.bench.record;

import java.util.List;

/// Every row, in the order of its number.
public final class Rows {

  private Rows() {}

  /// Three more stand on the transparency log and belong here once it is there:
  /// - hashing, tree and signing: their share of what an append costs (aim 2 %, floor 5 %);
  /// - acknowledged to signed checkpoint, p99 (aim 0.5 s, floor 1.2 s);
  /// - a million entries verified offline, against `openssl speed -bytes N sha256` (aim 3 s, floor
  ///   10 s).
  public static List<Row> all() {
    return List.of(new Appends(), new Alone(), new Commands(), new Told(), new Bytes());
  }
}
