package ledger.audit;

import java.util.Optional;
import ledger.log.Alterations;
import ledger.log.Intake;
import ledger.role.ServerRole;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Is down while no act can be recorded that should be, while what was recorded cannot be signed,
/// and once anything was found not to be what was signed.
@Component
class RecordHealth implements HealthIndicator {

  private final Intake intake;
  private final Publication publication;
  private final Alterations alterations;
  private final ServerRole role;

  RecordHealth(Intake intake, Publication publication, Alterations alterations, ServerRole role) {
    this.role = role;
    this.intake = intake;
    this.publication = publication;
    this.alterations = alterations;
  }

  @Override
  public Health health() {
    if (!alterations.isNone())
      return Health.down().withDetail("altered", alterations.all()).build();
    return trouble()
        .map(why -> Health.down().withDetail("why", why).build())
        .orElseGet(() -> Health.up().build());
  }

  private Optional<String> trouble() {
    if (role.writes() && !intake.isOpen()) return Optional.of("the record is closed");
    if (!publication.isRunning()) return Optional.of("what is recorded is not signed any more");
    return intake.refusedLately().map(why -> "an act was not recorded: " + why);
  }
}
