package ledger.sourcecopy;

import java.net.URI;
import java.time.Clock;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.request.ReadParameters;
import ledger.request.ReadParameters.KnownBy;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.session.ReadSessions;
import ledger.view.View;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The file of a source, where a copy of it is kept: for whoever may see the source, to be saved
/// and never to be shown by a browser as a page of ours.
@RestController
@RequestMapping("/negotiations/{negotiation}/sources/{source}/content")
public class SourceContentController {

  private final ReadSessions sessions;
  private final SourceCopies copies;
  private final Clock clock;

  SourceContentController(ReadSessions sessions, SourceCopies copies, Clock clock) {
    this.sessions = sessions;
    this.copies = copies;
    this.clock = clock;
  }

  @Described(
      id = "sourceContent",
      value = "The file of a source, where a copy of it is kept.",
      media = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @GetMapping
  ResponseEntity<byte[]> content(ReadRequest request, @PathVariable String source) {
    var registered = registered(opened(request), source);
    var content =
        registered
            .hash()
            .flatMap(hash -> copies.open(registered.actId(), hash))
            .orElseThrow(() -> new NotFound("copy", source));
    return ResponseEntity.ok()
        .contentType(type(registered))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + source + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .body(content);
  }

  /// Deletes the copy. The source stays on record, with its hash.
  @Described(
      id = "deleteSourceContent",
      value = "Deletes the copy; the source stays on record, with its hash.",
      status = 303)
  @PostMapping
  ResponseEntity<?> delete(ReadRequest request, @PathVariable String source) {
    var session = now(opened(request));
    var copy =
        copies
            .of(registered(session, source).actId())
            .orElseThrow(() -> new NotFound("copy", source));
    if (!mayDelete(request.caller(), copy, session.dossier().negotiation()))
      return RequestProblems.notPermitted().response();
    copies.drop(copy.act());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/negotiations/" + request.negotiation() + "/sources"))
        .build();
  }

  /// Whoever attached it, and whoever owns the negotiation.
  public static boolean mayDelete(UserId user, SourceCopy copy, Negotiation negotiation) {
    return copy.keeper().equals(user)
        || negotiation.of(user).stream().anyMatch(held -> held.capacity() == Capacity.OWNER);
  }

  private ReadSession opened(ReadRequest request) {
    return sessions
        .open(request)
        .orElseThrow(() -> new NotFound("negotiation", request.negotiation()));
  }

  /// Whatever moment is asked about: who may do something is who may do it now.
  private ReadSession now(ReadSession session) {
    var asked = session.parameters();
    return session.with(
        new ReadParameters(
            View.RECORD, clock.instant(), new KnownBy.Head(), asked.names(), asked.lang()));
  }

  /// Of the sources that stand: one that was annulled or whose payload was removed is none.
  private static RegisterSource registered(ReadSession session, String source) {
    return session.dossier().sources().stream()
        .filter(one -> one.id().value().equals(source))
        .findFirst()
        .orElseThrow(() -> new NotFound("copy", source));
  }

  private static MediaType type(RegisterSource source) {
    try {
      return source
          .mediaType()
          .map(MediaType::parseMediaType)
          .filter(MediaType::isConcrete)
          .orElse(MediaType.APPLICATION_OCTET_STREAM);
    } catch (InvalidMediaTypeException _) {
      return MediaType.APPLICATION_OCTET_STREAM;
    }
  }
}
