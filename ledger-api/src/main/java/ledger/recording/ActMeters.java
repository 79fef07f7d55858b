package ledger.recording;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import ledger.problem.Problem;
import ledger.recording.ActsController.Result;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// What became of the acts that were sent, in numbers: `ledger.acts` by outcome, `ledger.refusals`
/// by code, `ledger.act` for how long each took to be on record or refused.
///
/// Labels are outcomes and codes alone: whose act it was, of which negotiation and of which kind is
/// in none of them. Acts that are only tried are not counted.
@Component
class ActMeters {

  enum Outcome {
    RECORDED,
    /// It was on record before.
    ALREADY,
    REFUSED,
    /// The ledger could not do it, or could not say whether it was done.
    FAILED
  }

  private final MeterRegistry meters;
  private final ObservationRegistry observations;
  private final Map<Outcome, Counter> acts = new EnumMap<>(Outcome.class);

  ActMeters(MeterRegistry meters, ObservationRegistry observations) {
    this.meters = meters;
    this.observations = observations;
    for (var outcome : Outcome.values())
      acts.put(
          outcome,
          Counter.builder("ledger.acts")
              .description("Acts that were sent, by what became of them.")
              .tag("outcome", label(outcome))
              .register(meters));
  }

  /// Counts what an act comes to, and measures how long it takes: from before it is decided until
  /// its sender can be told that it is durable.
  Supplier<Result> measured(Supplier<Supplier<Result>> decide) {
    var act = Observation.start("ledger.act", observations).contextualName("record an act");
    var decided = orFailed(act, decide);
    return () -> {
      var result = count(orFailed(act, decided));
      end(act, outcome(result));
      return result;
    };
  }

  private <T> T orFailed(Observation act, Supplier<T> step) {
    try {
      return orFailed(step);
    } catch (RuntimeException fault) {
      end(act.error(fault), Outcome.FAILED);
      throw fault;
    }
  }

  /// Counts it where it fails.
  <T> T orFailed(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException fault) {
      counter(Outcome.FAILED).increment();
      throw fault;
    }
  }

  /// Counts what one act came to.
  Result count(Result result) {
    counter(outcome(result)).increment();
    if (result.body() instanceof Problem problem)
      Counter.builder("ledger.refusals")
          .description("Acts that were refused, by the code of the refusal.")
          .tag("code", problem.code())
          .register(meters)
          .increment();
    return result;
  }

  private Counter counter(Outcome outcome) {
    return Objects.requireNonNull(acts.get(outcome));
  }

  private static void end(Observation act, Outcome outcome) {
    act.lowCardinalityKeyValue("outcome", label(outcome)).stop();
  }

  private static Outcome outcome(Result result) {
    if (result.isRefused()) return Outcome.REFUSED;
    return result.status() == HttpStatus.CREATED.value() ? Outcome.RECORDED : Outcome.ALREADY;
  }

  private static String label(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
