package ledger.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import ledger.act.Id;
import ledger.context.Known;
import ledger.dossier.memory.RecentActs;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.axon.RecentAggregates;
import ledger.record.postgres.ActsOnRecord;
import ledger.record.postgres.ActsOnRecord.Positioned;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What the record knows of each negotiation, kept from one act to the next.
///
/// To be asked only while holding the negotiation's lock. Another node may have written since:
/// whoever decides on what is here says as of which position, and the sequencer refuses what is
/// behind.
@Component
class Contexts {

  private final ActsOnRecord acts;
  private final RecentActs recent;
  private final RecentAggregates aggregates;
  private final Cache<Id, Kept> kept;

  /// @param position the last one that is known, -1 for none
  /// @param behind whether somebody else has written since
  record Kept(Known known, int entries, long position, boolean behind) {}

  /// @param most acts in memory, over all negotiations
  Contexts(
      ActsOnRecord acts,
      RecentActs recent,
      RecentAggregates aggregates,
      @Value("${ledger.memory.acts:100000}") long most) {
    this.acts = acts;
    this.recent = recent;
    this.aggregates = aggregates;
    this.kept =
        Caffeine.newBuilder().maximumWeight(most).weigher((Id _, Kept k) -> k.entries()).build();
  }

  Kept of(Id negotiation) {
    var before = kept.getIfPresent(negotiation);
    if (before != null && !before.behind()) return before;
    // Taken out while it is brought up to date: should that fail half-way, nobody sees the half.
    kept.invalidate(negotiation);
    var now = before == null ? new Kept(new Known(), 1, -1, false) : before;
    for (var act : before == null ? all(negotiation) : acts.of(negotiation, before.position())) {
      now = and(now, act.recorded(), act.position());
      // Whatever stream it is of may have been read before somebody else wrote it.
      aggregates.forget(Stream.of(act.recorded().event().act(), now.known()::act).id());
    }
    return keep(negotiation, now);
  }

  /// The same acts that readers have, so that they are in memory once.
  private List<Positioned> all(Id negotiation) {
    return recent.asOnRecord(negotiation).acts().stream()
        .map(entry -> new Positioned(entry.position(), entry.recorded(), entry.sealed()))
        .toList();
  }

  private static Kept and(Kept before, Recorded recorded, long position) {
    before.known().add(recorded);
    return new Kept(before.known(), before.entries() + 1, position, false);
  }

  private Kept keep(Id negotiation, Kept now) {
    var current = new Kept(now.known(), now.entries(), now.position(), false);
    kept.put(negotiation, current);
    return current;
  }

  /// An act that was decided on what is kept is on record now.
  void add(Kept before, Recorded recorded, long position) {
    keep(recorded.event().act().negotiation(), and(before, recorded, position));
  }

  /// The sequencer, or the record, has told that somebody else wrote.
  void behind(Id negotiation) {
    kept.asMap()
        .computeIfPresent(
            negotiation, (_, k) -> new Kept(k.known(), k.entries(), k.position(), true));
  }

  /// A key was erased: what is here may still have the text.
  void forgetAll() {
    kept.invalidateAll();
  }

  /// Asks the record. A refusal leaves no trace that the sequencer could check.
  boolean isCurrent(Id negotiation, Kept decidedOn) {
    return acts.last(negotiation) == decidedOn.position();
  }
}
