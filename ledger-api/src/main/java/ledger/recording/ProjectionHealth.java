package ledger.recording;

import ledger.dossier.postgres.AdmissionProjection;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while what is recorded cannot be read.
@Component
class ProjectionHealth implements HealthIndicator {

  private final Configuration axon;

  ProjectionHealth(Configuration axon) {
    this.axon = axon;
  }

  @Override
  public Health health() {
    return axon.eventProcessingConfiguration()
        .eventProcessor(AdmissionProjection.GROUP)
        .filter(EventProcessor::isRunning)
        .filter(processor -> !processor.isError())
        .map(_ -> Health.up().build())
        .orElseGet(() -> Health.down().build());
  }
}
