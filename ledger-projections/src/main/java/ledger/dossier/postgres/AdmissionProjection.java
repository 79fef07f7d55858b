package ledger.dossier.postgres;

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
import ledger.feed.ProjectionCursor;
import ledger.record.json.EntryFormat;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Keeps who has been let into which dossier, in step with the record. Safe to drop and replay.
@ProcessingGroup(AdmissionProjection.GROUP)
public final class AdmissionProjection {

  public static final String GROUP = "admissions";

  private static final String REACHED = GROUP + ".reached";

  private final AdmissionTable admissions;
  private final ProjectionCursor cursor;

  /// @param cursor is moved after each commit, when what was written can be read
  public AdmissionProjection(AdmissionTable admissions, ProjectionCursor cursor) {
    this.admissions = admissions;
    this.cursor = cursor;
  }

  @EventHandler
  void on(
      Event event,
      TrackingToken token,
      @MetaDataValue(EntryFormat.RECORDED_BY) String by,
      UnitOfWork<?> batch) {
    switch (event) {
      case NegotiationOpened(var act) -> {
        admissions.open(act.negotiation(), act.title());
        admissions.admit(act.negotiation(), new UserId(by));
      }
      case ParticipantAdmitted(var act) ->
          act.userIds().forEach(user -> admissions.admit(act.negotiation(), user));
      case CapacityChanged(var act) -> changed(act);
      case BatchImported _, ReferentEvent _, SourceEvent _, MandateEvent _ -> {}
      case AgreementEvent _, OccurrenceEvent _, AllegationEvent _ -> {}
      case IssueEvent _, CustodyEvent _ -> {}
    }
    reached(token.position().orElseThrow(), batch);
  }

  private void changed(ChangeCapacity act) {
    act.userIds()
        .forEach(user -> {
          if (act.capacity().isPresent()) admissions.admit(act.negotiation(), user);
          else admissions.dismiss(act.negotiation(), user);
        });
  }

  /// Written once for all the events that are handled together.
  private void reached(long position, UnitOfWork<?> batch) {
    if (batch.root().resources().put(REACHED, position) != null) return;
    batch.root().onPrepareCommit(unit -> admissions.reached(unit.root().getResource(REACHED)));
    batch.root().afterCommit(unit -> cursor.advance(unit.root().getResource(REACHED)));
  }

  @ResetHandler
  void forget() {
    admissions.clear();
    cursor.reset();
  }
}
