package ledger.anchor;

import java.io.IOException;
import java.util.stream.Collectors;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The timestamps of checkpoints, for whoever may fetch the checkpoint.
@RestController
class TimestampController {

  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
  private static final MediaType REPLY = MediaType.parseMediaType("application/timestamp-reply");

  private final TimestampFolder folder;

  TimestampController(TimestampFolder folder) {
    this.folder = folder;
  }

  /// Of what sizes there are timestamps, one a line.
  @Described(
      id = "timestamps",
      value = "Of what sizes there are timestamps, one a line.",
      media = MediaType.TEXT_PLAIN_VALUE)
  @GetMapping("/log/timestamps")
  ResponseEntity<String> sizes() throws IOException {
    var lines = folder.sizes().stream().map(size -> size + "\n").collect(Collectors.joining());
    return ResponseEntity.ok().contentType(TEXT).body(lines);
  }

  @Described(
      id = "timestamp",
      value = "A checkpoint that was stamped, or its timestamp (RFC 3161).",
      media = "application/timestamp-reply")
  @GetMapping("/log/timestamps/{name}")
  ResponseEntity<byte[]> file(@PathVariable String name) throws IOException {
    var bytes = folder.read(name).orElseThrow(() -> new NotFound("timestamp", name));
    return ResponseEntity.ok().contentType(name.endsWith(".tsr") ? REPLY : TEXT).body(bytes);
  }
}
