package ledger.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A text and signatures on it.
///
/// @param text ends with a newline, and is signed with it
/// @see <a href="https://c2sp.org/signed-note">signed-note</a>
public record SignedNote(String text, List<Signature> signatures) {

  private static final int LONGEST = 1 << 20;
  private static final int MOST_SIGNATURES = 100;
  private static final String MARK = "\u2014 ";

  /// @param keyId of four bytes
  /// @param bytes what the kind of key makes of a signature
  public record Signature(String name, int keyId, byte[] bytes) {

    /// As the line of a note, without its end.
    public String line() {
      var both = new byte[4 + bytes.length];
      for (int i = 0; i < 4; i++) both[i] = (byte) (keyId >>> (24 - 8 * i));
      System.arraycopy(bytes, 0, both, 4, bytes.length);
      return MARK + name + " " + Base64.getEncoder().encodeToString(both);
    }

    /// Empty where it is no signature line.
    public static Optional<Signature> parse(String line) {
      if (!line.startsWith(MARK)) return Optional.empty();
      var parts = line.substring(MARK.length()).split(" ", -1);
      if (parts.length != 2 || !NoteKey.isName(parts[0])) return Optional.empty();
      return Base64Strict.decode(parts[1])
          .filter(both -> both.length > 4)
          .map(both ->
              new Signature(
                  parts[0],
                  (both[0] & 255) << 24
                      | (both[1] & 255) << 16
                      | (both[2] & 255) << 8
                      | both[3] & 255,
                  Arrays.copyOfRange(both, 4, both.length)));
    }
  }

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  public String encode() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(s -> note.append(s.line()).append('\n'));
    return note.toString();
  }

  public SignedNote with(List<Signature> more) {
    var all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /// Empty where it is no signed note: the text ends at the last empty line, behind which every
  /// line is a signature.
  public static Optional<SignedNote> parse(String note) {
    if (note.length() > LONGEST || !note.endsWith("\n")) return Optional.empty();
    if (note.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x7F || c == 0xFFFD))
      return Optional.empty();
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || end + 2 == note.length()) return Optional.empty();
    var signatures = new ArrayList<Signature>();
    for (var line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
      var signature = Signature.parse(line);
      if (signature.isEmpty() || signatures.size() == MOST_SIGNATURES) return Optional.empty();
      signatures.add(signature.get());
    }
    return Optional.of(new SignedNote(note.substring(0, end + 1), signatures));
  }
}
