package ledger.issuer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Says when nobody can sign in by the issuer, and why. It is part of the readiness.
final class IssuerHealth implements HealthIndicator {

  private final Issuer issuer;

  IssuerHealth(Issuer issuer) {
    this.issuer = issuer;
  }

  @Override
  public Health health() {
    return issuer
        .trouble()
        .map(why -> Health.outOfService().withDetail("why", why).build())
        .orElseGet(() -> Health.up().build());
  }
}
