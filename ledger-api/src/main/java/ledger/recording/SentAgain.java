package ledger.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import ledger.act.Act;
import ledger.log.Log.Unreachable;
import ledger.record.postgres.ActsOnRecord.Again;
import org.jspecify.annotations.Nullable;

/// Looks up what is on record under the ids of acts that were sent again. Whoever waits for one
/// asks for all that wait: a file that is sent a second time costs one question for some hundred
/// acts.
final class SentAgain {

  private static final int MOST = 256;

  private final Function<List<Act>, List<Optional<Again>>> record;
  private final Queue<Sent> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock asking = new ReentrantLock();

  private static final class Sent {

    private final Act act;
    private @Nullable Supplier<Optional<Again>> found;

    private Sent(Act act) {
      this.act = act;
    }
  }

  /// @param record asked for many at once, answers in their order
  SentAgain(Function<List<Act>, List<Optional<Again>>> record) {
    this.record = record;
  }

  /// Of an act that is on record. What is given back waits for it, and has to be called.
  Supplier<Optional<Again>> ask(Act act) {
    var one = new Sent(act);
    waiting.add(one);
    return () -> {
      asking.lock();
      try {
        while (true) {
          if (one.found != null) return one.found.get();
          askForSome();
        }
      } finally {
        asking.unlock();
      }
    };
  }

  private void askForSome() {
    var some = new ArrayList<Sent>();
    for (var next = waiting.poll(); next != null; next = some.size() < MOST ? waiting.poll() : null)
      some.add(next);
    answer(some);
  }

  /// What cannot be read fails only those who asked for it.
  private void answer(List<Sent> some) {
    try {
      var found = record.apply(some.stream().map(sent -> sent.act).toList());
      for (int i = 0; i < some.size(); i++) {
        var again = found.get(i);
        some.get(i).found = () -> again;
      }
    } catch (RuntimeException | Error fault) {
      if (some.size() == 1 || fault instanceof Unreachable)
        for (var one : some)
          one.found =
              () -> {
                throw fault;
              };
      else some.forEach(one -> answer(List.of(one)));
    }
  }
}
