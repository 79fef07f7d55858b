package ledger.bench.record;

import java.util.Collection;
import org.HdrHistogram.Histogram;

/// How long each call took, and how many events all of them stored.
///
/// A caller waits for its answer before it asks again, so what is shown is how long callers wait
/// when so many of them are there, not how long a call would take at a rate of its own.
record Latencies(Histogram nanos, long events, double seconds, Processors spent) {

  static final long LONGEST = 300_000_000_000L;

  static Latencies of(
      Collection<Histogram> callers, long events, double seconds, Processors spent) {
    var all = empty();
    callers.forEach(all::add);
    return new Latencies(all, events, seconds, spent);
  }

  static Histogram empty() {
    return new Histogram(LONGEST, 2);
  }

  double perSecond() {
    return events / seconds;
  }

  double micros(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }

  /// Microseconds of processor time an event, of this process and the database.
  double processors() {
    return (double) (spent.own() + spent.database()) / events;
  }

  String shown() {
    return "%,.0f/s p50 %,.0f us p99 %,.0f us p99.9 %,.0f us max %,.0f us; processors %.1f + %.1f us each"
        .formatted(
            perSecond(),
            micros(50),
            micros(99),
            micros(99.9),
            nanos.getMaxValue() / 1e3,
            (double) spent.own() / events,
            (double) spent.database() / events);
  }
}
