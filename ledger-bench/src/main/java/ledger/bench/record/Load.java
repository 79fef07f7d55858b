package ledger.bench.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// So many callers, each in a virtual thread, each asking again as soon as it is answered.
final class Load {

  private Load() {}

  /// What one caller does again and again.
  interface Call {
    /// @return how many events it stored
    int by(int caller) throws Exception;
  }

  static Latencies on(Call call, int callers, double seconds) throws Exception {
    var took = new ArrayList<Histogram>();
    var spent = Processors.now();
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    long events = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Long>>();
      for (int i = 0; i < callers; i++) {
        var own = Latencies.empty();
        took.add(own);
        running.add(threads.submit(calls(call, i, end, own)));
      }
      for (var each : running) events += each.get();
    }
    // Until the last answer: a call that began in time is counted, and so is how long it took.
    double lasted = (System.nanoTime() - begun) / 1e9;
    return Latencies.of(took, events, lasted, Processors.now().since(spent));
  }

  private static Callable<Long> calls(Call call, int caller, long end, Histogram own) {
    return () -> {
      long events = 0;
      for (long now = System.nanoTime(); now < end; ) {
        events += call.by(caller);
        long after = System.nanoTime();
        own.recordValue(Math.min(after - now, Latencies.LONGEST));
        now = after;
      }
      return events;
    };
  }

  /// So many rounds of each, taking turns, the order turned about each time: whatever the machine
  /// does meanwhile, it does to all of them.
  static <T> List<T> turned(List<T> all, int round) {
    return round % 2 == 0 ? all : all.reversed();
  }
}
