package ledger.transparency.bundle;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ledger.transparency.Checkpoint;
import ledger.transparency.TreeHash;

/// How far each negotiation goes under one checkpoint, of those that somebody may read. A log signs
/// it for whoever asks, so that they can tell that nothing is withheld from them.
///
/// It is signed with the keys that sign the whole text (Ed25519): what signs the tree only says
/// nothing of the lines.
///
/// @param checkpoint the origin of the log, its size and its root
/// @param negotiations by their ids
/// @see <a href="docs/spec/bundle.md">docs/spec/bundle.md</a>
public record Counts(Checkpoint checkpoint, SortedMap<String, Reach> negotiations) {

  /// How far a negotiation goes.
  ///
  /// @param count of its entries, 1 or more
  /// @param leaf hash of the last one's leaf in the tree
  public record Reach(long count, TreeHash leaf) {}

  private static final String BEHIND_ORIGIN = "/counts";
  private static final int BEFORE_LINES = 3;

  /// The text of the note that is signed. Its first line is not that of the log's checkpoints, so
  /// that it can never be read as one of them.
  public String text() {
    var text =
        new StringBuilder(
            new Checkpoint(
                    checkpoint.origin() + BEHIND_ORIGIN, checkpoint.size(), checkpoint.root())
                .body());
    negotiations.forEach(
        (id, reach) -> text.append(id + " " + reach.count() + " " + reach.leaf().base64() + "\n"));
    return text.toString();
  }

  /// Empty where it is no such text: there is one form for the same counts.
  public static Optional<Counts> parse(String text) {
    var first = text.lines().findFirst().orElse("");
    var checkpoint = Checkpoint.parse(text);
    if (checkpoint.isEmpty() || !first.endsWith(BEHIND_ORIGIN)) return Optional.empty();
    var origin = first.substring(0, first.length() - BEHIND_ORIGIN.length());
    var negotiations = new TreeMap<String, Reach>();
    for (var line : text.lines().skip(BEFORE_LINES).toList()) {
      var words = List.of(line.split(" ", -1));
      var reach = words.size() == 3 ? reach(words.get(1), words.get(2)) : Optional.<Reach>empty();
      if (reach.isEmpty() || words.getFirst().isEmpty()) return Optional.empty();
      negotiations.put(words.getFirst(), reach.get());
    }
    var of = new Checkpoint(origin, checkpoint.get().size(), checkpoint.get().root());
    return Optional.of(new Counts(of, negotiations)).filter(c -> c.text().equals(text));
  }

  private static Optional<Reach> reach(String count, String leaf) {
    return count.matches("[1-9][0-9]{0,17}")
        ? TreeHash.parse(leaf).map(hash -> new Reach(Long.parseLong(count), hash))
        : Optional.empty();
  }
}
