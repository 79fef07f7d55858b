package ledger.bench.record;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ledger.log.Integrator;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;

/// Signs as the server does: with a key of today and one for the day after quantum computers.
record Signer(List<NoteSigner> signers) implements Integrator.Signing {

  static final String ORIGIN = "bench.invalid/log";

  Signer() {
    this(
        List.of(
            NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519),
            NoteSigner.generate(ORIGIN, NoteKey.Kind.ML_DSA_44)));
  }

  @Override
  public String note(String text) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    return new SignedNote(text, signers.stream().map(s -> s.sign(text, now)).toList()).encode();
  }

  /// For a counts note.
  String statement(String text) {
    return new SignedNote(text, List.of(signers.getFirst().sign(text, 0))).encode();
  }

  @Override
  public Optional<Checkpoint> own(String note) {
    return SignedNote.parse(note)
        .filter(n -> n.signatures().stream().allMatch(this::isOwn))
        .flatMap(n -> Checkpoint.parse(n.text()));
  }

  private boolean isOwn(SignedNote.Signature signature) {
    return signers.stream().anyMatch(s -> s.key().signed(signature));
  }

  String policy() {
    var text = new StringBuilder();
    signers.forEach(s -> text.append("log ").append(s.key().vkey()).append('\n'));
    return text.append("quorum none\n").toString();
  }
}
