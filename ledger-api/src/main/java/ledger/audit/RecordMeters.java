package ledger.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import ledger.log.Alterations;
import ledger.log.Intake;
import ledger.record.axon.Tail;
import ledger.role.ServerRole;
import org.springframework.stereotype.Component;

/// How the record stands, in numbers: how long it is, how much of it is signed, and what the last
/// verification found.
@Component
class RecordMeters implements MeterBinder {

  private final Tail tail;
  private final Intake intake;
  private final Publication publication;
  private final Verification verification;
  private final Alterations alterations;
  private final ServerRole role;

  RecordMeters(
      Tail tail,
      Intake intake,
      Publication publication,
      Verification verification,
      Alterations alterations,
      ServerRole role) {
    this.tail = tail;
    this.intake = intake;
    this.publication = publication;
    this.verification = verification;
    this.alterations = alterations;
    this.role = role;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("ledger.log", tail::head)
        .description("Entries of the log.")
        .baseUnit("entries")
        .register(meters);
    Gauge.builder("ledger.checkpoint", publication::shown)
        .description("Entries that the checkpoint which is shown commits to.")
        .baseUnit("entries")
        .register(meters);
    Gauge.builder("ledger.checkpoint.behind", () -> Math.max(0, tail.head() - publication.shown()))
        .description("Entries of the log that no checkpoint which is shown commits to.")
        .baseUnit("entries")
        .register(meters);
    if (role.writes())
      yesOrNo(meters, "ledger.log.open", "Whether acts can be recorded.", intake::isOpen);
    yesOrNo(
        meters,
        "ledger.checkpoint.signing",
        "Whether checkpoints are being signed.",
        publication::isRunning);
    yesOrNo(
        meters,
        "ledger.verification.running",
        "Whether all that is stored is being verified.",
        () -> verification.state().entry().isPresent());
    Gauge.builder("ledger.verification.ended.timestamp", this::ended)
        .description("When the last verification ended, since 1970; NaN where there was none.")
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("ledger.verification.failed", this::failed)
        .description("Whether the last verification could not be carried through; NaN: no last.")
        .register(meters);
    Gauge.builder("ledger.alterations", () -> alterations.all().size())
        .description("What was found not to be as it was signed, since the start; 100 at most.")
        .register(meters);
  }

  private static void yesOrNo(
      MeterRegistry meters, String name, String description, Supplier<Boolean> is) {
    Gauge.builder(name, () -> is.get() ? 1 : 0).description(description).register(meters);
  }

  private double ended() {
    return verification
        .state()
        .last()
        .map(report -> report.ended().toEpochMilli() / 1e3)
        .orElse(Double.NaN);
  }

  private double failed() {
    return verification
        .state()
        .last()
        .map(report -> report.failed().isPresent() ? 1.0 : 0.0)
        .orElse(Double.NaN);
  }
}
