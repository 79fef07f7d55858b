package ledger.recording;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import ledger.feed.ProjectionCursor;
import ledger.readmodel.postgres.DeadLetterTable;
import ledger.readmodel.postgres.FreshnessTable;
import ledger.record.axon.Tail;
import org.springframework.stereotype.Component;

/// How far what is kept of the record is behind it, in numbers. They are unknown (NaN) while the
/// database does not answer.
@Component
class ReadingMeters implements MeterBinder {

  /// @param answers entries that the kept answers are behind; unknown where none were ever kept
  private record Sample(double answers, double admissions, double deadLetters) {

    static final Sample UNKNOWN = new Sample(Double.NaN, Double.NaN, Double.NaN);
  }

  private final FreshnessTable freshness;
  private final ProjectionCursor admitted;
  private final DeadLetterTable letters;
  private final Tail tail;
  private final Sampled<Sample> sampled = new Sampled<>(this::sample);

  ReadingMeters(
      FreshnessTable freshness, ProjectionCursor admitted, DeadLetterTable letters, Tail tail) {
    this.freshness = freshness;
    this.admitted = admitted;
    this.letters = letters;
    this.tail = tail;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    behind(meters, "answers", Sample::answers);
    behind(meters, "admissions", Sample::admissions);
    Gauge.builder("ledger.dead.letters", () -> latest().deadLetters())
        .description("Negotiations that a kept answer cannot be folded for.")
        .register(meters);
  }

  private void behind(MeterRegistry meters, String projection, ToDoubleFunction<Sample> of) {
    Gauge.builder("ledger.projection.behind", () -> of.applyAsDouble(latest()))
        .description("Entries of the log that a projection has not taken in.")
        .baseUnit("entries")
        .tag("projection", projection)
        .register(meters);
  }

  private Sample latest() {
    return sampled.get().orElse(Sample.UNKNOWN);
  }

  private Sample sample() {
    return new Sample(
        freshness.reached().map(this::behind).orElse(Double.NaN),
        behind(admitted.refresh()),
        letters.count());
  }

  private double behind(long reached) {
    return Math.max(0, tail.head() - 1 - reached);
  }
}
