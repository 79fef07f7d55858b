package ledger.bench.record;

import java.util.List;
import ledger.bench.table.Line;
import ledger.bench.table.Row;

/// Every row, in the order of its number.
public final class RecordRows {

  private RecordRows() {}

  /// The median of what one caller waits when nobody else is there, against a single row.
  public static Line oneCaller(Options options, Database.Server server) throws Exception {
    return new Alone(options, server).measured().getFirst();
  }

  public static List<Row> all(Options options, Database.Server server) {
    return List.of(
        new Appends(options, server),
        new Alone(options, server),
        new Commands(options, server),
        new PublishedToHandled(options, server),
        new Bytes(options, server),
        new Proving(options, server),
        new Signed(options, server),
        new Verified(options, server),
        new Lag(options, server),
        new Rebuilt(options, server));
  }
}
