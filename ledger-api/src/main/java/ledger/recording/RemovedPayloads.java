package ledger.recording;

import ledger.act.Event.PayloadRemoved;
import ledger.dossier.postgres.AdmissionProjection;
import ledger.log.postgres.PayloadRemoval;
import ledger.record.json.EntryFormat;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/// Takes payloads away after a server ended between the act and that: each act is handled at least
/// once by some node.
@ProcessingGroup(AdmissionProjection.GROUP)
final class RemovedPayloads {

  private final PayloadRemoval payloads;

  RemovedPayloads(PayloadRemoval payloads) {
    this.payloads = payloads;
  }

  @EventHandler
  void on(PayloadRemoved event) {
    payloads.take(EntryFormat.removal(event.act()));
  }
}
