package ledger.audit;

import ledger.log.Intake;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Is down while no act can be recorded, or while what was recorded cannot be signed.
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
