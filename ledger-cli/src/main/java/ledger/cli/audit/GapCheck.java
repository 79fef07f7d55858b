package ledger.cli.audit;

import java.util.HashMap;
import java.util.Map;
import ledger.log.Identity;
import ledger.log.Predecessor;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;

/// Checks that of each negotiation everything is given: each entry names the one before it, and the
/// log has signed which is the last.
final class GapCheck {

  private record Readers(String negotiation, String audience) {
    @Override
    public String toString() {
      return audience.equals(Predecessor.ALL) ? negotiation : negotiation + " for " + audience;
    }
  }

  private final AuditReport report;

  /// What an entry that follows on those that were given has before it.
  private final Map<Readers, Predecessor> next = new HashMap<>();

  GapCheck(AuditReport report) {
    this.report = report;
  }

  /// @param leaf hash of the entry's leaf in the tree
  /// @return whether nothing is missing before it
  boolean add(long position, Identity identity, TreeHash leaf) {
    boolean follows = true;
    for (var before : identity.before()) {
      var readers = new Readers(identity.negotiation(), before.audience());
      var given = next.getOrDefault(readers, none(before.audience()));
      if (!before.equals(given)) {
        follows = false;
        report.altered(
            position,
            "predecessor",
            before.count() == given.count()
                ? "the entry of %s before it is not the one that is given".formatted(readers)
                : "%d entries of %s are before it, and %d are given"
                    .formatted(before.count(), readers, given.count()));
      }
      // One gap is told once: what follows is held against this entry.
      next.put(readers, before.followedBy(leaf.bytes()));
    }
    return follows;
  }

  private static Predecessor none(String audience) {
    return new Predecessor(audience, 0, new byte[TreeHash.LENGTH]);
  }

  /// Once the last entry was added.
  void finish(Counts counts) {
    counts
        .negotiations()
        .forEach((negotiation, reach) -> {
          var given = next.remove(new Readers(negotiation, Predecessor.ALL));
          if (given == null) report.altered("counts", told(negotiation, reach.count(), 0));
          else if (given.count() != reach.count())
            report.altered("counts", told(negotiation, reach.count(), given.count()));
          else if (!new Reach(given.count(), TreeHash.of(given.leaf())).equals(reach))
            report.altered(
                "counts", "the last entry of " + negotiation + " is not the one that is given");
          else report.count(Count.WHOLE);
        });
    next.forEach(
        (readers, given) -> report.altered("counts", told(readers.toString(), 0, given.count())));
  }

  private static String told(String negotiation, long there, long given) {
    return negotiation + " has " + there + " entries, and " + given + " are given";
  }
}
