package ledger.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import ledger.log.postgres.LogTable;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.request.ReadRequest;
import ledger.session.ReadSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What is taken home from the audit pages, by whoever is signed in there.
@RestController
class AuditDownloads {

  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

  private final ReadSessions sessions;
  private final LogTable entries;
  private final Proofs proofs;
  private final BundleZip bundle;

  AuditDownloads(ReadSessions sessions, LogTable entries, Proofs proofs, BundleZip bundle) {
    this.sessions = sessions;
    this.entries = entries;
    this.proofs = proofs;
    this.bundle = bundle;
  }

  /// Proves, without this server, that an act is on record and where.
  @Described(
      id = "receiptAt",
      value = "The receipt of the act at a position.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/negotiations/{negotiation}/acts/{position:[0-9]{1,18}}/receipt")
  ResponseEntity<?> receipt(ReadRequest request, @PathVariable long position) throws IOException {
    var seen =
        sessions.open(request).stream()
            .flatMap(session -> session.acts().stream())
            .filter(entry -> entry.position() == position)
            .findFirst()
            .orElseThrow(() -> new NotFound("act", String.valueOf(position)));
    return proofs
        .of(entries.from(position, 1).getFirst())
        .<ResponseEntity<?>>map(proof ->
            ResponseEntity.ok()
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, named(seen.act().actId() + ".tlog-proof"))
                .body(proof.receipt().encode()))
        .orElseGet(
            () -> RequestProblems.noReceiptYet(seen.act().actId().toString(), "1").response());
  }

  /// The log, with what the caller may read of it, in one file.
  @Described(
      id = "bundle",
      value = "The log with what the caller may read of it, in one file.",
      media = "application/zip")
  @GetMapping("/negotiations/{negotiation}/audit/bundle")
  void bundle(ReadRequest request, Principal principal, HttpServletResponse response)
      throws IOException {
    if (sessions.open(request).isEmpty()) throw new NotFound("negotiation", request.negotiation());
    var shown =
        proofs
            .shown()
            .filter(s -> s.checkpoint().size() <= BundleZip.MOST_ENTRIES)
            .orElseThrow(() -> new NotFound("bundle", request.negotiation()));
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, named("bundle-" + shown.checkpoint().size() + ".zip"));
    // With a tag of its own it goes out as it is written: nothing holds it back to hash it.
    response.setHeader(HttpHeaders.ETAG, "W/\"" + UUID.randomUUID() + "\"");
    bundle.write(shown, principal, response.getOutputStream());
  }

  private static String named(String file) {
    return "attachment; filename=\"" + file + "\"";
  }
}
