package ledger.bench.paths;

import java.util.List;
import ledger.bench.table.Row;

/// Every row, in the order of its number.
public final class PathRows {

  private PathRows() {}

  public static List<Row> all(Options options) {
    return List.of(
        new OneNegotiation(options),
        new Treaties(options),
        new CurrentWithin(options),
        new AllTheySend(options),
        new RebuiltOverHttp(options),
        new OneCaller(options),
        new MatrixPages(options),
        new FirstRequests(options),
        new Resident(options),
        new MainCode(options),
        new MatrixAsPage(options));
  }
}
