package ledger.cli.audit;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import ledger.client.NotAnswered;
import ledger.transparency.Checkpoint;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.bundle.Bundle;
import ledger.transparency.bundle.Counts;

/// Copies a log into a folder. A file that is there already is not fetched again.
///
/// An export that was interrupted goes on to the checkpoint that it began with. One that was
/// complete goes on to the newest.
public final class Export implements AutoCloseable {

  /// The export cannot go on in this folder.
  public static final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }
  }

  private final LedgerSource ledger;
  private final ExportFolder folder;
  private final boolean receipts;
  private final Optional<Omitted> omitted;
  private Optional<ExportLock> lock = Optional.empty();

  private Export(LedgerSource ledger, Bundle bundle, boolean receipts, Optional<Omitted> omitted) {
    this.ledger = ledger;
    this.folder = new ExportFolder(bundle);
    this.receipts = receipts;
    this.omitted = omitted;
  }

  public Export(LedgerSource ledger, Bundle bundle, boolean receipts) {
    this(ledger, bundle, receipts, Optional.empty());
  }

  /// One that leaves out what cannot be read, in place of ending there.
  ///
  /// @param omitted is told what
  public static Export ofDamaged(LedgerSource ledger, Bundle bundle, Omitted omitted) {
    return new Export(ledger, bundle, false, Optional.of(omitted));
  }

  /// How far it will go, and from where.
  ///
  /// @param counts as they were signed for this checkpoint; empty where a damaged record has none
  public record Begun(String note, Checkpoint checkpoint, Optional<String> counts) {}

  public Begun begin() throws IOException {
    folder.mustBeOurs();
    if (omitted.isPresent()) folder.mustBeNew();
    var policyText = must(ledger.policy(), "policy");
    var policy = Policy.parse(policyText);
    lock = Optional.of(ExportLock.on(folder.bundle().folder()));
    var note = noteToReach(policy);
    var checkpoint = Checkpoint.parse(SignedNote.parse(note).orElseThrow().text()).orElseThrow();
    folder.mustGoOnTo(checkpoint);
    var counts = counts(checkpoint.size());
    if (counts.isPresent())
      folder.mustStillBeGiven(
          read(counts.get())
              .orElseThrow(() -> new IOException("what the ledger shows are no counts")));
    folder.begin(note);
    folder.write(Bundle.POLICY, policyText);
    return new Begun(note, checkpoint, counts);
  }

  /// Whether there is something of an export that was not finished.
  public static boolean isBegunIn(Bundle bundle) {
    try {
      return new ExportFolder(bundle).begun().isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  private String noteToReach(Policy policy) throws IOException {
    var begun = folder.begun();
    if (begun.isPresent()) return begun.get();
    var note = must(ledger.newCheckpoint(), "checkpoint");
    var parsed =
        SignedNote.parse(note)
            .orElseThrow(() -> new IOException("what the ledger shows is no signed note"));
    switch (policy.check(parsed)) {
      case Policy.Finding.Refused(var why) ->
          throw new IOException("what the ledger shows cannot be exported: " + why);
      case Policy.Finding.Accepted _ -> {}
    }
    return Signers.known(parsed, policy).encode();
  }

  private Optional<String> counts(long size) throws IOException {
    try {
      return Optional.of(must(ledger.counts(size), "counts"));
    } catch (NotAnswered refused) {
      omitted.orElseThrow(() -> refused).file(Bundle.COUNTS, refused);
      return Optional.empty();
    }
  }

  static Optional<Counts> read(String note) {
    return SignedNote.parse(note).flatMap(n -> Counts.parse(n.text()));
  }

  private static <T> T must(Optional<T> answer, String what) throws IOException {
    return answer.orElseThrow(() -> new IOException("the ledger shows no " + what));
  }

  /// @param progress is called for each tile and each entry
  public void run(Begun begun, LongConsumer progress) throws IOException {
    long size = begun.checkpoint().size();
    var tiles = new TileCopy(ledger, folder, omitted);
    tiles.copy(size, progress);
    new EntriesCopy(ledger, folder.bundle(), omitted)
        .copy(size, begun.counts().flatMap(Export::read), progress);
    if (begun.counts().isPresent()) folder.write(Bundle.COUNTS, begun.counts().get());
    if (omitted.isPresent())
      folder.write(Bundle.OMITTED, String.join("\n", omitted.get().lines()) + "\n");
    tiles.removeOld(size);
    try (var verifier = Export.class.getResourceAsStream("/" + Bundle.VERIFIER)) {
      if (verifier != null)
        folder.write(folder.bundle().file(Bundle.VERIFIER), verifier.readAllBytes());
    }
    if (receipts) new ReceiptFiles(folder).make(begun);
    folder.finish(begun.note());
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) lock.get().close();
  }
}
