package ledger.dossier.memory;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import ledger.dossier.Entry;
import ledger.dossier.OnFile;

/// One negotiation's acts, complete up to some position. Who asks while they are being read waits
/// for that and does not read them again.
final class Folder {

  /// @param head everything before it is on file; more may be
  record Filed(OnFile file, long head) {}

  private final ReentrantLock reading = new ReentrantLock();
  private final Consumer<Folder> grown;
  private volatile Filed filed = new Filed(OnFile.NOTHING, 0);

  /// @param grown told whenever it weighs more, in the order in which it came to
  Folder(Consumer<Folder> grown) {
    this.grown = grown;
  }

  int weight() {
    return 1 + filed.file().everything().size();
  }

  OnFile upTo(long head, Function<Filed, List<Entry>> since) {
    var now = filed;
    if (now.head() >= head) return now.file();
    reading.lock();
    try {
      return filed.head() >= head ? filed.file() : add(head, since);
    } finally {
      reading.unlock();
    }
  }

  OnFile anyhow(long head, Function<Filed, List<Entry>> since) {
    reading.lock();
    try {
      return add(head, since);
    } finally {
      reading.unlock();
    }
  }

  private OnFile add(long head, Function<Filed, List<Entry>> since) {
    var before = filed;
    var file = before.file().and(since.apply(before));
    filed = new Filed(file, Math.max(before.head(), head));
    if (file != before.file()) grown.accept(this);
    return file;
  }
}
