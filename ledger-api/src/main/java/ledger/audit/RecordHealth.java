package ledger.audit;

import ledger.log.Intake;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while nothing can be recorded, or what is recorded is not signed.
@Component
class RecordHealth implements HealthIndicator {

  private final Intake intake;
  private final Publication publication;

  RecordHealth(Intake intake, Publication publication) {
    this.intake = intake;
    this.publication = publication;
  }

  @Override
  public Health health() {
    return intake.isOpen() && publication.isRunning() ? Health.up().build() : Health.down().build();
  }
}
