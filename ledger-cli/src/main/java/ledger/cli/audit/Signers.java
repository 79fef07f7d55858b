package ledger.cli.audit;

import java.util.HexFormat;
import java.util.Optional;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;

/// Which keys of a policy signed a note.
public final class Signers {

  private Signers() {}

  /// Whether a log of the policy signed it under its own name; witnesses are not asked for.
  public static boolean byLog(SignedNote note, Policy policy) {
    var origin = Checkpoint.parse(note.text()).map(Checkpoint::origin);
    return note.signatures().stream()
        .anyMatch(s ->
            policy.logs().stream()
                .anyMatch(k ->
                    origin.equals(Optional.of(k.name()))
                        && k.signed(s)
                        && k.verifies(s, note.text())));
  }

  /// Whoever made this signature, to be shown; empty where nobody of the policy did.
  static Optional<String> of(SignedNote.Signature signature, String text, Policy policy) {
    for (var key : policy.logs())
      if (key.signed(signature) && key.verifies(signature, text)) return Optional.of(shown(key));
    for (var witness : policy.witnesses())
      if (witness.key().signed(signature) && witness.key().verifies(signature, text))
        return Optional.of("witness " + shown(witness.key()));
    return Optional.empty();
  }

  /// The note with those signatures only that a key of the policy made.
  public static SignedNote known(SignedNote note, Policy policy) {
    return new SignedNote(
        note.text(),
        note.signatures().stream().filter(s -> of(s, note.text(), policy).isPresent()).toList());
  }

  static String shown(NoteKey key) {
    return key.name() + "+" + HexFormat.of().toHexDigits(key.id()) + " (" + key.kind() + ")";
  }
}
