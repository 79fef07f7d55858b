package ledger.cli.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.log.EntryTimes;
import ledger.log.Identity;
import ledger.log.Opening;
import ledger.log.Part;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Counts;

/// Checks what is given of one entry: that its leaf follows from it, and that it goes on from what
/// was given before. Does not read the act.
final class EntryCheck {

  /// An entry that its leaf commits to.
  ///
  /// @param times empty where they cannot be read
  /// @param follows whether nothing of its negotiation is missing before it
  record Entry(
      long position,
      Opening opening,
      Identity identity,
      Optional<EntryTimes> times,
      boolean follows) {}

  private final AuditReport report;
  private final GapCheck gaps;
  private final RemovalCheck removals;
  private final UuidTable events = new UuidTable();
  private final Map<String, Long> versions = new HashMap<>();
  private long recorded = Long.MIN_VALUE;

  EntryCheck(AuditReport report) {
    this.report = report;
    this.gaps = new GapCheck(report);
    this.removals = new RemovalCheck(report);
  }

  /// @param leaf its bytes
  /// @return empty where nobody can tell which entry it is
  Optional<Entry> add(long position, byte[] leaf, Opening given) {
    if (!Arrays.equals(given.leaf().encode(), leaf)) {
      report.altered(position, "opening", "it does not lead to the leaf in the tree");
      return Optional.empty();
    }
    report.count(Count.ENTRIES);
    removals.given(position, TreeHash.leaf(leaf), given);
    var identity = read(position, Part.IDENTITY, given.part(Part.IDENTITY).map(Identity::decode));
    var times = read(position, Part.TIMES, given.part(Part.TIMES).map(EntryTimes::decode));
    times.ifPresent(m -> order(position, m));
    return identity.map(i -> {
      once(position, i);
      boolean follows = gaps.add(position, i, TreeHash.leaf(leaf));
      var entry = new Entry(position, given, i, times, follows);
      removals.add(entry);
      return entry;
    });
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private <T> Optional<T> read(long position, Part part, Optional<Optional<T>> decoded) {
    if (decoded.filter(Optional::isEmpty).isPresent())
      report.altered(position, name(part), "it cannot be read");
    return decoded.flatMap(d -> d);
  }

  private void order(long position, EntryTimes times) {
    if (times.recorded() < recorded)
      report.altered(position, "recorded", "its time is before that of an entry before");
    recorded = Math.max(recorded, times.recorded());
  }

  private void once(long position, Identity identity) {
    var before = versions.put(identity.stream().id(), identity.version());
    long expected = before == null ? 0 : before + 1;
    if (identity.version() != expected)
      report.altered(
          position,
          "version",
          identity.version() + " where " + expected + " is next in its stream");
    long there = events.put(identity.event(), position);
    if (there != UuidTable.NONE)
      report.altered(position, "event", "its id is that of position " + there + " as well");
  }

  /// Once the last entry was added.
  ///
  /// @param counts empty where there are none to be believed
  void finish(Optional<Counts> counts) {
    report.count(Count.STREAMS, versions.size());
    removals.finish();
    counts.ifPresent(gaps::finish);
  }
}
