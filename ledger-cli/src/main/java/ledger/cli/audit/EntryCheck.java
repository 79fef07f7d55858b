package ledger.cli.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.log.Leaf;
import ledger.log.NamingSecrets;
import ledger.log.Pseudonyms;
import ledger.log.StreamName;
import ledger.transparency.bundle.Given;

/// Checks one entry: its leaf against the leaves before it, and its stored bytes against what its
/// leaf commits to. Does not read payloads.
final class EntryCheck {

  private static final int STREAMS_KEPT = 1 << 20;

  private final AuditReport report;
  private final Map<UUID, String> negotiations = new HashMap<>();
  private final Map<String, Pseudonyms> secrets;
  private final Set<String> unseen;
  private final UuidTable next = new UuidTable();
  private final UuidTable events = new UuidTable();

  /// By pseudonym, the id that was found to have it.
  private final Map<UUID, String> streams = new HashMap<>();

  private long recorded = Long.MIN_VALUE;

  EntryCheck(NamingSecrets names, AuditReport report) {
    this.report = report;
    this.secrets = names.negotiations();
    this.unseen = new HashSet<>(secrets.keySet());
    secrets.forEach((id, names_) -> negotiations.put(names_.negotiation(id), id));
  }

  /// @return of what is given, that which was committed to
  Given add(long position, Leaf leaf, Given given) {
    name(position, leaf, given.stream());
    return new Given(
        given.stream(),
        fitting(position, "metadata", leaf.meta(), given.meta(), Count.METADATA),
        fitting(position, "payload", leaf.payload(), given.payload(), Count.PAYLOADS));
  }

  /// What needs the leaf only.
  void order(long position, Leaf leaf) {
    long expected = next.put(leaf.stream(), Math.max(0, leaf.version())) + 1;
    if (leaf.version() != expected)
      report.altered(
          position, "version", leaf.version() + " where " + expected + " is next in its stream");
    long before = events.put(leaf.event(), position);
    if (before != UuidTable.NONE)
      report.altered(position, "event", "its id is that of position " + before + " as well");
    if (leaf.recorded() < recorded)
      report.altered(position, "recorded", "its time is before that of the entry before");
    recorded = leaf.recorded();
    if (!unseen.isEmpty())
      Optional.ofNullable(negotiations.get(leaf.negotiation())).ifPresent(unseen::remove);
  }

  private void name(long position, Leaf leaf, Optional<String> stream) {
    var known = Optional.ofNullable(negotiations.get(leaf.negotiation()));
    if (stream.isEmpty()) {
      report.count(Count.STREAM_NAMES_NOT_GIVEN);
      return;
    }
    var id = stream.get();
    var kind = leaf.kind().isEmpty() ? Optional.<String>empty() : Optional.of(leaf.kind());
    var negotiation = new StreamName(kind, id).negotiation();
    if (known.isEmpty()) {
      if (secrets.containsKey(negotiation))
        report.altered(position, "negotiation", "its pseudonym is not that of " + negotiation);
      else report.count(Count.STREAM_NAMES_WITHOUT_SECRET);
      return;
    }
    if (known.get().equals(negotiation) && isNamed(leaf.stream(), negotiation, id))
      report.count(Count.STREAM_NAMES);
    else report.altered(position, "stream", "its pseudonym is not that of \"" + id + "\"");
  }

  private boolean isNamed(UUID pseudonym, String negotiation, String id) {
    if (id.equals(streams.get(pseudonym))) return true;
    var secret = Optional.ofNullable(secrets.get(negotiation)).orElseThrow();
    if (!secret.stream(id).equals(pseudonym)) return false;
    if (streams.size() == STREAMS_KEPT) streams.clear();
    streams.put(pseudonym, id);
    return true;
  }

  private Optional<byte[]> fitting(
      long position, String field, Leaf.Stored committed, Optional<byte[]> given, Count count) {
    if (given.isEmpty()) {
      report.count(count == Count.PAYLOADS ? Count.PAYLOADS_NOT_GIVEN : Count.METADATA_NOT_GIVEN);
      return given;
    }
    var bytes = given.get();
    if (bytes.length != committed.length())
      report.altered(
          position,
          field,
          "it has " + bytes.length + " bytes, the leaf says " + committed.length());
    else if (!committed.fits(bytes))
      report.altered(position, field, "its SHA-256 is not that of the leaf");
    else {
      report.count(count);
      return given;
    }
    return Optional.empty();
  }

  /// Once the last entry was added.
  ///
  /// @param namesAreOfThese whether the names were chosen for these entries, as in a bundle; those
  ///   of a ledger may be of what came since
  void finish(boolean namesAreOfThese) {
    report.count(Count.STREAMS, next.size());
    if (!namesAreOfThese) return;
    for (var id : unseen) report.altered("names", "no entry belongs to " + id);
  }
}
