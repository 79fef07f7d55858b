package ledger.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.log.Integrator;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;

/// Signs the log's checkpoints with every key it has.
record LogSigner(String origin, Keyring.Source keys, Clock clock) implements Integrator.Signing {

  @Override
  public String note(String text) throws IOException {
    return signed(text, complete().signers().stream());
  }

  /// A note that is no checkpoint, by the keys that sign all of its text.
  String statement(String text) throws IOException {
    return signed(
        text, complete().signers().stream().filter(s -> s.key().kind() == NoteKey.Kind.ED25519));
  }

  /// A signature is verified before anybody sees it: of a private key with a damaged bit some are
  /// good, those of the start among them.
  private String signed(String text, Stream<NoteSigner> signers) throws IOException {
    long now = clock.instant().getEpochSecond();
    var signatures = new ArrayList<SignedNote.Signature>();
    for (var signer : signers.toList()) {
      var signature = signer.sign(text, now);
      if (!signer.key().verifies(signature, text))
        throw new IOException(
            "the private key of %s+%08x is damaged: put its file back"
                .formatted(signer.key().name(), signer.key().id()));
      signatures.add(signature);
    }
    return new SignedNote(text, signatures).encode();
  }

  private Keyring complete() throws IOException {
    var keyring = keys.now();
    if (keyring.fault().isPresent()) throw new IOException(keyring.fault().get());
    return keyring;
  }

  /// Where it is by a key that is not known here, another node may have added it.
  @Override
  public Optional<Checkpoint> own(String note) {
    return SignedNote.parse(note)
        .filter(n -> isOwn(n, keys.before()) || isOwn(n, keys.now()))
        .flatMap(n -> Checkpoint.parse(n.text()))
        .filter(checkpoint -> checkpoint.origin().equals(origin)); // else it is a log's counts
  }

  /// A key of each kind has signed it, and nothing that is signed in the log's name is by another
  /// key or wrong. Not each key: the newest may have come later.
  private boolean isOwn(SignedNote note, Keyring known) {
    var ours = note.signatures().stream().filter(s -> s.name().equals(origin)).toList();
    var by =
        ours.stream()
            .flatMap(s ->
                known.known().stream()
                    .filter(k -> k.signed(s) && k.verifies(s, note.text()))
                    .limit(1))
            .toList();
    return by.size() == ours.size()
        && known.signing().stream()
            .allMatch(s -> by.stream().anyMatch(key -> key.kind() == s.kind()));
  }
}
