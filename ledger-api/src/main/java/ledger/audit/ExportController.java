package ledger.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import ledger.log.postgres.LogTable;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.record.axon.Tail;
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
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

  private final LogTable entries;
  private final Disclosure disclosure;
  private final Proofs proofs;
  private final Tail tail;

  ExportController(LogTable entries, Disclosure disclosure, Proofs proofs, Tail tail) {
    this.entries = entries;
    this.disclosure = disclosure;
    this.proofs = proofs;
    this.tail = tail;
  }

  /// Entries of a range, as a bundle holds them.
  @Described(
      id = "entries",
      value = "The openings of the entries of a range, as far as the caller may read them.",
      media = MediaType.APPLICATION_OCTET_STREAM_VALUE)
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
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    var out = new BufferedOutputStream(response.getOutputStream());
    disclosure.write(
        first.get(), Math.min(end.get(), tail.head()), principal, new EntriesWriter(out));
    out.flush();
    return null; // it is written already
  }

  private static Optional<Long> position(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /// How far each negotiation goes that the caller may read, signed.
  ///
  /// @param size of a checkpoint that was signed; without it, of the one that was shown last
  @Described(
      id = "counts",
      value = "How far each negotiation goes that the caller may read, signed.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/log/counts")
  ResponseEntity<String> counts(@RequestParam Optional<String> size, Principal principal)
      throws IOException {
    var asked =
        size.isPresent()
            ? size.flatMap(ExportController::position)
            : proofs.shown().map(shown -> shown.checkpoint().size());
    var signed =
        asked
            .flatMap(proofs::signed)
            .orElseThrow(() -> new NotFound("checkpoint", size.orElse("/log/checkpoint")));
    return ResponseEntity.ok().contentType(TEXT).body(disclosure.counts(signed, principal));
  }

  /// Proves, without this server, that an act is on record and where. Waits until a checkpoint that
  /// covers it is signed.
  @Described(
      id = "receipt",
      value = "Proves without this server that an act is on record, and where.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/log/receipts/{actId}")
  ResponseEntity<?> receipt(@PathVariable String actId, Principal principal) throws IOException {
    var entry =
        uuid(actId)
            .flatMap(entries::byEvent)
            .filter(e -> disclosure.maySee(e.negotiation(), principal))
            .orElseThrow(() -> new NotFound("act", actId));
    return proofs
        .of(entry)
        .<ResponseEntity<?>>map(
            proof -> ResponseEntity.ok().contentType(TEXT).body(proof.receipt().encode()))
        .orElseGet(() -> RequestProblems.noReceiptYet(actId, "1").response());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
