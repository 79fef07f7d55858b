package ledger.anchor;

import java.util.List;

/// All that bring checkpoints outside.
public record Couriers(List<Courier> each) implements AutoCloseable {

  /// Another checkpoint is shown.
  public void news() {
    each.forEach(Courier::news);
  }

  @Override
  public void close() {
    each.forEach(Courier::close);
  }
}
