package ledger.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ledger.account.PublicLog;
import ledger.log.postgres.LogTable;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.record.axon.Tail;
import ledger.role.ServerRole;
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

  /// So many entries may come while a server shows what another has shown.
  private static final long NEAR = 4_096;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TileFolder folder;
  private final LogPolicy policy;
  private final Publication publication;
  private final LogTable entries;
  private final ServerRole role;
  private final Tail tail;
  private final CacheControl shortly;
  private final CacheControl forEver;

  LogController(
      TileFolder folder,
      LogPolicy policy,
      Publication publication,
      LogTable entries,
      ServerRole role,
      Tail tail,
      PublicLog publicLog) {
    this.folder = folder;
    this.policy = policy;
    this.publication = publication;
    this.entries = entries;
    this.role = role;
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
  ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException, InterruptedException {
    var path = request.getRequestURI().substring("/log/".length());
    var name = TileName.parse(path).orElseThrow(() -> new NotFound("tile", path));
    var tile = read(name).orElseThrow(() -> new NotFound("tile", path));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(forEver)
        .body(tile);
  }

  /// One that is not here may be of a checkpoint that another server has shown a moment ago.
  private Optional<byte[]> read(TileName name) throws IOException, InterruptedException {
    var tile = folder.read(name);
    if (tile.isPresent() || !mayCome(name.treeSize())) return tile;
    return publication.await(name.treeSize(), PATIENCE) ? folder.read(name) : tile;
  }

  /// A server that only reads cannot ask whoever records how far the log goes.
  private boolean mayCome(long size) {
    return size <= publication.shown() + NEAR && (!role.writes() || size <= entries.head());
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
