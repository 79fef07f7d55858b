package ledger.cli.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import ledger.log.Leaf;
import ledger.log.Opening;
import ledger.transparency.Checkpoint;
import ledger.transparency.EntryBundle;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TileName;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.EntriesReader;

/// Reads a log once, from its first entry to its last, and trusts nothing but the policy.
public final class Audit {

  /// @param policy of whoever audits; without one the log's own is taken
  /// @param earlier checkpoints that somebody kept, which this log must go on from
  /// @param fold whether payloads are read as acts and negotiations folded anew
  public record Settings(Optional<Policy> policy, List<Earlier> earlier, boolean fold) {}

  /// @param from where it was kept
  public record Earlier(String from, String note) {}

  private final Source source;
  private final Settings settings;
  private final LongConsumer progress;
  private final AuditReport report = new AuditReport();
  private final TreeMap<Long, List<Kept>> earlier = new TreeMap<>();

  private record Kept(String from, Checkpoint checkpoint) {}

  private Audit(Source source, Settings settings, LongConsumer progress) {
    this.source = source;
    this.settings = settings;
    this.progress = progress;
  }

  /// @param progress is called with the number of entries that were read
  /// @throws IOException where the log cannot be read, which is no finding
  public static AuditReport of(Source source, Settings settings, LongConsumer progress)
      throws IOException {
    var audit = new Audit(source, settings, progress);
    audit.run();
    return audit.report;
  }

  private void run() throws IOException {
    var text = report.had("checkpoint is missing", source::checkpoint);
    if (text.isEmpty()) return;
    var note = SignedNote.parse(text.get());
    var checkpoint = note.flatMap(n -> Checkpoint.parse(n.text()));
    if (note.isEmpty() || checkpoint.isEmpty()) {
      report.altered("checkpoint", "it is no signed checkpoint");
      return;
    }
    report.of(checkpoint.get());
    var policy = policy();
    if (policy.isPresent()) {
      signatures(note.get(), policy.get());
      for (var kept : settings.earlier()) earlier(kept, checkpoint.get(), policy.get());
    }
    entries(checkpoint.get(), counts(checkpoint.get(), policy));
  }

