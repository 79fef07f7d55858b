package ledger.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import ledger.webhook.EndpointTable.State;
import ledger.webhook.Posted.Outcome;
import org.springframework.stereotype.Component;

/// How deliveries go, in numbers. Whose they are and where they go is in none of them.
@Component
class WebhookMeters {

  private final Map<Outcome, Counter> attempts = new EnumMap<>(Outcome.class);
  private final AtomicReference<Map<State, Long>> states = new AtomicReference<>(Map.of());

  WebhookMeters(MeterRegistry meters) {
    for (var outcome : Outcome.values())
      attempts.put(
          outcome,
          Counter.builder("ledger.webhooks.attempts")
              .description("Attempts to deliver to a webhook, by what became of them.")
              .tag("outcome", label(outcome))
              .register(meters));
    for (var state : State.values())
      Gauge.builder("ledger.webhooks", () -> counted(state))
          .description("Webhooks of all accounts, by how they stand, a minute ago at most.")
          .tag("state", label(state))
          .register(meters);
  }

  void attempted(Outcome outcome) {
    Objects.requireNonNull(attempts.get(outcome)).increment();
  }

  void counted(Map<State, Long> now) {
    states.set(now);
  }

  /// Not a number until they were counted.
  private Number counted(State state) {
    var counted = states.get().get(state);
    return counted == null ? Double.NaN : counted;
  }

  private static String label(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
