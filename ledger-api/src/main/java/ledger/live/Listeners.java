package ledger.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ledger.access.Access;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.negotiation.Negotiation;
import ledger.record.json.EntryFormat;
import ledger.value.Id;

/// Who may be notified about a negotiation now, according to the record.
///
/// That is decided by the acts of the negotiation's own streams, annulments included. These are
/// few, however many acts the negotiation has. The result is cached until an act changes it:
/// [ActPublisher] sees every act before any subscriber does.
final class Listeners {

  private static final long NEGOTIATIONS = 10_000;

  private final Cache<Id, Negotiation> known =
      Caffeine.newBuilder().maximumSize(NEGOTIATIONS).build();
  private final LogTable entries;
  private final EntryFormat format;

  Listeners(LogTable entries, EntryFormat format) {
    this.entries = entries;
    this.format = format;
  }

  boolean maySee(Audience audience, UserId user) {
    return Access.maySee(
        user, audience, known.asMap().computeIfAbsent(audience.negotiation(), this::read));
  }

  /// After this call the participation is read from the record again.
  void changed(Id negotiation) {
    known.asMap().remove(negotiation);
  }

  private Negotiation read(Id negotiation) {
    var own = entries.whoTakesPart(negotiation);
    return Dossier.whoTakesPart(own.stream().map(this::entry).toList());
  }

  private Entry entry(LogEntry entry) {
    return Entry.of(entry.position(), format.recorded(entry));
  }
}
