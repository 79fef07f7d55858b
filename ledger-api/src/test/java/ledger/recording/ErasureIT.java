package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.LedgerApplication;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.log.LogEntry;
import ledger.log.postgres.LogTable;
import ledger.seal.FieldPath;
import ledger.seal.Subject;
import ledger.seal.json.SealingPolicy;
import ledger.value.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A canary in a remark: once its key is erased, no byte of it is anywhere that the ledger writes
/// to. A second one, not sealed, shows that the search would find it.
@ExtendWith(OutputCaptureExtension.class)
class ErasureIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CANARY = "canary" + UUID.randomUUID().toString().replace("-", "");
  private static final String CONTROL = "Control" + UUID.randomUUID().toString().replace("-", "");
  private static final UUID ACT = UUID.randomUUID();
  private static final Subject WITNESS =
      new Subject(Id.of("shelter"), Id.of("witness-1"), Id.of("remarks"));

  /// A remark belongs to the referent that it is about.
  private static final SealingPolicy REMARKS =
      (_, act) ->
          switch (act.path("act").asString("")) {
            case "RegisterReferent" -> remark(act, "id");
            case "AddDesignation" -> remark(act, "referent");
            default -> List.of();
          };

  @TempDir private Path data;
  private ConfigurableApplicationContext ledger;
  private String owner;
  private String scribe;

  private static List<SealingPolicy.Field> remark(JsonNode act, String about) {
    var subject =
        new Subject(
            Id.of(act.path("negotiation").asString()),
            Id.of(act.path(about).asString()),
            Id.of("remarks"));
    return List.of(new SealingPolicy.Field(FieldPath.of("note"), subject));
  }

  @BeforeEach
  void start() {
    ledger =
        new SpringApplicationBuilder(LedgerApplication.class)
            .initializers(c ->
                ((GenericApplicationContext) c).registerBean(SealingPolicy.class, () -> REMARKS))
            .run("--server.port=0", "--ledger.data=" + data, "--logging.level.ledger=trace");
    owner = token("owner");
    scribe = token("scribe");
  }

  private String token(String user) {
    var accounts = ledger.getBean(Accounts.class);
    var id = new UserId(user);
    return accounts
        .open(new Account(id, false))
        .or(() -> accounts.renew(Optional.empty(), id))
        .orElseThrow()
        .secret();
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void no_byte_of_an_erased_remark_is_left_and_every_proof_still_holds(CapturedOutput said)
      throws Exception {
    record(owner, "{'act': 'OpenNegotiation', 'title': 'Shelter'}");
    record(owner, "{'act': 'AdmitParticipant', 'capacity': 'RECORDER', 'userIds': ['scribe']}");
    var first = post(scribe, referent(CONTROL), ACT);
    assertThat(first.statusCode()).isEqualTo(201);
    long position = position(first);
    assertThat(summary(position)).contains(CANARY, CONTROL);

    var before = entry();
    verifies(before);
    assertThat(post(scribe, referent(CONTROL), ACT).statusCode()).isEqualTo(200);
    assertThat(post(scribe, referent(CONTROL).replace(CANARY, "else"), ACT).statusCode())
        .isEqualTo(409);
    checkpoint();
    assertThat(filesWith(CONTROL)).anyMatch(f -> f.contains("pg_wal"));
    assertThat(filesWith(CONTROL)).anyMatch(f -> f.contains("base"));
    assertThat(filesWith(CANARY)).isEmpty();

    assertThat(ledger.getBean(Erasure.class).of(WITNESS)).isPresent();

    erasedFor(position, before);
    assertThat(post(scribe, designation("'note': 'More of her.', "), UUID.randomUUID()).body())
        .contains("SUBJECT_ERASED");
    record(scribe, designation(""));
    checkpoint();
    assertThat(filesWith(CANARY)).isEmpty();

    stop();
    assertThat(filesWith(CANARY)).isEmpty();
    start();
    erasedFor(position, before);
    assertThat(said.getAll()).isNotEmpty().doesNotContain(CANARY);
  }

  private void erasedFor(long position, LogEntry before) throws Exception {
    assertThat(summary(position)).contains("[erased]", CONTROL).doesNotContain(CANARY);

    var again = post(scribe, referent(CONTROL), ACT);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(position(again)).isEqualTo(position);
    assertThat(post(scribe, referent("Another"), ACT).body()).contains("ACT_ID_REUSED");

    var now = entry();
    verifies(now);
    assertThat(now.opening()).isEqualTo(before.opening());
  }

  private LogEntry entry() {
    return ledger.getBean(LogTable.class).byEvent(ACT).orElseThrow();
  }

  private static void verifies(LogEntry entry) {
    assertThat(entry.identity().key()).hasValueSatisfying(c -> assertThat(c).hasSize(32));
    assertThat(entry.opening().leaf()).isEqualTo(entry.leaf());
  }

  private static String referent(String label) {
    return "{'act': 'RegisterReferent', 'note': '"
        + CANARY
        + "', 'id': 'witness-1', 'kind': 'PERSON', 'neutralLabel': '"
        + label
        + "'}";
  }

  private static String designation(String note) {
    return "{'act': 'AddDesignation', "
        + note
        + "'referent': 'witness-1', 'text': 'Eve', 'lang': 'en', 'usedBy': 'witness-1'}";
  }

  private void record(String token, String act) throws Exception {
    var answer = post(token, act, UUID.randomUUID());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> post(String token, String act, UUID id) throws Exception {
    var whole =
        act.replace("{", "{'negotiation': 'shelter', 'mode': 'PERFORMED', 'actId': '" + id + "', ");
    return HTTP.send(
        request(token, "/acts")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(whole.replace('\'', '"')))
            .build(),
        BodyHandlers.ofString());
  }

  /// Once the projections have come as far as this position.
  private String summary(long position) throws Exception {
    var request =
        request(scribe, "/negotiations/shelter")
            .header("Ledger-Position", String.valueOf(position));
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String token, String path) {
    var port = ledger.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private static long position(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("position").asLong();
  }

  /// Every page that is in PostgreSQL's memory goes to its files.
  private void checkpoint() {
    JdbcClient.create(ledger.getBean(DataSource.class)).sql("checkpoint").update();
  }

  /// Heap, indexes, write-ahead log, PostgreSQL's own log, tokens, keys: as text and in
  /// hexadecimal.
  private List<String> filesWith(String text) throws IOException {
    var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    var found = new ArrayList<String>();
    try (var all = Files.walk(data)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var content = content(file);
        if (content.contains(text) || content.contains(hex))
          found.add(data.relativize(file).toString());
      }
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      return ""; // PostgreSQL is still at work
    }
  }
}
