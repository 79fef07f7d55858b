package ledger.record.axon;

import java.util.ArrayList;
import java.util.List;
import ledger.log.Draft;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// What one unit of work has published so far. It goes to the log in one piece, in the phase in
/// which the unit of work commits.
///
/// Not before: whoever handles the events in the same unit of work may still publish more, or fail.
/// That phase runs what was registered last first, so the log is written before a transaction that
/// was attached when the unit of work began is committed.
final class Staged {

  private static final String KEY = Staged.class.getName();

  record Offered(Draft draft, DomainEventMessage<?> message) {}

  private final List<Offered> offered = new ArrayList<>();

  interface Flush {
    void of(List<Offered> offered, UnitOfWork<?> unit);
  }

  /// Adds to what goes to the log with the root of a unit of work. A nested one that is rolled back
  /// takes its own back, even where those around it go on.
  ///
  /// @throws IllegalStateException after the log was written: what came now would be lost
  static void add(List<Offered> offered, UnitOfWork<?> unit, Flush flush) {
    var root = unit.root();
    if (root.phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT))
      throw new IllegalStateException(
          "events are published in " + root.phase() + ", when the log has been written");
    var staged = in(root, flush);
    staged.offered.addAll(offered);
    if (unit != root) unit.onRollback(_ -> staged.takeBack(offered));
  }

  private void takeBack(List<Offered> rolledBack) {
    offered.removeIf(one -> rolledBack.stream().anyMatch(other -> other == one));
  }

  private static Staged in(UnitOfWork<?> root, Flush flush) {
    return root.getOrComputeResource(
        KEY,
        _ -> {
          var staged = new Staged();
          root.onCommit(committing -> {
            if (!staged.offered.isEmpty()) flush.of(staged.offered, committing);
          });
          return staged;
        });
  }
}
