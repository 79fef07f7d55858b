package ledger.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.ImpossibleHistory;
import ledger.log.Leaf;
import ledger.log.Times;
import ledger.negotiation.NegotiationReplay;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.record.json.EntryFormat;
import ledger.transparency.bundle.Given;
import ledger.value.Malformed;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;

/// Reads each payload as an act, compares it with its leaf, and folds each negotiation again.
///
/// A negotiation of which anything is not given, or is sealed, is not folded from there on: custody
/// may concern what is missing.
final class ActCheck {

  /// One for all audits: it learns the form of each act by reflection.
  private static final ActFormat FORMAT = new ActFormat();

  private static final EntryFormat ENTRIES = new EntryFormat(FORMAT);

  private final AuditReport report;
  private final Map<UUID, NegotiationReplay> folded = new HashMap<>();
  private final Set<UUID> notWhole = new HashSet<>();

  ActCheck(AuditReport report) {
    this.report = report;
  }

  /// @param payload the one that the leaf commits to
  void add(long position, Leaf leaf, Given given, byte[] payload) {
    if (leaf.commitment().isPresent()) {
      sealed(position, leaf, payload);
      return;
    }
    if (!(FORMAT.read(payload) instanceof Parsed.Read(var act))) {
      report.altered(position, "payload", "it is no act");
      return;
    }
    if (!Arrays.equals(FORMAT.write(act), payload))
      report.altered(position, "payload", "it is not the canonical form of its act");
    if (!act.actId().equals(leaf.event()))
      report.altered(position, "event", "its id is not the act's, " + act.actId());
    if (!EntryFormat.times(act).equals(leaf.times()))
      report.altered(position, "times", "they are not those of the act");
    var entry = Vocabulary.ofStored(leaf.type()).filter(e -> e.act().isInstance(act));
    if (entry.isEmpty()) {
      report.altered(
          position, "type", "\"" + leaf.type() + "\" is not what happens by " + act.name());
      return;
    }
    report.count(Count.ACTS);
    if (given.meta().isEmpty()) withhold(leaf);
    else fold(position, leaf, given, entry.get(), act, given.meta().get());
  }

  private void sealed(long position, Leaf leaf, byte[] payload) {
    report.count(Count.SEALED);
    withhold(leaf);
    try {
      if (!Arrays.equals(new JsonCanonicalizer(payload).getEncodedUTF8(), payload))
        report.altered(position, "payload", "it is no canonical JSON");
    } catch (IOException | RuntimeException _) {
      report.altered(position, "payload", "it is no JSON");
    }
  }

  /// A payload that cannot be read leaves a gap in its negotiation.
  void withhold(Leaf leaf) {
    notWhole.add(leaf.negotiation());
    folded.remove(leaf.negotiation());
  }

  private void fold(
      long position, Leaf leaf, Given given, Vocabulary.Entry<?> entry, Act act, byte[] meta) {
    if (notWhole.contains(leaf.negotiation())) return;
    var replay = folded.computeIfAbsent(leaf.negotiation(), _ -> new NegotiationReplay());
    if (!leaf.kind().isEmpty()) {
      var stream = replay.state().streamOf(act).id();
      if (given.stream().filter(id -> !id.equals(stream)).isPresent())
        report.altered(position, "stream", "the act goes to \"" + stream + "\"");
    }
    UserId by;
    try {
      by = new UserId(ENTRIES.added(meta).getOrDefault(EntryFormat.RECORDED_BY, ""));
    } catch (JacksonException | Malformed _) {
      report.altered(
          position,
          "metadata",
          "it does not say who recorded the act: " + new String(meta, StandardCharsets.UTF_8));
      return;
    }
    try {
      replay.add(new Recorded(entry.happened(act), by, Times.instant(leaf.recorded())));
    } catch (ImpossibleHistory e) {
      report.altered(
          position, "payload", "it cannot follow on what is before it: " + e.getMessage());
      withhold(leaf);
    }
  }

  /// Once the last entry was added.
  void finish() {
    report.count(Count.NEGOTIATIONS, folded.size());
    report.count(Count.NEGOTIATIONS_NOT_WHOLE, notWhole.size());
  }
}
