package ledger.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Says that the database does not answer, and what is done about it. It asks nobody, and so is
/// answered at once. It is part of the readiness.
@Component("database")
final class DatabaseHealth implements HealthIndicator {

  private final DatabaseWatch watch;

  DatabaseHealth(DatabaseWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    return watch
        .told()
        .map(why -> Health.down().withDetail("why", why).build())
        .orElseGet(() -> Health.up().build());
  }
}
