package ledger.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import ledger.account.PublicLog;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.record.axon.Tail;
import ledger.transparency.TileFolder;
import ledger.transparency.TileName;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The log as files: nothing in them says who did what, or when. Who may fetch them without signing
/// in is said by [PublicLog].
///
/// @see <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a>
@RestController
class LogController {

  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TileFolder folder;
  private final LogPolicy policy;
  private final Publication publication;
  private final Tail tail;
  private final CacheControl shortly;
  private final CacheControl forEver;

  LogController(
      TileFolder folder,
      LogPolicy policy,
      Publication publication,
      Tail tail,
      PublicLog publicLog) {
    this.folder = folder;
    this.policy = policy;
    this.publication = publication;
    this.tail = tail;
    var forEver = CacheControl.maxAge(365, TimeUnit.DAYS).immutable();
    var shortly = CacheControl.maxAge(1, TimeUnit.SECONDS);
    // A cache that several share would hand what it was given for one to all others.
    this.shortly = publicLog.hasCheckpoint() ? shortly : shortly.cachePrivate();
    this.forEver = publicLog.hasTiles() ? forEver.cachePublic() : forEver.cachePrivate();
  }

  @Described(
      id = "checkpoint",
      value = "The newest checkpoint: a signed note (C2SP tlog-checkpoint).",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/log/checkpoint")
  ResponseEntity<String> checkpoint() throws IOException {
    var note = folder.checkpoint().orElseThrow(() -> new NotFound("checkpoint", "/log/checkpoint"));
    return ResponseEntity.ok().contentType(TEXT).cacheControl(shortly).body(note);
  }

  /// Signs what is there now, without waiting for the next time it would be.
  @Described(
      id = "checkpointNow",
      value = "Signs what is there now, and answers with the checkpoint.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @PostMapping("/log/checkpoint")
  ResponseEntity<String> checkpointNow() throws IOException, InterruptedException {
    publication.await(tail.head(), PATIENCE);
    return checkpoint();
  }

  @Described(
      id = "tile",
      value = "A tile of the log (C2SP tlog-tiles).",
      media = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @GetMapping("/log/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
    var path = request.getRequestURI().substring("/log/".length());
    var name = TileName.parse(path).orElseThrow(() -> new NotFound("tile", path));
    var tile = folder.read(name).orElseThrow(() -> new NotFound("tile", path));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(forEver)
        .body(tile);
  }

  @Described(
      id = "logPolicy",
      value = "By which keys and witnesses the log is believed.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/log/policy")
  ResponseEntity<String> policy() {
    return ResponseEntity.ok().contentType(TEXT).body(policy.text());
  }
}
