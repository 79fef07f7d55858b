package ledger.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.Entry;
import ledger.dossier.memory.RecentActs;
import ledger.negotiation.SealedEntry;
import ledger.pipeline.Past;
import ledger.record.PlaceInLog;
import ledger.record.postgres.ActsOnRecord;
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
  public List<Positioned> of(Audience audience, long after) {
    return after < 0 || !audience.isEverybody()
        ? seen(audience)
            .filter(entry -> entry.position() > after)
            .map(entry -> new Positioned(entry.position(), entry.recorded()))
            .toList()
        : acts.of(audience.negotiation(), after).stream()
            .filter(entry -> entry.recorded().compartment().isEmpty())
            .map(entry -> new Positioned(entry.position(), entry.recorded()))
            .toList();
  }

  private Stream<Entry> seen(Audience audience) {
    return recent.asOnRecord(audience.negotiation()).seenBy(audience).stream();
  }

  @Override
  public Optional<SealedEntry> toUnseal(Act act, UserId sender) {
    return act.envelope()
        .unseals()
        .flatMap(target -> recent.asOnRecord(act.negotiation()).sealed(target, sender));
  }

  @Override
  public Optional<PlaceInLog> placeOf(UUID actId) {
    return acts.placeOf(actId);
  }

  @Override
  public long last(Audience audience) {
    return audience.isEverybody()
        ? acts.last(audience.negotiation())
        : seen(audience).mapToLong(Entry::position).max().orElse(-1);
  }
}
