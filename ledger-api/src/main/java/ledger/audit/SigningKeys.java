package ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.log.Checkpoints.Signed;
import ledger.startup.CannotStart;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.transparency.SignedNote;
import ledger.transparency.SignedNote.Signature;

/// The file of the log's private keys. The first keys are made with the log; each one after them is
/// made by a command that is an entry of the log: whoever knows the log by its keys would take what
/// any other signs for another log.
record SigningKeys(Path file, String origin) {

  private static final String INSTEAD =
      ": put the file back from its own backup, or let ledger.log.keys name where it is";

  /// For the start.
  ///
  /// @param entries how many the log has
  /// @param last the checkpoint that was signed last
  /// @throws CannotStart where the log exists and a key of it is not in the file, or a key is in
  ///   the file that nothing tells of
  Keyring keyring(long entries, Optional<Signed> last, KeysOnRecord onRecord) {
    try {
      if (entries == 0 && last.isEmpty())
        KeyFile.open(file, origin, NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);
      if (!Files.exists(file)) throw new CannotStart(file + " is missing" + whose(entries, last));
      var keys = keyring(onRecord);
      if (keys.signers().isEmpty())
        throw new CannotStart(file + " holds no key" + whose(entries, last));
      var lacking = lacking(keys, last);
      if (!lacking.isEmpty())
        throw new CannotStart(
            "%s lacks %s, by which the last checkpoint of %s was signed%s"
                .formatted(file, lacking, origin, INSTEAD));
      keys.fault()
          .ifPresent(why -> {
            throw new CannotStart(why);
          });
      last.ifPresent(signed -> mustBeKnown(keys, signed, onRecord));
      mustBeRetired(onRecord);
      return keys;
    } catch (IOException e) {
      throw new CannotStart("the keys of the log cannot be used: " + e.getMessage(), e);
    }
  }

  /// As the record has it: a key that was retired does not sign, and one that was added has to.
  Keyring keyring(KeysOnRecord onRecord) throws IOException {
    KeyFile.settle(file, onRecord.added(), onRecord.retired());
    var signers = KeyFile.signers(file, origin);
    var elsewhere = new LinkedHashSet<>(onRecord.added());
    elsewhere.removeAll(onRecord.retired());
    signers.forEach(signer -> elsewhere.remove(signer.key()));
    var retired = new LinkedHashSet<>(KeyFile.retired(file));
    retired.addAll(onRecord.retired());
    return new Keyring(signers, List.copyOf(elsewhere), List.copyOf(retired), fault(elsewhere));
  }

  private Optional<String> fault(Collection<NoteKey> lacking) {
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s lacks %s, on record as added to the keys of %s: copy the file of the node that added it, or put the file back from its own backup"
                .formatted(file, names(lacking), origin));
  }

  private void mustBeKnown(Keyring keys, Signed last, KeysOnRecord onRecord) {
    var strangers =
        keys.signing().stream()
            .filter(key -> !onRecord.added().contains(key))
            .filter(key -> signatures(last).noneMatch(key::signed))
            .toList();
    if (!strangers.isEmpty())
      throw new CannotStart(
          "%s has %s, which did not sign the last checkpoint of %s and is not on record as added: take its line out, and let an operator have a key made (./ledger log-key add)"
              .formatted(file, names(strangers), origin));
  }

  private void mustBeRetired(KeysOnRecord onRecord) throws IOException {
    var only =
        KeyFile.retired(file).stream().filter(key -> !onRecord.retired().contains(key)).toList();
    if (!only.isEmpty())
      throw new CannotStart(
          "%s has %s as retired, and the record of %s has not: put its line back from a backup of the file, and let an operator retire it (./ledger log-key retire)"
              .formatted(file, names(only), origin));
  }

  private String whose(long entries, Optional<Signed> last) {
    var by = signers(last.stream().flatMap(this::signatures));
    return ", and %s has %d entries%s%s"
        .formatted(origin, entries, by.isEmpty() ? "" : ", signed by " + by, INSTEAD);
  }

  private String lacking(Keyring keys, Optional<Signed> last) {
    var known = keys.known();
    return signers(
        last.stream()
            .flatMap(this::signatures)
            .filter(signature -> known.stream().noneMatch(key -> key.signed(signature))));
  }

  /// Those of the log itself. Whether they hold is looked at where the log is read.
  private Stream<Signature> signatures(Signed signed) {
    return SignedNote.parse(signed.note()).stream()
        .flatMap(note -> note.signatures().stream())
        .filter(signature -> signature.name().equals(origin));
  }

  private static String signers(Stream<Signature> signatures) {
    return names(signatures.map(s -> s.name() + "+" + HexFormat.of().toHexDigits(s.keyId())));
  }

  private static String names(Collection<NoteKey> keys) {
    return names(keys.stream().map(k -> k.name() + "+" + HexFormat.of().toHexDigits(k.id())));
  }

  /// As the beginning of their vkeys.
  private static String names(Stream<String> keys) {
    return keys.collect(Collectors.joining(" and "));
  }
}
