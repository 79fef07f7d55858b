package ledger.audit;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import ledger.act.UserId;
import ledger.administration.AdministrativeEvent.LogKeyAdded;
import ledger.administration.AdministrativeEvent.LogKeyRetired;
import ledger.administration.record.AdministrativeLog;
import ledger.administration.record.AdministrativeStream;
import ledger.log.Checkpoints.Signed;
import ledger.log.Outcome;
import ledger.record.axon.LogStorageEngine;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;

/// The keys of the log: the file has them, and the record says which of them sign.
///
/// A new key is in the file before it is on record, and signs from when it is. An old one is on
/// record as retired before its private half is gone. So whenever the server stops in between, the
/// next start goes on from what is on record.
final class LogKeys implements Keyring.Source {

  /// The stream of entries that tell of the keys.
  static final String STREAM = "log-keys";

  /// What becomes of a key that is to be retired.
  enum Retirement {
    DONE,
    NO_SUCH_KEY,
    LAST_OF_ITS_KIND
  }

  private record Known(KeysOnRecord onRecord, Keyring keys) {}

  private final SigningKeys file;
  private final AdministrativeStream<KeysOnRecord> stream;
  private volatile Known known;

  /// @param entries how many the log has
  /// @param last the checkpoint that was signed last
  /// @throws ledger.startup.CannotStart where the file and the record do not fit together
  LogKeys(SigningKeys file, AdministrativeLog log, long entries, Optional<Signed> last) {
    this.file = file;
    this.stream = log.stream(STREAM, KeysOnRecord.NONE, KeysOnRecord::after);
    var onRecord = stream.now();
    this.known = new Known(onRecord, file.keyring(entries, last, onRecord));
  }

  @Override
  public Keyring before() {
    return known.keys();
  }

  @Override
  public Keyring now() {
    return of(stream.now());
  }

  /// A file that lacks a key is looked at again each time: it may have been copied meanwhile.
  private Keyring of(KeysOnRecord onRecord) {
    var before = known;
    if (before.onRecord().equals(onRecord) && before.keys().fault().isEmpty()) return before.keys();
    var keys = read(onRecord, before.keys());
    known = new Known(onRecord, keys);
    return keys;
  }

  private Keyring read(KeysOnRecord onRecord, Keyring before) {
    try {
      return file.keyring(onRecord);
    } catch (IOException unreadable) {
      return new Keyring(
          before.signers(),
          before.elsewhere(),
          before.retired(),
          Optional.of("the keys of the log cannot be used: " + unreadable.getMessage()));
    }
  }

  /// Makes a key that signs from now on, beside those that do.
  NoteKey add(UserId by, NoteKey.Kind kind) throws IOException {
    var signer = NoteSigner.generate(file.origin(), kind);
    KeyFile.propose(file.file(), signer);
    var outcome =
        stream
            .append(Optional.of(by), _ -> Optional.of(new LogKeyAdded(signer.key())))
            .orElseThrow();
    if (!(outcome instanceof Outcome.Appended) && !(outcome instanceof Outcome.Unknown))
      KeyFile.withdraw(file.file(), signer.key());
    LogStorageEngine.mustBeOnRecord(outcome, stream.name());
    now();
    return signer.key();
  }

  /// A key signs no more. What it signed stays signed.
  ///
  /// @param id the eight digits that its signatures name it by
  Retirement retire(UserId by, String id) {
    var found = now().signing().stream().filter(key -> id(key).equals(id)).findFirst();
    if (found.isEmpty()) return Retirement.NO_SUCH_KEY;
    var key = found.get();
    var outcome =
        stream.append(
            Optional.of(by),
            onRecord -> {
              var keys = of(onRecord);
              return keys.signing().contains(key) && !keys.isLastOfItsKind(key)
                  ? Optional.of(new LogKeyRetired(key))
                  : Optional.empty();
            });
    outcome.ifPresent(what -> LogStorageEngine.mustBeOnRecord(what, stream.name()));
    return now().signing().contains(key) ? Retirement.LAST_OF_ITS_KIND : Retirement.DONE;
  }

  static String id(NoteKey key) {
    return HexFormat.of().toHexDigits(key.id());
  }
}
