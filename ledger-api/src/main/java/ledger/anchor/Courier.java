package ledger.anchor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the checkpoint that is shown to one place outside, now and then, in a thread of its own:
/// nothing waits for it.
///
/// What is the newest when its turn comes is brought; what came between is in its tree. Where the
/// place does not answer, that is logged and tried again.
public final class Courier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /// Where checkpoints are brought to.
  public interface Place extends AutoCloseable {

    /// @param note the checkpoint as it is shown, with its signatures
    /// @throws IOException where it did not arrive
    void bring(Checkpoint checkpoint, String note) throws IOException, InterruptedException;

    @Override
    default void close() {}
  }

  /// What is shown now.
  public interface Shown {
    Optional<String> note() throws IOException;
  }

  /// @param every the least time between two that are brought
  /// @param again how long after a failure it is tried again
  public record Pauses(Duration every, Duration again) {}

  private final String name;
  private final Shown shown;
  private final Place place;
  private final Pauses pauses;
  private final Semaphore news = new Semaphore(1);
  private final Thread thread;

  public Courier(String name, Shown shown, Place place, Pauses pauses) {
    this.name = name;
    this.shown = shown;
    this.place = place;
    this.pauses = pauses;
    this.thread = Thread.ofVirtual().name("courier-" + name).unstarted(this::run);
  }

  public Courier start() {
    thread.start();
    return this;
  }

  /// Another checkpoint is shown.
  public void news() {
    news.release();
  }

  private void run() {
    var brought = "";
    try {
      while (true) {
        news.acquire();
        news.drainPermits();
        brought = next(brought);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /// @return what was brought last
  private String next(String brought) throws InterruptedException {
    try {
      var note = shown.note().filter(n -> !n.equals(brought));
      var checkpoint = note.flatMap(Courier::checkpoint);
      if (checkpoint.isEmpty()) return brought;
      place.bring(checkpoint.get(), note.get());
      Thread.sleep(pauses.every());
      return note.get();
    } catch (IOException | RuntimeException fault) {
      LOG.warn("a checkpoint was not brought to={} why={}", name, fault.toString());
      Thread.sleep(pauses.again());
      news.release();
      return brought;
    }
  }

  /// An empty log has nothing that could be rewritten.
  private static Optional<Checkpoint> checkpoint(String note) {
    return SignedNote.parse(note)
        .flatMap(n -> Checkpoint.parse(n.text()))
        .filter(c -> c.size() > 0);
  }

  @Override
  public void close() {
    thread.interrupt();
    place.close();
  }
}
