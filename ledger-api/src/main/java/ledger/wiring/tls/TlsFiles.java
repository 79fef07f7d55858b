package ledger.wiring.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ledger.startup.CannotStart;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// Makes the files that `ledger.tls.cert` and `ledger.tls.key` name into Spring Boot's SSL bundle
/// `ledger`, and has the web server take it. Without them it speaks plain HTTP.
///
/// Spring Boot reads them again when they change, so that a certificate is renewed without a new
/// start.
final class TlsFiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String CERT = "ledger.tls.cert";
  private static final String KEY = "ledger.tls.key";
  private static final String BUNDLE = "ledger";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var cert = file(environment, CERT);
    var key = file(environment, KEY);
    if (cert.isEmpty() && key.isEmpty()) return;
    if (environment.getProperty("ledger.demo", Boolean.class, false))
      throw new CannotStart(
          "the demo speaks plain HTTP: leave out ledger.tls.cert and ledger.tls.key, or take serve");
    var both =
        new CertificateAndKey(
            cert.orElseThrow(() -> alone(KEY, CERT)), key.orElseThrow(() -> alone(CERT, KEY)));
    both.mustFit();
    environment.getPropertySources().addLast(new MapPropertySource("tls", properties(both)));
  }

  private static Map<String, Object> properties(CertificateAndKey both) {
    var pem = "spring.ssl.bundle.pem." + BUNDLE + ".";
    return Map.of(
        "server.ssl.bundle",
        BUNDLE,
        pem + "keystore.certificate",
        both.certificate().toUri().toString(),
        pem + "keystore.private-key",
        both.key().toUri().toString(),
        pem + "keystore.verify-keys",
        true,
        pem + "reload-on-update",
        true);
  }

  private static Optional<Path> file(Environment environment, String property) {
    return Optional.ofNullable(environment.getProperty(property))
        .filter(file -> !file.isBlank())
        .map(file -> Path.of(file).toAbsolutePath());
  }

  private static CannotStart alone(String there, String missing) {
    return new CannotStart(
        "%s is set and %s is not: TLS needs both, a certificate and its private key"
            .formatted(there, missing));
  }
}
