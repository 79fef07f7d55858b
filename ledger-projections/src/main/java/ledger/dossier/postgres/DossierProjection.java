package ledger.dossier.postgres;

import java.time.Instant;
import ledger.act.Event;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.IssueEvent;
import ledger.act.Event.MandateEvent;
import ledger.act.Event.NegotiationOpened;
import ledger.act.Event.OccurrenceEvent;
import ledger.act.Event.ParticipantAdmitted;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.SourceEvent;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.UserId;
import ledger.dossier.Entry;
import ledger.record.Recorded;
import ledger.record.axon.ActSerializer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;

/// Keeps the acts of each negotiation together, in step with the record. Safe to drop and replay.
@ProcessingGroup(DossierProjection.GROUP)
public final class DossierProjection {

  public static final String GROUP = "dossier";

  private final ActTable acts;
  private final AdmissionTable admissions;

  public DossierProjection(ActTable acts, AdmissionTable admissions) {
    this.acts = acts;
    this.admissions = admissions;
  }

  @EventHandler
  void on(
      Event event,
      TrackingToken token,
      @MetaDataValue(ActSerializer.RECORDED_BY) String by,
      @Timestamp Instant at) {
    var recorded = new Recorded(event, new UserId(by), at);
    acts.insert(Entry.of(token.position().orElseThrow(), recorded));
    switch (event) {
      case NegotiationOpened(var act) -> {
        admissions.open(act.negotiation(), act.title());
        admissions.admit(act.negotiation(), recorded.by());
      }
      case ParticipantAdmitted(var act) ->
          act.userIds().forEach(user -> admissions.admit(act.negotiation(), user));
      case CapacityChanged(var act) -> changed(act);
      case BatchImported _, ReferentEvent _, SourceEvent _, MandateEvent _ -> {}
      case AgreementEvent _, OccurrenceEvent _, AllegationEvent _ -> {}
      case IssueEvent _, CustodyEvent _ -> {}
    }
  }

  private void changed(ChangeCapacity act) {
    act.userIds()
        .forEach(user -> {
          if (act.capacity().isPresent()) admissions.admit(act.negotiation(), user);
          else admissions.dismiss(act.negotiation(), user);
        });
  }

  @ResetHandler
  void forget() {
    acts.clear();
    admissions.clear();
  }
}
