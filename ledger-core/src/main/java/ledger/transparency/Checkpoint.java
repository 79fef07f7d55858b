package ledger.transparency;

import java.util.List;
import java.util.Optional;

/// What a log says of itself: its name, how many entries it has, and the root of their tree.
///
/// @param origin a URL without a scheme, which names the log and need not lead anywhere
/// @see <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>
public record Checkpoint(String origin, long size, TreeHash root) {

  /// The text of the note that is signed.
  public String body() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// Empty where the text is no checkpoint. Extension lines are passed over.
  public static Optional<Checkpoint> parse(String body) {
    var lines = List.of(body.split("\n", -1));
    if (lines.size() < 4 || !lines.getLast().isEmpty()) return Optional.empty();
    if (lines.subList(0, lines.size() - 1).stream().anyMatch(String::isEmpty))
      return Optional.empty();
    var size = Decimals.parse(lines.get(1));
    if (size.isEmpty()) return Optional.empty();
    return TreeHash.parse(lines.get(2))
        .map(root -> new Checkpoint(lines.getFirst(), size.getAsLong(), root));
  }
}
