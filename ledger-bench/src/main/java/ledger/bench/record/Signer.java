package ledger.bench.record;

import java.time.Clock;
import java.util.List;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;

/// Signs as the server does: with a key of today and one for the day after quantum computers.
record Signer(List<NoteSigner> signers) {

  static final String ORIGIN = "bench.invalid/log";

  Signer() {
    this(
        List.of(
            NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519),
            NoteSigner.generate(ORIGIN, NoteKey.Kind.ML_DSA_44)));
  }

  String note(String text) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    return new SignedNote(text, signers.stream().map(s -> s.sign(text, now)).toList()).encode();
  }

  String policy() {
    var text = new StringBuilder();
    signers.forEach(s -> text.append("log ").append(s.key().vkey()).append('\n'));
    return text.append("quorum none\n").toString();
  }
}
