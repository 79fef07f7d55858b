package ledger.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.log.Integrator;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;

/// Signs the log's checkpoints with every key it has.
///
/// @param retired keys that signed once: what they signed is still the log's own
record LogSigner(String origin, List<NoteSigner> signers, List<NoteKey> retired, Clock clock)
    implements Integrator.Signing {

  @Override
  public String note(String text) {
    long now = clock.instant().getEpochSecond();
    return new SignedNote(text, signers.stream().map(s -> s.sign(text, now)).toList()).encode();
  }

  /// A note that is no checkpoint, by the keys that sign all of its text.
  String statement(String text) {
    long now = clock.instant().getEpochSecond();
    var signatures =
        signers.stream()
            .filter(s -> s.key().kind() == NoteKey.Kind.ED25519)
            .map(s -> s.sign(text, now))
            .toList();
    return new SignedNote(text, signatures).encode();
  }

  @Override
  public Optional<Checkpoint> own(String note) {
    return SignedNote.parse(note)
        .filter(this::isOwn)
        .flatMap(n -> Checkpoint.parse(n.text()))
        .filter(checkpoint -> checkpoint.origin().equals(origin)); // else it is a log's counts
  }

  /// A key of each kind has signed it, and nothing that is signed in the log's name is by another
  /// key or wrong. Not each key: the newest may have come later.
  private boolean isOwn(SignedNote note) {
    var ours = note.signatures().stream().filter(s -> s.name().equals(origin)).toList();
    var by =
        ours.stream()
            .flatMap(s -> keys().filter(k -> k.signed(s) && k.verifies(s, note.text())).limit(1))
            .toList();
    return by.size() == ours.size()
        && signers.stream()
            .allMatch(s -> by.stream().anyMatch(key -> key.kind() == s.key().kind()));
  }

  private Stream<NoteKey> keys() {
    return Stream.concat(signers.stream().map(NoteSigner::key), retired.stream());
  }
}
