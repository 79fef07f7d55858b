package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody signs in once, and commands know who asks.
class LoginTest {

  private static final String TOKEN = "ledger_of-clerk";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private HttpServer server;
  private String url;

  /// Knows one token.
  @BeforeEach
  void a_ledger_answers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://localhost:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          boolean known =
              ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
          var body =
              exchange.getRequestURI().getPath().startsWith("/accounts")
                  ? "{\"user\": \"clerk\"}"
                  : "{\"state\": \"DONE\", \"done\": 1, \"total\": 1, \"seconds\": 0}";
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void and_is_gone() {
    server.stop(0);
  }

  private Path kept() {
    return home.resolve("agreement-ledger/tokens");
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(kept())) return List.of();
    try (var files = Files.list(kept())) {
      return files.toList();
    }
  }

  /// In a process of its own, with an environment of its own.
  private Ran ledger(String typed, String token, String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerCommand.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().put(TokenOptions.ENVIRONMENT, token);
    builder.environment().remove(UrlOption.ENVIRONMENT);
    builder.environment().putAll(environment);
    var out = Files.createTempFile(home, "out", "");
    var err = Files.createTempFile(home, "err", "");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write((typed + "\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void what_was_typed_is_kept_for_its_owner_and_used_until_it_is_forgotten() throws Exception {
    assertThat(ledger("", "", "rebuild", "--url", url).err()).contains("./ledger login --url");

    var login = ledger(TOKEN, "", "login", "--url", url);
    assertThat(login.err()).isEmpty();
    assertThat(login.out()).contains("signed in as clerk").doesNotContain(TOKEN);
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())))
        .isEqualTo("rwx------");

    assertThat(ledger("", "", "rebuild", "--url", url + "/").code()).isZero();
    assertThat(ledger("", "another", "rebuild", "--url", url).err())
        .as("what the environment says goes before it")
        .contains("answered 401");

    assertThat(ledger("", "", "logout", "--url", url).code()).isZero();
    assertThat(files()).isEmpty();
    assertThat(ledger("", "", "rebuild", "--url", url).code()).isEqualTo(LedgerCommand.USAGE);
  }

  @Test
  void the_environment_may_say_where_the_ledger_is() throws Exception {
    environment.put(UrlOption.ENVIRONMENT, url);
    assertThat(ledger("", TOKEN, "rebuild").code()).isZero();
    assertThat(ledger("", TOKEN, "rebuild", "--url", "http://localhost:1").err())
        .as("what is given goes before it")
        .contains("no ledger answers at http://localhost:1");
    environment.put(UrlOption.ENVIRONMENT, "localhost");
    assertThat(ledger("", TOKEN, "rebuild").err())
        .contains("LEDGER_URL (localhost) is no address: write it as http://localhost:8080");
    environment.remove(UrlOption.ENVIRONMENT);
    assertThat(ledger("", TOKEN, "rebuild").err())
        .contains("no ledger is named: give --url")
        .contains("set LEDGER_URL");
  }

  @Test
  void a_token_that_signs_nobody_in_is_not_kept() throws Exception {
    var login = ledger("ledger_wrong", "", "login", "--url", url);
    assertThat(login.code()).isEqualTo(LedgerCommand.NOT_DONE);
    assertThat(login.err()).contains("answered 401", "nothing was kept");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_file_has_the_token_where_one_is_named() throws Exception {
    var file = Files.writeString(home.resolve("token"), TOKEN + "\n");
    assertThat(Ran.ledger("rebuild", "--url", url, "--token-file", file).code()).isZero();
    var missing = Ran.ledger("rebuild", "--url", url, "--token-file", home.resolve("none"));
    assertThat(missing.code()).isEqualTo(LedgerCommand.USAGE);
    assertThat(missing.err()).contains("cannot be read: check the path");
    Files.writeString(file, "two words");
    assertThat(Ran.ledger("rebuild", "--url", url, "--token-file", file).err())
        .contains("does not hold one token");
    assertThat(Ran.ledger("rebuild", "--url", url, "--token-file", file, "--token", "x").err())
        .contains("one of --token and --token-file is enough");
  }

  @Test
  void each_ledger_has_its_own_however_its_address_is_written() throws Exception {
    var tokens = new KeptTokens(kept());
    tokens.keep(URI.create("https://Ledger.example/"), "one");
    tokens.keep(URI.create("https://ledger.example/other"), "two");
    assertThat(tokens.of(URI.create("https://ledger.example:443"))).contains("one");
    assertThat(tokens.of(URI.create("https://ledger.example/other/"))).contains("two");
    assertThat(tokens.of(URI.create("http://ledger.example"))).isEmpty();
    tokens.keep(URI.create("https://ledger.example"), "three");
    assertThat(tokens.of(URI.create("https://ledger.example"))).contains("three");
  }

  @Test
  void what_others_could_read_is_not_used() throws Exception {
    var tokens = new KeptTokens(kept());
    var file = tokens.keep(URI.create(url), TOKEN);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> tokens.of(URI.create(url)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can be read by others");
  }
}
