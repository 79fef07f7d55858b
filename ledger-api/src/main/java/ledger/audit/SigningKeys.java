package ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.log.Checkpoints.Signed;
import ledger.startup.CannotStart;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.SignedNote.Signature;

/// The file of the log's private keys. Keys are made with a log that is made now, and never for one
/// that exists: whoever knows the log by its keys would take what the new ones sign for another
/// log.
record SigningKeys(Path file, String origin) {

  private static final String INSTEAD =
      ": put the file back from its own backup, or let ledger.log.keys name where it is";

  /// @param entries how many the log has
  /// @param last the checkpoint that was signed last
  /// @throws CannotStart where the log exists and a key of it is not in the file
  LogSigner signer(long entries, Optional<Signed> last, Clock clock) {
    try {
      if (entries == 0 && last.isEmpty())
        KeyFile.open(file, origin, NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);
      if (!Files.exists(file)) throw new CannotStart(file + " is missing" + whose(entries, last));
      var signers = KeyFile.signers(file, origin);
      if (signers.isEmpty()) throw new CannotStart(file + " holds no key" + whose(entries, last));
      var retired = KeyFile.retired(file);
      var lacking = lacking(signers, retired, last);
      if (!lacking.isEmpty())
        throw new CannotStart(
            "%s lacks %s, by which the last checkpoint of %s was signed%s"
                .formatted(file, lacking, origin, INSTEAD));
      return new LogSigner(origin, signers, retired, clock);
    } catch (IOException e) {
      throw new CannotStart("the keys of the log cannot be used: " + e.getMessage(), e);
    }
  }

  private String whose(long entries, Optional<Signed> last) {
    var by = names(last.stream().flatMap(this::signatures));
    return ", and %s has %d entries%s%s"
        .formatted(origin, entries, by.isEmpty() ? "" : ", signed by " + by, INSTEAD);
  }

  private String lacking(List<NoteSigner> signers, List<NoteKey> retired, Optional<Signed> last) {
    var keys = Stream.concat(signers.stream().map(NoteSigner::key), retired.stream()).toList();
    return names(
        last.stream()
            .flatMap(this::signatures)
            .filter(signature -> keys.stream().noneMatch(key -> key.signed(signature))));
  }

  /// Those of the log itself. Whether they hold is looked at where the log is read.
  private Stream<Signature> signatures(Signed signed) {
    return SignedNote.parse(signed.note()).stream()
        .flatMap(note -> note.signatures().stream())
        .filter(signature -> signature.name().equals(origin));
  }

  /// As the beginning of their vkeys.
  private static String names(Stream<Signature> signatures) {
    return signatures
        .map(s -> s.name() + "+" + HexFormat.of().toHexDigits(s.keyId()))
        .collect(Collectors.joining(" and "));
  }
}
