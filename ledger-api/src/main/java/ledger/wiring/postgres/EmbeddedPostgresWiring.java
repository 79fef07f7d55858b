package ledger.wiring.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where no database is named, the ledger brings its own.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
    name = EarlyPostgres.URL,
    matchIfMissing = true,
    havingValue = EarlyPostgres.EMBEDDED)
class EmbeddedPostgresWiring {

  @Bean
  EmbeddedPostgres embeddedPostgres(
      Optional<EarlyPostgres> early,
      @Value("${ledger.data}") Path data,
      @Value("${" + WalArchive.SETTING + ":}") String archive) {
    return early
        .map(EarlyPostgres::come)
        .orElseGet(() -> new EmbeddedPostgres(data.toAbsolutePath(), WalArchive.in(archive)))
        .kept();
  }

  @Bean
  @ConditionalOnMissingBean
  JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) throws IOException {
    return new Connection(postgres.url(), postgres.password());
  }

  private record Connection(String url, String password) implements JdbcConnectionDetails {
    @Override
    public String getUsername() {
      return EmbeddedPostgres.USER;
    }

    @Override
    public String getPassword() {
      return password;
    }

    @Override
    public String getJdbcUrl() {
      return url;
    }
  }
}
