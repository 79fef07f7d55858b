package ledger.audit;

import java.time.Clock;
import java.util.List;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;

/// Signs the log's checkpoints with every key it has.
record LogSigner(String origin, List<NoteSigner> signers, Clock clock) {

  String note(String text) {
    long now = clock.instant().getEpochSecond();
    return new SignedNote(text, signers.stream().map(s -> s.sign(text, now)).toList()).encode();
  }

  boolean isOwn(SignedNote note) {
    return note.signatures().stream()
        .anyMatch(signature ->
            signers.stream()
                .anyMatch(
                    s -> s.key().signed(signature) && s.key().verifies(signature, note.text())));
  }
}
