package ledger.issuer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Where an issuer is named it is asked, and is part of the health; else nothing of it is there.
@Configuration(proxyBeanMethods = false)
class IssuerWiring {

  /// None where none is named.
  @Bean(destroyMethod = "close")
  IssuerOrNone issuerOrNone(Environment environment) {
    return new IssuerOrNone(IssuerSettings.of(environment).map(all -> new Issuer(all).start()));
  }

  /// In the health it is called `issuer`.
  @Bean
  @ConditionalOnProperty("ledger.oidc.issuer")
  HealthIndicator issuerHealthIndicator(IssuerOrNone one) {
    return new IssuerHealth(one.issuer().orElseThrow());
  }
}
