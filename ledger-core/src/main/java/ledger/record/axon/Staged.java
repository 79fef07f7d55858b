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

  final List<Offered> offered = new ArrayList<>();

  interface Flush {
    void of(List<Offered> offered, UnitOfWork<?> unit);
  }

  static Staged in(UnitOfWork<?> unit, Flush flush) {
    var root = unit.root();
    return root.getOrComputeResource(
        KEY,
        _ -> {
          var staged = new Staged();
          root.onCommit(committing -> flush.of(staged.offered, committing));
          return staged;
        });
  }
}
