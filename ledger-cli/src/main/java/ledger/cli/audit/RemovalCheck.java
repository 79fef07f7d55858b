package ledger.cli.audit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ledger.act.json.ActFormat;
import ledger.cli.audit.EntryCheck.Entry;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.log.Removal;
import ledger.record.json.EntryFormat;
import ledger.transparency.TreeHash;

/// Checks that what is not given of an entry was taken away by an act behind it, which names its
/// position and its leaf. Only a payload can be: its speaker and its content. The speaker alone is
/// withheld where the content says so.
final class RemovalCheck {

  private static final EntryFormat ENTRIES = new EntryFormat(new ActFormat());
  private static final Set<Part> PAYLOAD = EnumSet.of(Part.SPEAKER, Part.CONTENT);

  private record Gone(TreeHash leaf, Set<Part> parts) {}

  private final AuditReport report;
  private final Map<Long, Gone> gone = new TreeMap<>();

  RemovalCheck(AuditReport report) {
    this.report = report;
  }

  /// @param leaf hash of its leaf in the tree
  void given(long position, TreeHash leaf, Opening opening) {
    var parts = EnumSet.allOf(Part.class);
    parts.removeIf(part -> opening.part(part).isPresent());
    if (parts.equals(EnumSet.of(Part.SPEAKER)) && isWithheld(opening)) {
      report.count(Count.SPEAKERS_WITHHELD);
      return;
    }
    if (!parts.isEmpty()) gone.put(position, new Gone(leaf, parts));
  }

  private static boolean isWithheld(Opening opening) {
    return opening.part(Part.CONTENT).flatMap(ENTRIES::withheldSpeaker).isPresent();
  }

  /// An entry that may take another's payload away.
  void add(Entry entry) {
    var removal = removal(entry);
    var named =
        removal.map(r -> gone.get(r.position())).filter(g -> g.leaf().equals(removal.get().leaf()));
    if (named.isEmpty()) return;
    long position = removal.get().position();
    named.get().parts().removeAll(PAYLOAD);
    if (named.get().parts().isEmpty()) gone.remove(position);
    report.count(Count.ERASED);
    report.hint(
        "position %d was erased by the act at position %d".formatted(position, entry.position()));
  }

  private static Optional<Removal> removal(Entry entry) {
    try {
      return entry.times().isEmpty()
          ? Optional.empty()
          : ENTRIES.removal(LogEntry.of(entry.position(), entry.opening()));
    } catch (RuntimeException _) {
      return Optional.empty(); // its content is no act: that is told where acts are read
    }
  }

  /// Once the last entry was added.
  void finish() {
    gone.forEach((position, one) ->
        one.parts()
            .forEach(part ->
                report.altered(
                    position,
                    part.name().toLowerCase(Locale.ROOT),
                    "it was taken away, and no act on record says so")));
  }
}
