package ledger.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;

/// The keys of the log, as this node has them at one time.
///
/// @param signers those that sign here
/// @param elsewhere those that sign on the node that added them, and are not in this node's file
/// @param retired those that signed once
/// @param fault what this node cannot sign without; empty where it has all that it needs
record Keyring(
    List<NoteSigner> signers,
    List<NoteKey> elsewhere,
    List<NoteKey> retired,
    Optional<String> fault) {

  /// Where they are looked up.
  interface Source {

    /// As they are on record by now.
    Keyring now();

    /// As they were when they were looked up last.
    Keyring before();

    static Source fixed(Keyring keys) {
      return new Source() {
        @Override
        public Keyring now() {
          return keys;
        }

        @Override
        public Keyring before() {
          return keys;
        }
      };
    }
  }

  /// Those that sign, wherever.
  List<NoteKey> signing() {
    return Stream.concat(signers.stream().map(NoteSigner::key), elsewhere.stream()).toList();
  }

  /// Those whose signatures are the log's own.
  List<NoteKey> known() {
    return Stream.concat(signing().stream(), retired.stream()).toList();
  }

  /// Whether checkpoints would lack signatures of its kind without a key.
  boolean isLastOfItsKind(NoteKey key) {
    return signing().stream().filter(other -> other.kind() == key.kind()).count() < 2;
  }
}
