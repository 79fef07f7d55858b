package ledger.dossier.postgres;

import ledger.act.Event.NegotiationEvent;
import ledger.feed.ProjectionCursor;
import ledger.record.axon.ActSerializer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
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

  /// Of whatever came on record: an entry that is no act is passed over, and counts as taken in.
  @EventHandler
  void on(DomainEventMessage<?> entry, TrackingToken token, UnitOfWork<?> batch) {
    if (entry.getPayload() instanceof NegotiationEvent of)
      admissions.take(of, ActSerializer.recordedBy(entry.getMetaData()));
    reached(token.position().orElseThrow(), batch);
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
