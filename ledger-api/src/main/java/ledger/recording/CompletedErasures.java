package ledger.recording;

import java.util.function.Supplier;
import ledger.act.Event.CustodyEvent;
import ledger.dossier.postgres.AdmissionProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/// Takes away what custody takes away, after a server ended between the act and that: each act is
/// handled at least once by some node.
@ProcessingGroup(AdmissionProjection.GROUP)
final class CompletedErasures {

  private final Supplier<Erasure> erasure;

  /// @param erasure not there yet when this is made
  CompletedErasures(Supplier<Erasure> erasure) {
    this.erasure = erasure;
  }

  @EventHandler
  void on(CustodyEvent event) {
    erasure.get().of(event.act());
  }
}
