package ledger.carryover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.log.StreamName;
import ledger.transparency.Checkpoint;
import ledger.transparency.CompactRange;
import ledger.transparency.SignedNote;
import ledger.transparency.TreeHash;

/// A former log whose entries are those under its last checkpoint, all of them.
///
/// @param note that checkpoint as it was signed
record SignedFormerLog(
    FormerLog log, Map<String, Pseudonyms> names, String note, Checkpoint checkpoint) {

  private static final int PAGE = 1_000;

  private static final String BACKUP = ": put its database back from its own backup";

  /// @throws CannotBeCarriedOver where they are not
  static SignedFormerLog of(FormerLog log) {
    var origin = log.origin();
    var note = log.lastCheckpoint().orElseThrow(() -> unsigned(origin, "its entries"));
    var checkpoint =
        SignedNote.parse(note)
            .flatMap(signed -> Checkpoint.parse(signed.text()))
            .filter(c -> c.origin().equals(origin))
            .orElseThrow(
                () -> new CannotBeCarriedOver("its last checkpoint is none of " + origin + BACKUP));
    var signed = new SignedFormerLog(log, log.pseudonyms(), note, checkpoint);
    signed.check();
    return signed;
  }

  private void check() {
    var tree = CompactRange.empty();
    for (var page = log.from(0, PAGE); !page.isEmpty(); page = log.from(tree.size(), PAGE))
      for (var stored : page) {
        entry(stored, tree.size());
        if (tree.size() == checkpoint.size()) mustBeSigned(tree);
        tree.append(TreeHash.leaf(stored.leaf()));
      }
    mustBeSigned(tree);
  }

  private void mustBeSigned(CompactRange tree) {
    if (tree.size() < checkpoint.size())
      throw new CannotBeCarriedOver(
          "it has %d entries, and its last checkpoint has %d%s"
              .formatted(tree.size(), checkpoint.size(), BACKUP));
    if (tree.size() > checkpoint.size())
      throw unsigned(checkpoint.origin(), tree.size() - checkpoint.size() + " entries");
    if (!tree.root().equals(checkpoint.root()))
      throw new CannotBeCarriedOver(
          "its entries are not those under its last checkpoint, of size %d%s"
              .formatted(checkpoint.size(), BACKUP));
  }

  long size() {
    return checkpoint.size();
  }

  List<FormerEntry> from(long position, int most) {
    var page = new ArrayList<FormerEntry>();
    for (var stored : log.from(position, most)) page.add(entry(stored, position + page.size()));
    return page;
  }

  private FormerEntry entry(FormerEntry.Stored stored, long position) {
    return Optional.ofNullable(names.get(StreamName.negotiationOf(stored.stream())))
        .flatMap(pseudonyms -> FormerEntry.of(stored, pseudonyms))
        .orElseThrow(() ->
            new CannotBeCarriedOver(
                "its position %d is not what was recorded there%s".formatted(position, BACKUP)));
  }

  private static CannotBeCarriedOver unsigned(String origin, String entries) {
    return new CannotBeCarriedOver(
        "%s has %s under no checkpoint: start the ledger that made it once more, so that it signs them"
            .formatted(origin, entries));
  }
}
