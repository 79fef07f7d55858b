package ledger.launcher;

import static ledger.launcher.Launched.ledger;
import static ledger.launcher.Launched.output;
import static ledger.launcher.Launched.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import ledger.Browser;
import ledger.Eventually;
import ledger.client.Authorities;
import ledger.wiring.tls.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `./ledger serve --tls-cert CERT --tls-key KEY`: real handshakes with a real process.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

  @TempDir private static Path folder;
  private TestCertificate authority;
  private Path authorityFile;
  private Process server;
  private JsonNode ready;

  @BeforeAll
  void a_ledger_speaks_tls() throws Exception {
    authority = TestCertificate.authority();
    authorityFile = authority.writeCertificate(folder.resolve("authority.pem"));
    var own = authority.of("localhost");
    var serve =
        ledger(
            "serve",
            "--json",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--tls-cert",
            own.writeCertificate(folder.resolve("cert.pem")).toString(),
            "--tls-key",
            own.writeKey(folder.resolve("key.pem")).toString());
    serve.environment().put("SPRING_SSL_BUNDLE_WATCH_FILE_QUIETPERIOD", "1s");
    server = serve.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ready = ready(server);
  }

  @AfterAll
  void nothing_is_left_running() throws Exception {
    Launched.kill(server, folder.resolve("data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void who_knows_the_authority_is_answered(String protocol) throws Exception {
    assertThat(url()).startsWith("https://localhost:");
    try (var socket = connected(protocol)) {
      socket
          .getOutputStream()
          .write(bytes("GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n"));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .contains("\"UP\"");
    }
  }

  private SSLSocket connected(String protocol) throws IOException {
    var socket =
        (SSLSocket)
            Authorities.of(authorityFile)
                .context()
                .getSocketFactory()
                .createSocket("localhost", URI.create(url()).getPort());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.startHandshake();
    return socket;
  }

  @Test
  void who_does_not_or_asks_another_host_ends_the_handshake() throws Exception {
    try (var stranger = HttpClient.newBuilder().sslContext(SSLContext.getDefault()).build();
        var client = client()) {
      var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health")).build();
      assertThatThrownBy(() -> stranger.send(request, BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
      var other =
          HttpRequest.newBuilder(
                  URI.create(url().replace("localhost", "127.0.0.1") + "/actuator/health"))
              .build();
      assertThatThrownBy(() -> client.send(other, BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void who_speaks_plain_http_is_told_nothing_but_that() throws Exception {
    try (var socket = new Socket("localhost", URI.create(url()).getPort())) {
      socket.getOutputStream().write(bytes("GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400")
          .doesNotContain("form");
    }
  }

  @Test
  void browsers_send_what_they_keep_over_tls_alone() throws IOException {
    try (var browser = new Browser(url(), Authorities.of(authorityFile).context())) {
      var form = browser.get("/login");
      assertThat(form.headers().firstValue("Strict-Transport-Security"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
      assertThat(form.headers().allValues("Set-Cookie"))
          .isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
      assertThat(browser.signIn("owner", token()).headers().allValues("Set-Cookie"))
          .anySatisfy(cookie ->
              assertThat(cookie)
                  .startsWith("JSESSIONID=")
                  .contains("; HttpOnly", "; SameSite=Strict"))
          .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    }
  }

  @Test
  void the_command_line_takes_the_authority_by_option_or_environment() throws Exception {
    var acts =
        Files.writeString(
            folder.resolve("acts.ndjson"),
            "{\"act\":\"OpenNegotiation\",\"actId\":\"%s\",\"negotiation\":\"over-tls\",\"mode\":\"PERFORMED\",\"title\":\"x\"}\n"
                .formatted(UUID.randomUUID()));
    String[] record = {"record", acts.toString(), "--url", url(), "--token", token()};
    assertThat(output(ledger(record)))
        .contains("no secure connection to the ledger at " + url())
        .contains("--ca-cert")
        .contains("exit 3");
    assertThat(output(ledger("verify", "--url", url(), "--ca-cert", "nowhere.pem")))
        .contains("--ca-cert")
        .contains("nowhere.pem is not there")
        .contains("exit 2");
    var recording = ledger(record);
    recording.environment().put("LEDGER_CA_CERT", authorityFile.toString());
    assertThat(output(recording)).contains("1 recorded").contains("exit 0");
    assertThat(
            output(
                ledger(
                    "export",
                    folder.resolve("bundle").toString(),
                    "--url",
                    url(),
                    "--token",
                    token(),
                    "--ca-cert",
                    authorityFile.toString())))
        .contains("entries in")
        .contains("exit 0");
  }

  /// Authorities certify for months at most.
  @Test
  void a_renewed_certificate_is_shown_without_a_new_start() throws Exception {
    var renewed = authority.of("localhost");
    renewed.writeKey(folder.resolve("key.pem"));
    renewed.writeCertificate(folder.resolve("cert.pem"));
    Eventually.until(
        "the new certificate is shown",
        () -> {
          try (var socket = connected("TLSv1.3")) {
            var shown =
                (java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSerialNumber().equals(renewed.certificate().getSerialNumber());
          }
        });
  }

  @Test
  void with_files_that_do_not_fit_it_says_which_and_does_not_start() throws Exception {
    var key = authority.of("localhost").writeKey(folder.resolve("other.pem"));
    var certificate = authority.of("localhost").writeCertificate(folder.resolve("another.pem"));
    assertThat(
            output(
                ledger(
                    "serve",
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("other").toString(),
                    "--tls-cert",
                    certificate.toString(),
                    "--tls-key",
                    key.toString())))
        .contains("The ledger did not start: " + key + " is not the private key")
        .contains("exit 3")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  private String url() {
    return ready.path("url").asString();
  }

  private String token() {
    return ready.path("tokens").path("owner").asString();
  }

  private HttpClient client() throws IOException {
    return HttpClient.newBuilder().sslContext(Authorities.of(authorityFile).context()).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
