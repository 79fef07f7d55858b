package ledger.wiring.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ledger.startup.CannotStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// What the web server is told of the files for TLS, or why it does not start with them.
class TlsFilesTest {

  @TempDir private Path folder = Path.of("");
  private Path certificate = Path.of("");
  private Path key = Path.of("");
  private TestCertificate authority;

  @BeforeEach
  void two_files_that_fit() throws Exception {
    authority = TestCertificate.authority();
    var own = authority.of("ledger.example");
    certificate = own.writeCertificate(folder.resolve("cert.pem"));
    key = own.writeKey(folder.resolve("key.pem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void a_certificate_and_its_key_are_what_the_server_takes(String algorithm) throws Exception {
    var own = authority.of("ledger.example", algorithm);
    own.writeCertificate(certificate);
    own.writeKey(key);
    var environment = with(certificate.toString(), key.toString());
    assertThat(environment.getProperty("server.ssl.bundle")).isEqualTo("ledger");
    assertThat(environment.getProperty("spring.ssl.bundle.pem.ledger.keystore.certificate"))
        .isEqualTo(certificate.toUri().toString());
  }

  @Test
  void without_files_it_speaks_plain_http() {
    assertThat(with("", "").containsProperty("server.ssl.bundle")).isFalse();
  }

  @Test
  void one_file_alone_is_not_enough() {
    assertRefused(certificate.toString(), "", "ledger.tls.cert is set and ledger.tls.key is not");
    assertRefused("", key.toString(), "ledger.tls.key is set and ledger.tls.cert is not");
  }

  @Test
  void a_file_that_is_not_there_or_no_file_is_named() throws Exception {
    var nowhere = folder.resolve("nowhere.pem");
    assertRefused(nowhere.toString(), key.toString(), nowhere + " is missing");
    assertRefused(certificate.toString(), nowhere.toString(), nowhere + " is missing");
    assertRefused(folder.toString(), key.toString(), folder + " is no file");
  }

  @Test
  void what_holds_something_else_is_named() throws Exception {
    assertRefused(key.toString(), key.toString(), key + " holds no certificate in PEM");
    assertRefused(
        certificate.toString(), certificate.toString(), certificate + " holds no private key");
    var bytes = Files.write(folder.resolve("bytes"), new byte[] {0, (byte) 0xff, 1});
    assertRefused(bytes.toString(), key.toString(), bytes + " holds no certificate in PEM");
    assertRefused(certificate.toString(), bytes.toString(), bytes + " holds no private key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void a_key_of_another_certificate_is_told(String algorithm) throws Exception {
    var other = authority.of("ledger.example", algorithm).writeKey(folder.resolve("other.pem"));
    assertRefused(
        certificate.toString(),
        other.toString(),
        other + " is not the private key of the first certificate in " + certificate);
  }

  @Test
  void the_demo_speaks_plain_http() {
    assertThatThrownBy(() ->
            processed(
                Map.of(
                    "ledger.tls.cert", certificate.toString(),
                    "ledger.tls.key", key.toString(),
                    "ledger.demo", "true")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("take serve");
  }

  private static void assertRefused(String cert, String key, String why) {
    assertThatThrownBy(() -> with(cert, key))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith(why);
  }

  private static ConfigurableEnvironment with(String cert, String key) {
    return processed(Map.of("ledger.tls.cert", cert, "ledger.tls.key", key));
  }

  private static ConfigurableEnvironment processed(Map<String, Object> given) {
    try (var context = new GenericApplicationContext()) {
      var environment = context.getEnvironment();
      environment.getPropertySources().addFirst(new MapPropertySource("given", given));
      new TlsFiles().initialize(context);
      return environment;
    }
  }
}
