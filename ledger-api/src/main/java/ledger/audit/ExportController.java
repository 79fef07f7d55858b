package ledger.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ledger.account.SignedIn;
import ledger.compartment.Audience;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogTable;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.record.axon.Tail;
import ledger.record.json.EntryFormat;
import ledger.request.Caller;
import ledger.session.ReadSessions;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TlogProof;
import ledger.transparency.bundle.Counts;
import ledger.transparency.bundle.Counts.Reach;
import ledger.transparency.bundle.EntriesWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What an auditor takes home beside the public log: the openings of what it may read, how far that
/// goes, and receipts.
@RestController
class ExportController {

  private static final int MOST = 4_096;
  private static final int PAGE = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

  private final LogTable entries;
  private final EntryFormat format;
  private final CheckpointTable checkpoints;
  private final LogSigner signer;
  private final ReadSessions dossiers;
  private final TileFolder folder;
  private final Publication publication;
  private final Tail tail;

  ExportController(
      LogTable entries,
      EntryFormat format,
      CheckpointTable checkpoints,
      LogSigner signer,
      ReadSessions dossiers,
      TileFolder folder,
      Publication publication,
      Tail tail) {
    this.entries = entries;
    this.format = format;
    this.checkpoints = checkpoints;
    this.signer = signer;
    this.dossiers = dossiers;
    this.folder = folder;
    this.publication = publication;
    this.tail = tail;
  }

  /// Entries of a range, as a bundle holds them. Nothing is given of negotiations that the caller
  /// takes no part in: their leaves are public, and enough for every proof.
  @GetMapping("/log/entries")
  @Nullable ResponseEntity<Problem> entries(
      @RequestParam(defaultValue = "0") String from,
      @RequestParam Optional<String> to,
      Principal principal,
      HttpServletResponse response)
      throws IOException {
    var first = position(from);
    var end = to.isPresent() ? position(to.get()) : first.map(f -> f + MOST);
    if (first.isEmpty()
        || end.isEmpty()
        || end.get() < first.get()
        || end.get() - first.get() > MOST)
      return RequestProblems.range(from, to.orElse(""), MOST).response();
    var sees = new Sees(principal);
    long last = Math.min(end.get(), tail.head());
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    var out = new BufferedOutputStream(response.getOutputStream());
    var writer = new EntriesWriter(out);
    for (long at = first.get(); at < last; at += PAGE)
      for (var entry : entries.from(at, (int) Math.min(PAGE, last - at)))
        writer.write(sees.of(entry));
    out.flush();
    return null; // it is written already
  }

  private static Optional<Long> position(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /// Asked once for each audience in an answer.
  private final class Sees {
    private final Principal caller;
    private final Map<String, Boolean> chains = new HashMap<>();

    Sees(Principal caller) {
      this.caller = caller;
    }

    Optional<Opening> of(LogEntry entry) {
      return chains.computeIfAbsent(entry.negotiation(), chain -> maySee(chain, caller))
          ? Optional.of(format.opening(entry, Caller.of(caller)))
          : Optional.empty();
    }
  }

  private boolean maySee(String chain, Principal caller) {
    return Audience.parse(chain)
        .filter(audience -> SignedIn.reaches(caller, audience.negotiation()))
        .filter(audience -> dossiers.maySee(audience, Caller.of(caller)))
        .isPresent();
  }

  /// How far each negotiation goes that the caller may read, signed: so that it can tell that
  /// nothing of them is withheld.
  ///
  /// @param size of a checkpoint that was signed; without it, of the one that was shown last
  @GetMapping("/log/counts")
  ResponseEntity<String> counts(@RequestParam Optional<String> size, Principal principal)
      throws IOException {
    var asked = size.isPresent() ? size.flatMap(ExportController::position) : shown();
    var signed =
        asked
            .flatMap(checkpoints::of)
            .orElseThrow(() -> new NotFound("checkpoint", size.orElse("/log/checkpoint")));
    var user = Caller.of(principal);
    var reaches = new TreeMap<String, Reach>();
    dossiers.openTo(user).stream()
        .filter(titled -> SignedIn.reaches(principal, titled.id()))
        .flatMap(titled -> dossiers.audiences(titled.id(), user))
        .map(Audience::chain)
        .forEach(chain ->
            entries
                .lastBefore(chain, signed.size())
                .ifPresent(last -> reaches.put(chain, reach(last))));
    var checkpoint = new Checkpoint(signer.origin(), signed.size(), signed.root());
    return ResponseEntity.ok()
        .contentType(TEXT)
        .body(signer.statement(new Counts(checkpoint, reaches).text()));
  }

  private static Reach reach(LogEntry last) {
    return new Reach(last.identity().predecessor().count() + 1, last.hash());
  }

  private Optional<Long> shown() throws IOException {
    return folder
        .checkpoint()
        .flatMap(SignedNote::parse)
        .flatMap(note -> Checkpoint.parse(note.text()))
        .map(Checkpoint::size);
  }

  /// Proves, without this server, that an act is on record and where. Waits until a checkpoint that
  /// covers it is signed.
  @GetMapping("/log/receipts/{actId}")
  ResponseEntity<?> receipt(@PathVariable String actId, Principal principal)
      throws IOException, InterruptedException {
    var entry =
        uuid(actId)
            .flatMap(entries::byEvent)
            .filter(e -> maySee(e.negotiation(), principal))
            .orElseThrow(() -> new NotFound("act", actId));
    if (!publication.await(entry.position() + 1, PATIENCE))
      return RequestProblems.noReceiptYet(actId, "1").response();
    var note = folder.checkpoint().orElseThrow();
    long size = shown().orElseThrow();
    var proof = new TlogProof(new TileTree(folder, size).inclusion(entry.position()), note);
    return ResponseEntity.ok().contentType(TEXT).body(proof.encode());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
