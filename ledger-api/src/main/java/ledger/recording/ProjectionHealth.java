package ledger.recording;

import ledger.dossier.postgres.AdmissionProjection;
import ledger.role.WriterOnly;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while what is recorded cannot be read.
@WriterOnly
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
        .orElseGet(this::down);
  }

  /// With the position that comes next, which is where it stopped, and what kind of fault stopped
  /// it.
  private Health down() {
    return axon
        .eventProcessingConfiguration()
        .eventProcessor(AdmissionProjection.GROUP, StreamingEventProcessor.class)
        .stream()
        .flatMap(processor -> processor.processingStatus().values().stream())
        .filter(EventTrackerStatus::isErrorState)
        .findFirst()
        .map(ProjectionHealth::down)
        .orElseGet(() -> Health.down().withDetail("why", "what is recorded is not read").build());
  }

  private static Health down(EventTrackerStatus stopped) {
    return Health.down()
        .withDetail("position", stopped.getCurrentPosition().orElse(-1) + 1)
        .withDetail(
            "why",
            "what is recorded from there on is not read: "
                + stopped.getError().getClass().getSimpleName())
        .build();
  }
}
