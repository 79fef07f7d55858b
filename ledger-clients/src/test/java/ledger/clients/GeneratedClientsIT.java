package ledger.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ledger.clients.generated.AnswersApi;
import ledger.clients.generated.ApiClient;
import ledger.clients.generated.ApiException;
import ledger.clients.generated.RecordingApi;
import ledger.clients.generated.model.Act;
import ledger.clients.generated.model.Problem;
import ledger.clients.generated.model.ProblemCode;
import ledger.clients.generated.model.TimelineLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever generates a client from the description can read the founding case with it and record
/// it.
class GeneratedClientsIT {

  private static final String FOUNDING = "corridor";
  private static final String ABOUT = "2023-09-13T20:00:00+04:00";
  private static final String ACT_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Path NODE = Path.of("target/node").toAbsolutePath();

  private static DemoLedger ledger;

  @BeforeAll
  static void the_founding_case_is_on_record() throws IOException {
    ledger = new DemoLedger();
  }

  @AfterAll
  static void it_is_over() throws InterruptedException {
    ledger.close();
  }

  @Test
  void in_java_by_openapi_generator() throws Exception {
    var json = client("recorder").getObjectMapper();
    var lines = timeline();
    var ids = new LinkedHashMap<String, String>();
    for (var line : lines)
      ids.put(json.valueToTree(line).at("/act/actId").asText(), UUID.randomUUID().toString());
    long last = 0;
    for (var line : lines) {
      var act = json.readValue(again(line, ids, json), Act.class);
      var receipt =
          new RecordingApi(client(line.getRecordedBy()))
              .recordAct(RecordingApi.APIRecordActRequest.newBuilder().act(act).build());
      last = json.valueToTree(receipt).path("position").asLong();
    }
    assertThat(lines).hasSizeGreaterThan(60);
    assertThat(board("java", last, json)).isEqualTo(board(FOUNDING, last, json));
  }

  @Test
  void a_refusal_is_read_as_a_problem() throws Exception {
    var json = client("recorder").getObjectMapper();
    var act =
        json.readValue(
            """
            {"act": "TakeStance", "actId": "%s", "negotiation": "corridor", "mode": "REPORTED",
             "by": "azerbaijan", "statedAt": "2023-09-13T20:00:00+04:00",
             "proposition": "EXISTS(nothing-of-this-name)", "stance": "AFFIRMS"}
            """
                .formatted(UUID.randomUUID()),
            Act.class);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() ->
            new RecordingApi(client("recorder"))
                .recordAct(RecordingApi.APIRecordActRequest.newBuilder().act(act).build()))
        .satisfies(refused -> {
          assertThat(refused.getCode()).isEqualTo(422);
          assertThat(json.readValue(refused.getResponseBody(), Problem.class).getCode())
              .isEqualTo(ProblemCode.UNKNOWN_PROPOSITION);
        });
  }

  /// By types that openapi-typescript makes, in strict mode.
  @Test
  void in_node_by_openapi_typescript() throws Exception {
    assumeTrue(isThere("node") && isThere("npm"), "there is no Node: apt-get install nodejs npm");
    Files.createDirectories(NODE);
    try (var files = Files.list(Path.of("src/test/node"))) {
      for (var file : files.toList())
        Files.write(NODE.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    run("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
    var description = Path.of("../docs/spec/openapi.json").toRealPath().toString();
    run("npx", "openapi-typescript", description, "-o", "ledger.d.ts");
    run("npx", "tsc", "-p", ".");
    var said =
        run("node", "out/again.js", ledger.url(), "node", ledger.tokens().toString())
            .lines()
            .toList();
    assertThat(new ObjectMapper().readTree(said.getLast()).path("acts").asInt()).isGreaterThan(60);
  }

  private static List<TimelineLine> timeline() throws ApiException {
    var lines = new ArrayList<TimelineLine>();
    var asked = AnswersApi.APITimelineRequest.newBuilder().negotiation(FOUNDING).limit("25");
    for (Long next = -1L; next != null; ) {
      var page = new AnswersApi(client("recorder")).timeline(asked.after(next.toString()).build());
      lines.addAll(page.getLines());
      next = page.getNext();
    }
    return lines;
  }

  /// The same act of another negotiation.
  private static String again(TimelineLine line, Map<String, String> ids, ObjectMapper json)
      throws IOException {
    var sent = line.getUncorrected() == null ? line.getAct() : line.getUncorrected();
    var text = json.writeValueAsString(sent);
    for (var id : ids.entrySet()) text = text.replace(id.getKey(), id.getValue());
    var act = (ObjectNode) json.readTree(text);
    return act.put("negotiation", "java").toString();
  }

  /// Without ids of acts, which differ.
  private static String board(String negotiation, long position, ObjectMapper json)
      throws ApiException {
    var board =
        new AnswersApi(client("recorder"))
            .board(
                AnswersApi.APIBoardRequest.newBuilder()
                    .negotiation(negotiation)
                    .view("party:azerbaijan")
                    .about(ABOUT)
                    .ledgerPosition(String.valueOf(position))
                    .build());
    JsonNode groups = json.valueToTree(board).path("groups");
    assertThat(groups).isNotEmpty();
    return groups.toString().replaceAll(ACT_ID, "act");
  }

  /// Values whose kind no field names, such as links, are told apart by their fields: this
  /// generator tries one kind after the other, and takes the first for any where it lets fields go
  /// unread.
  private static ApiClient client(String user) {
    var token = ledger.tokens().required(user).asText();
    var client = new ApiClient();
    client.setObjectMapper(
        ApiClient.createDefaultObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    client.updateBaseUri(ledger.url());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// @return what it said
  private static String run(String... command) throws IOException, InterruptedException {
    var said = Files.createTempFile(NODE, "said", ".txt");
    var process =
        new ProcessBuilder(command)
            .directory(NODE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    var text = Files.readString(said);
    assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + text).isZero();
    return text;
  }
}
