package ledger.dossier.memory;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import ledger.dossier.Entry;
import ledger.record.Recorded;
import ledger.value.Id;

/// A record in memory: acts of any negotiation, each at a position of its own, with a head that may
/// be told late. It counts how often it was read, and can be held up while it is.
final class FakeRecord implements RecentActs.OnRecord {

  private record Act(Id negotiation, Entry entry) {}

  final AtomicInteger reads = new AtomicInteger();
  final List<Long> after = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();
  private long told;
  private CountDownLatch held = new CountDownLatch(0);

  synchronized void add(Id negotiation, Recorded recorded) {
    addUntold(negotiation, recorded);
    tell();
  }

  /// As another node does, of whom nobody has heard yet.
  synchronized void addUntold(Id negotiation, Recorded recorded) {
    acts.add(new Act(negotiation, Entry.of(acts.size(), recorded)));
  }

  synchronized void tell() {
    told = acts.size();
  }

  /// Every read waits until it is let go on.
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  @Override
  public synchronized long head() {
    return told;
  }

  @Override
  public List<Entry> since(Id negotiation, long after, long from, long to) {
    return after(negotiation, after);
  }

  @Override
  public List<Entry> after(Id negotiation, long last) {
    List<Entry> found;
    synchronized (this) {
      reads.incrementAndGet();
      after.add(last);
      found = entries(negotiation, last);
    }
    try {
      if (!held.await(10, SECONDS)) throw new IllegalStateException("nobody let go");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  synchronized List<Entry> anew(Id negotiation) {
    return entries(negotiation, -1);
  }

  private List<Entry> entries(Id negotiation, long last) {
    return IntStream.range((int) last + 1, acts.size())
        .mapToObj(acts::get)
        .filter(act -> act.negotiation().equals(negotiation))
        .map(Act::entry)
        .toList();
  }
}
