package ledger.log;

import java.util.ArrayList;
import java.util.List;

/// What clients did and were told, in the order of real time as they saw it.
public final class History {

  /// @param answered when the outcome was known, after `invoked`; the outcome of a client that
  ///   never got one is Unknown
  public record Op(List<Draft> drafts, long invoked, long answered, Outcome outcome) {}

  private final List<Op> ops = new ArrayList<>();
  private long now;

  public synchronized long tick() {
    return now++;
  }

  public synchronized void add(Op op) {
    ops.add(op);
  }

  public synchronized List<Op> ops() {
    return List.copyOf(ops);
  }
}
