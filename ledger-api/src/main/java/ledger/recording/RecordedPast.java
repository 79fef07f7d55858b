package ledger.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.dossier.memory.RecentActs;
import ledger.pipeline.Past;
import ledger.record.PlaceInLog;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.springframework.stereotype.Component;

/// What the log has of a negotiation: the whole of it from the acts that readers have in memory
/// too, the end of it from the database.
@Component
class RecordedPast implements Past {

  private final ActsOnRecord acts;
  private final RecentActs recent;

  RecordedPast(ActsOnRecord acts, RecentActs recent) {
    this.acts = acts;
    this.recent = recent;
  }

  @Override
  public List<Positioned> of(Id negotiation, long after) {
    return after < 0
        ? recent.asOnRecord(negotiation).acts().stream()
            .map(entry -> new Positioned(entry.position(), entry.recorded()))
            .toList()
        : acts.of(negotiation, after).stream()
            .map(entry -> new Positioned(entry.position(), entry.recorded()))
            .toList();
  }

  @Override
  public Optional<PlaceInLog> placeOf(UUID actId) {
    return acts.placeOf(actId);
  }

  @Override
  public long last(Id negotiation) {
    return acts.last(negotiation);
  }
}
