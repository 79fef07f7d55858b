package ledger.cli.audit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
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

  /// Why the text of a note that is no checkpoint is not believed; empty where a log of the policy
  /// signed it under this name. A key that signs only what a checkpoint says vouches for no other
  /// text, even where it was made to look like one.
  static Optional<String> unsigned(SignedNote note, String origin, Policy policy) {
    boolean byLog = false;
    for (var key : policy.logs()) {
      if (key.kind() != NoteKey.Kind.ED25519) continue;
      for (var signature : note.signatures()) {
        if (!key.signed(signature)) continue;
        if (!key.verifies(signature, note.text()))
          return Optional.of("the signature of " + key.name() + " is not its own");
        byLog |= key.name().equals(origin);
      }
    }
    return byLog
        ? Optional.empty()
        : Optional.of("no log of the policy signed it as \"" + origin + "\"");
  }

  /// Whoever made this signature, to be shown; empty where nobody of the policy did.
  static Optional<String> of(SignedNote.Signature signature, String text, Policy policy) {
    return shown(key -> key.signed(signature) && key.verifies(signature, text), policy);
  }

  /// The same of a note that the policy accepted: then each signature was made by the key it names.
  static Optional<String> named(SignedNote.Signature signature, Policy policy) {
    return shown(key -> key.signed(signature), policy);
  }

  private static Optional<String> shown(Predicate<NoteKey> signer, Policy policy) {
    var log = policy.logs().stream().filter(signer).findFirst().map(Signers::shown);
    return log.or(() ->
        policy.witnesses().stream()
            .map(Policy.WitnessKey::key)
            .filter(signer)
            .findFirst()
            .map(key -> "witness " + shown(key)));
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
