package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import ledger.LedgerApplication;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.cli.LedgerCommand;
import ledger.log.postgres.LogTable;
import ledger.transparency.Checkpoint;
import ledger.transparency.KeyFile;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An operator changes the keys that sign the log.
class LogKeysIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static ConfigurableApplicationContext ledger;
  private static String operator;

  @BeforeAll
  static void a_ledger() {
    ledger =
        new SpringApplicationBuilder(LedgerApplication.class)
            .run("--server.port=0", "--ledger.data=" + data, "--ledger.verification.every=0");
    operator = token(true);
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  private static String token(boolean isOperator) {
    var user = new UserId("u" + UUID.randomUUID());
    return ledger
        .getBean(Accounts.class)
        .open(new Account(user, isOperator))
        .orElseThrow()
        .secret();
  }

  private static HttpResponse<String> send(String method, String path, String token) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(url() + path))
              .header("Authorization", "Bearer " + token)
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }

  private static String url() {
    return "http://localhost:" + ledger.getEnvironment().getProperty("local.server.port");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode added(String kind) {
    var answer = send("POST", "/operator/log-keys?kind=" + kind, operator);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static HttpResponse<String> retired(String id) {
    return send("POST", "/operator/log-keys/" + id + "/retirement", operator);
  }

  /// Of all that is on record now.
  private static String checkpoint() {
    return send("POST", "/log/checkpoint", operator).body();
  }

  private static List<String> signers(String note) {
    return SignedNote.parse(note).orElseThrow().signatures().stream()
        .map(s -> String.format("%08x", s.keyId()))
        .toList();
  }

  private static String policy() {
    return send("GET", "/log/policy", operator).body();
  }

  private static Policy.Finding judged(String note) {
    return Policy.parse(policy()).check(SignedNote.parse(note).orElseThrow());
  }

  private static List<String> foundByVerification() throws IOException {
    return ledger.getBean(Verification.class).run().found();
  }

  /// Which of the keys was made with the log, where no other was retired yet.
  private static String ofKind(String kind) {
    for (var key : json(send("GET", "/operator/log-keys", operator)).path("keys"))
      if (key.path("kind").asString().equals(kind) && key.path("state").asString().equals("SIGNS"))
        return key.path("keyId").asString();
    throw new AssertionError("no key of kind " + kind + " signs");
  }

  private static String last() {
    var entry = ledger.getBean(LogTable.class).lastOf("./log-keys").orElseThrow();
    return entry.identity().type() + " " + new String(entry.content().orElseThrow());
  }

  @Test
  void a_new_key_is_on_record_and_signs_beside_the_others_until_one_of_them_is_retired()
      throws IOException {
    var old = ofKind("ED25519");
    var before = checkpoint();
    var key = added("ED25519");
    var id = key.path("keyId").asString();
    assertThat(last())
        .isEqualTo("log-key-added.v1 {\"vkey\":\"" + key.path("vkey").asString() + "\"}");
    var both = checkpoint();
    assertThat(signers(both)).contains(old, id).hasSize(signers(before).size() + 1);
    assertThat(judged(both)).isInstanceOf(Policy.Finding.Accepted.class);

    var answer = retired(old);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(last()).startsWith("log-key-retired.v1 {\"vkey\":\"");
    var after = checkpoint();
    assertThat(signers(after)).contains(id).doesNotContain(old);
    assertThat(policy()).contains(key.path("vkey").asString()).doesNotContain("+" + old + "+");
    assertThat(judged(after)).isInstanceOf(Policy.Finding.Accepted.class);
    assertThat(Files.readString(data.resolve("log.keys")))
        .contains("retired ")
        .doesNotContain("next ");
    assertThat(foundByVerification()).as("what the old key signed").isEmpty();
  }

  @Test
  void the_last_key_of_a_kind_is_not_retired() {
    var answer = retired(ofKind("ML_DSA_44"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("code").asString()).isEqualTo("LAST_LOG_KEY");
  }

  @Test
  void a_key_that_does_not_sign_and_a_kind_that_logs_do_not_sign_with_are_told() {
    assertThat(retired("00000000").statusCode()).isEqualTo(404);
    var answer = send("POST", "/operator/log-keys?kind=ED25519_COSIGNATURE", operator);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("ML_DSA_44", "\"kind\"");
    assertThat(send("POST", "/operator/log-keys", operator).statusCode()).isEqualTo(400);
  }

  @Test
  void only_an_operator_changes_keys() {
    var other = token(false);
    assertThat(send("POST", "/operator/log-keys?kind=ED25519", other).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/operator/log-keys", other).statusCode()).isEqualTo(403);
  }

  @Test
  void a_node_that_was_not_given_a_new_key_signs_nothing_until_it_is_and_knows_what_it_signed()
      throws IOException {
    var copy = data.resolve("copy.keys");
    Files.copy(data.resolve("log.keys"), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    try (var second = node(copy)) {
      var there = second.getBean(LogSigner.class);
      var text = new Checkpoint(there.origin(), 0, TreeHash.EMPTY).body();
      there.note(text);

      var id = added("ED25519").path("keyId").asString();

      assertThatThrownBy(() -> there.note(text))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("copy.keys lacks ")
          .hasMessageContaining("+" + id)
          .hasMessageContaining("copy the file of the node that added it");
      assertThat(there.own(checkpoint())).as("another node signed it").isPresent();

      Files.copy(
          data.resolve("log.keys"),
          copy,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING,
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      assertThat(signers(there.note(text))).contains(id);
      assertThat(KeyFile.signers(copy, there.origin())).isNotEmpty();
    }
  }

  private static ConfigurableApplicationContext node(Path keys) throws IOException {
    var database = ledger.getBean(JdbcConnectionDetails.class);
    return new SpringApplicationBuilder(LedgerApplication.class)
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + database.getJdbcUrl(),
            "--spring.datasource.username=" + database.getUsername(),
            "--spring.datasource.password=" + database.getPassword(),
            "--ledger.data=" + Files.createTempDirectory("ledger-second"),
            "--ledger.log.keys=" + keys,
            "--ledger.keys=" + data.resolve("keys"));
  }

  @Test
  void the_command_line_lists_adds_and_retires() {
    var made = run("add", "ED25519");
    assertThat(made).startsWith("0 ").contains("SIGNS", "ED25519");
    var id = made.split(" ", 3)[1];
    assertThat(run("list")).startsWith("0 ").contains(id);
    assertThat(run("retire", id)).startsWith("0 ").contains(id + "  ED25519    RETIRED");
    assertThat(run("retire", id)).startsWith("3 ");
    assertThat(run("retire", "all")).startsWith("2 all names no key: write its eight digits");
    assertThat(run("add", "RSA")).startsWith("2 RSA is no kind of key");
  }

  private static String run(String... what) {
    var out = new StringWriter();
    var arguments = new java.util.ArrayList<String>();
    arguments.add("log-key");
    arguments.addAll(List.of(what));
    arguments.addAll(List.of("--url", url(), "--token", operator));
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(arguments.toArray(String[]::new));
    return code + " " + out;
  }
}
