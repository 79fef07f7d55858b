package ledger.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ledger.transparency.Checkpoint;

/// Has a checkpoint timestamped and keeps the answer. What is timestamped is the checkpoint as it
/// is shown, signatures included: so the answer also proves when it had been signed.
public record Timestamping(TimestampAuthority authority, TimestampFolder folder)
    implements Courier.Place {

  @Override
  public void bring(Checkpoint checkpoint, String note) throws IOException, InterruptedException {
    if (folder.has(checkpoint.size())) return;
    folder.keep(
        checkpoint.size(), note, authority.timestamp(note.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    authority.close();
  }
}
