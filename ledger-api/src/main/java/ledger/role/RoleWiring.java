package ledger.role;

import ledger.startup.CannotStart;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// The role, for whoever asks; and that a reader makes no tables, but looks whether they are those
/// that it knows.
@Configuration(proxyBeanMethods = false)
class RoleWiring {

  @Bean
  ServerRole serverRole(Environment settings) {
    return ServerRole.of(settings);
  }

  @ReaderOnly
  @Bean
  FlywayMigrationStrategy tablesAsTheyAre() {
    return tables -> {
      if (!tables.validateWithResult().validationSuccessful)
        throw new CannotStart(
            "its database has tables of another form than this server needs, which only reads and makes none: start a server of this version that records first");
    };
  }
}
