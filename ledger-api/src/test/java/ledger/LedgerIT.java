package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.openapi.Exchange;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole ledger on a real PostgreSQL, spoken to over HTTP. One server serves all tests; each test
/// has negotiations of its own.
@SpringBootTest(
    classes = LedgerApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class LedgerIT {

  protected static final HttpClient HTTP = HttpClient.newHttpClient();
  protected static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  @LocalServerPort protected int port;
  @Autowired private Accounts accounts;

  /// Of somebody else's pages that may read here.
  protected static final String READER = "http://reader.example";

  /// What servers on one database have in common: the keys of its log and of its sealed texts.
  protected static final Path SHARED = shared();

  private static Path shared() {
    try {
      return Files.createTempDirectory("ledger-shared");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) throws IOException {
    Path data = Files.createTempDirectory("ledger-test");
    properties.add("ledger.data", data::toString);
    properties.add("ledger.log.keys", () -> SHARED.resolve("log.keys").toString());
    properties.add("ledger.cors.origins", () -> READER);
    properties.add("ledger.keys", () -> SHARED.resolve("keys").toString());
    properties.add("ledger.webhooks.enabled", () -> true);
    properties.add("ledger.webhooks.allowed", () -> "127.0.0.0/8");
    properties.add("spring.datasource.url", TestDatabase.get()::url);
    properties.add("spring.datasource.username", TestDatabase.get()::user);
    properties.add("spring.datasource.password", TestDatabase.get()::password);
  }

  /// What came back.
  public record Answer(int status, HttpResponse<String> response) {

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String text(String field) {
      return json().path(field).asString("");
    }

    public long position() {
      return json().path("position").asLong();
    }
  }

  /// The token of a user, who gets an account at the first asking.
  protected String token(String user) {
    return TOKENS.computeIfAbsent(
        user,
        _ -> {
          var id = new UserId(user);
          return accounts
              .open(new Account(id, false))
              .or(() -> accounts.renew(Optional.empty(), id))
              .orElseThrow()
              .secret();
        });
  }

  protected HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  protected HttpRequest.Builder request(String user, String path) {
    return request(path).header("Authorization", "Bearer " + token(user));
  }

  protected Answer send(HttpRequest.Builder request) {
    try {
      var sent = request.build();
      var response = HTTP.send(sent, BodyHandlers.ofString());
      Exchange.isAsDescribed(sent, response);
      return new Answer(response.statusCode(), response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  protected Answer post(String user, String act) {
    return post(user, act.getBytes(StandardCharsets.UTF_8));
  }

  protected Answer post(String user, byte[] act) {
    return send(
        request(user, "/acts")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(act)));
  }

  /// A question that has a body.
  protected Answer postTo(String user, String path, String json) {
    return send(
        request(user, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  protected Answer postFile(String user, byte[] lines) {
    return send(
        request(user, "/acts")
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(lines)));
  }

  /// The founding case is on record: its owner sends the set-up, its recorder the story.
  ///
  /// @return the position of its last act
  protected long corridor() {
    return Math.max(corridor("setup.yaml", "owner"), corridor("story.yaml", "recorder"));
  }

  private long corridor(String file, String user) {
    try {
      var answers =
          send(request(user, "/acts")
                  .header("Content-Type", "application/yaml")
                  .POST(HttpRequest.BodyPublishers.ofFile(Corridor.file(file))))
              .response()
              .body()
              .lines()
              .map(JSON::readTree)
              .toList();
      assertThat(answers).allSatisfy(a -> assertThat(a.path("status").asInt()).isIn(200, 201));
      return answers.stream().mapToLong(a -> a.path("position").asLong()).max().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected Answer get(String user, String path) {
    return send(request(user, path));
  }

  /// Reads what a write did, whenever it can be read.
  protected Answer getAt(long position, String user, String path) {
    return send(request(user, path).header("Ledger-Position", String.valueOf(position)));
  }

  /// Signs whatever is new, and does not wait until it is time to.
  ///
  /// @return the signed note
  protected String checkpointNow(String user) {
    var answer = send(request(user, "/log/checkpoint").POST(HttpRequest.BodyPublishers.noBody()));
    if (answer.status() != 200) throw new AssertionError(answer.response().body());
    return answer.response().body();
  }

  /// An act in single quotes, with an id of its own where it names none.
  protected static String act(String negotiation, String act, String fields) {
    var id = fields.contains("'actId'") ? "" : "'actId': '" + UUID.randomUUID() + "', ";
    return ("{'act': '"
            + act
            + "', "
            + id
            + "'negotiation': '"
            + negotiation
            + "', "
            + fields
            + "}")
        .replace('\'', '"');
  }

  /// A negotiation of north and south, with a recorder, an auditor and a proposal of North's on
  /// record.
  protected long harbour(String negotiation) {
    String[] setup = {
      act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'Use of the harbour'"),
      act(
          negotiation,
          "RegisterReferent",
          "'mode': 'PERFORMED', 'id': 'north', 'kind': 'PARTY', 'neutralLabel': 'North'"),
      act(
          negotiation,
          "RegisterReferent",
          "'mode': 'PERFORMED', 'id': 'south', 'kind': 'PARTY', 'neutralLabel': 'South'"),
      act(
          negotiation,
          "AdmitParticipant",
          "'mode': 'PERFORMED', 'capacity': 'REP', 'actor': 'north', 'userIds': ['rep:north']"),
      act(
          negotiation,
          "AdmitParticipant",
          "'mode': 'PERFORMED', 'capacity': 'REP', 'actor': 'south', 'userIds': ['rep:south']"),
      act(
          negotiation,
          "AdmitParticipant",
          "'mode': 'PERFORMED', 'capacity': 'RECORDER', 'userIds': ['scribe']"),
      act(
          negotiation,
          "AdmitParticipant",
          "'mode': 'PERFORMED', 'capacity': 'AUDITOR', 'userIds': ['auditor']"),
    };
    for (var act : setup) mustRecord("opener", act);
    long last = mustRecord("rep:north", act(negotiation, "ProposeAgreement", PROPOSAL));
    getAt(last, "opener", "/negotiations/" + negotiation);
    return last;
  }

  private static final String PROPOSAL =
      "'mode': 'PERFORMED', 'by': 'north', 'statedAt': '2026-01-01T12:00Z', 'agreement': 'A', 'form': 'WRITTEN', 'terms': {"
          + "'texts': [{'lang': 'en', 'text': 'Ships may dock.'}],"
          + "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}],"
          + "'terms': [{'kind': 'COMMITMENT', 'key': 'n1', 'debtors': ['north'], 'creditors': ['south'], 'mode': 'ACHIEVE', 'texts': 'Open the quay'},"
          + "{'kind': 'COMMITMENT', 'key': 's1', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'Send a ship'}]}";

  protected long mustRecord(String user, String act) {
    var answer = post(user, act);
    if (answer.status() != 201) throw new AssertionError(answer.response().body() + "\nfor " + act);
    return answer.position();
  }

  protected static final String READY =
      "'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-02T12:00Z', 'agreement': 'A', 'version': 1, 'scope': ['s1']";
}
