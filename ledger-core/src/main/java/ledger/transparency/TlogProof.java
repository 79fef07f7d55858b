package ledger.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A receipt that needs no server: where an entry is, the path from it to the root, and the signed
/// checkpoint that has that root. Kept in files named `.tlog-proof`.
///
/// @see <a href="https://c2sp.org/tlog-proof">tlog-proof</a>
public record TlogProof(InclusionProof inclusion, String checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  public String encode() {
    var text = new StringBuilder(HEADER).append("\nindex ").append(inclusion.index()).append('\n');
    inclusion.siblings().forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }

  /// Empty where the text is no receipt. Extra data is passed over: nothing vouches for it.
  public static Optional<TlogProof> parse(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0) return Optional.empty();
    var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
    if (!lines.removeFirst().equals(HEADER)) return Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
      if (Base64Strict.decode(lines.removeFirst().substring("extra ".length())).isEmpty())
        return Optional.empty();
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith("index ") || lines.size() > 64)
      return Optional.empty();
    var index = Decimals.parse(lines.removeFirst().substring("index ".length()));
    var siblings = lines.stream().map(TreeHash::parse).toList();
    if (index.isEmpty() || siblings.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
    return Optional.of(
        new TlogProof(
            new InclusionProof(
                index.getAsLong(), siblings.stream().map(Optional::orElseThrow).toList()),
            text.substring(end + 2)));
  }

  /// Whether an entry is in a log that the policy believes, at the place the receipt says.
  public Policy.Finding check(byte[] entry, Policy policy) {
    var note = SignedNote.parse(checkpoint);
    if (note.isEmpty()) return new Policy.Finding.Refused("the checkpoint is no signed note");
    return switch (policy.check(note.get())) {
      case Policy.Finding.Refused refused -> refused;
      case Policy.Finding.Accepted accepted ->
          inclusion.holds(
                  TreeHash.leaf(entry), accepted.checkpoint().size(), accepted.checkpoint().root())
              ? accepted
              : new Policy.Finding.Refused(
                  "the entry is not at " + inclusion.index() + " in the tree that was signed");
    };
  }
}