  private Optional<Policy> policy() throws IOException {
    if (settings.policy().isPresent()) return settings.policy();
    report.hint(
        "the keys come from the log itself: compare them with what you know of it, or give --policy");
    var theirs = report.had("policy is missing, and none was given", source::policy);
    if (theirs.isEmpty()) return Optional.empty();
    try {
      return Optional.of(Policy.parse(theirs.get()));
    } catch (IllegalArgumentException e) {
      report.cannotTell("policy cannot be read: " + String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void signatures(SignedNote note, Policy policy) {
    boolean believed =
        switch (policy.check(note)) {
          case Policy.Finding.Refused(var why) -> {
            report.altered("checkpoint", why);
            yield false;
          }
          case Policy.Finding.Accepted _ -> true;
        };
    for (var signature : note.signatures())
      (believed ? Signers.named(signature, policy) : Signers.of(signature, note.text(), policy))
          .ifPresent(report::signed);
    if (believed && settings.policy().isEmpty() && source.isSelfContained()) everyOne(note, policy);
  }

  /// Of a bundle, by its own policy.
  private void everyOne(SignedNote note, Policy policy) {
    for (var signature : note.signatures())
      if (Signers.named(signature, policy).isEmpty())
        report.altered(
            "checkpoint", "no key of the policy signed as " + signature.name() + ", or not this");
    for (var key : policy.logs())
      if (note.signatures().stream().noneMatch(key::signed))
        report.altered("checkpoint", "the key " + Signers.shown(key) + " has not signed it");
  }

  private void earlier(Earlier kept, Checkpoint now, Policy policy) {
    var note = SignedNote.parse(kept.note());
    var checkpoint = note.flatMap(n -> Checkpoint.parse(n.text()));
    if (note.isEmpty() || checkpoint.isEmpty() || !Signers.byLog(note.get(), policy))
      report.cannotTell(kept.from() + " is no checkpoint that a log of the policy signed");
    else if (!checkpoint.get().origin().equals(now.origin()))
      report.cannotTell(kept.from() + " is of another log, \"" + checkpoint.get().origin() + "\"");
    else if (checkpoint.get().size() > now.size())
      report.altered(
          "checkpoint",
          "it has "
              + now.size()
              + " entries, and had "
              + checkpoint.get().size()
              + " when "
              + kept.from()
              + " was signed");
    else
      earlier
          .computeIfAbsent(checkpoint.get().size(), _ -> new java.util.ArrayList<>())
          .add(new Kept(kept.from(), checkpoint.get()));
  }

  /// How far each negotiation goes; empty where nobody can be believed about it.
  private Optional<Counts> counts(Checkpoint checkpoint, Optional<Policy> policy)
      throws IOException {
    var text =
        report.had(
            "counts is missing: without it something could be withheld",
            () -> source.counts(checkpoint.size()));
    if (text.isEmpty()) return Optional.empty();
    var note = SignedNote.parse(text.get());
    var unsigned =
        policy.flatMap(p -> note.flatMap(n -> Signers.unsigned(n, checkpoint.origin(), p)));
    if (unsigned.isPresent()) {
      report.altered("counts", unsigned.get());
      return Optional.empty();
    }
    var counts = note.flatMap(n -> Counts.parse(n.text()));
    if (counts.isEmpty()) report.altered("counts", "it is no signed note of counts");
    else if (!counts.get().checkpoint().equals(checkpoint))
      report.altered("counts", "it is not of this checkpoint");
    else return counts;
    return Optional.empty();
  }

  private void entries(Checkpoint checkpoint, Optional<Counts> counts) throws IOException {
    var tree = new RebuiltTree(source.tiles(), report);
    var given =
        report.had(
            "entries is missing"
                + (source.isSelfContained() ? "" : ": who signs in, with --token, is given them"),
            () -> source.entries(checkpoint.size()));
    try (var pass = new Pass(given)) {
      boolean all = true;
      for (long from = 0; all && from < checkpoint.size(); from += TileName.FULL) {
        int width = (int) Math.min(TileName.FULL, checkpoint.size() - from);
        var name = new TileName(TileName.ENTRIES, from / TileName.FULL, width);
        all = bundle(name, tree, pass);
        progress.accept(tree.size());
      }
      if (all) tree.finish();
      boolean same = all && tree.root().equals(checkpoint.root());
      tree.tell(same);
      if (all) {
        rootAt(tree);
        pass.finish(counts);
        if (!same)
          report.altered(
              "checkpoint", "its root is not that of its " + checkpoint.size() + " entries");
      }
    }
  }

  /// @return whether it was there and whole, so that one can go on behind it
  private boolean bundle(TileName name, RebuiltTree tree, Pass pass) throws IOException {
    var bytes = report.had(name.path() + " is missing", () -> source.tiles().read(name));
    if (bytes.isEmpty()) return false;
    List<byte[]> leaves;
    try {
      leaves = EntryBundle.decode(bytes.get());
    } catch (IllegalArgumentException _) {
      report.altered(name.path(), "it ends within an entry");
      return false;
    }
    report.count(Count.TILES);
    for (int i = 0; i < Math.min(leaves.size(), name.width()); i++) {
      rootAt(tree);
      pass.add(tree.size(), leaves.get(i));
      tree.add(leaves.get(i));
    }
    if (leaves.size() == name.width()) return true;
    report.altered(name.path(), "it has " + leaves.size() + " entries, not " + name.width());
    return false;
  }

  /// An earlier checkpoint is compared with the tree at the moment when the tree has that size.
  private void rootAt(RebuiltTree tree) {
    if (earlier.isEmpty() || earlier.firstKey() != tree.size()) return;
    var root = tree.root();
    for (var kept : earlier.pollFirstEntry().getValue())
      if (kept.checkpoint().root().equals(root)) report.count(Count.EARLIER);
      else
        report.altered(
            "checkpoint",
            "it does not go on from "
                + kept.from()
                + ", which has another root at size "
                + tree.size());
  }

  /// What is given of the entries side by side with their leaves.
  private final class Pass implements AutoCloseable {
    private final EntryCheck entries = new EntryCheck(report);
    private final ActCheck acts = new ActCheck(report);
    private Optional<Source.Entries> given;

    Pass(Optional<Source.Entries> given) {
      this.given = given;
    }

    void add(long position, byte[] leaf) throws IOException {
      var opening = next(position);
      if (Leaf.decode(leaf).isEmpty()) {
        report.altered(position, "leaf", "it is no leaf that can be read");
        return;
      }
      report.count(Count.LEAVES);
      if (opening.isEmpty()) {
        if (given.isPresent()) report.count(Count.NOT_GIVEN);
        return;
      }
      var entry = entries.add(position, leaf, opening.get());
      if (settings.fold()) entry.ifPresent(acts::add);
    }

    private Optional<Opening> next(long position) throws IOException {
      if (given.isEmpty()) return Optional.empty();
      try {
        if (given.get().hasNext()) return given.get().next();
        report.altered(position, "entries", "they end before it");
      } catch (EntriesReader.Broken e) {
        report.altered(position, "entries", String.valueOf(e.getMessage()));
      }
      close();
      return Optional.empty();
    }

    /// Where not all could be read, nobody can say what is withheld.
    void finish(Optional<Counts> counts) throws IOException {
      if (settings.fold()) acts.finish();
      if (given.isEmpty()) return;
      entries.finish(counts);
      if (given.get().hasNext()) report.altered("entries", "they go on behind the last position");
    }

    @Override
    public void close() throws IOException {
      if (given.isPresent()) given.get().close();
      given = Optional.empty();
    }
  }
}
