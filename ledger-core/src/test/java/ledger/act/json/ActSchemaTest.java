package ledger.act.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the schemas of acts and of files take, asked of a validator that others wrote.
class ActSchemaTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:### `([A-Z_0-9]+)` \\d+\n.*?)?```json (accepted|refused) \\S+\n(.*?)\n```",
          Pattern.DOTALL);

  private static final Captions NAMES =
      new Captions() {
        @Override
        public String act(String name) {
          return name;
        }

        @Override
        public String field(String owner, String name) {
          return owner + "." + name;
        }
      };

  private static final Schema ACT = schema(ActSchema.ofAct(NAMES));
  private static final Schema FILE = schema(ActSchema.ofFile(NAMES));

  static Stream<JsonNode> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(ROOT.resolve("docs/spec/acts.md")))
        .results()
        .filter(example -> example.group(2).equals("accepted"))
        .map(example -> JSON.readTree(example.group(3)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_act_of_the_specification_is_taken(JsonNode act) {
    assertThat(ACT.validate(act)).isEmpty();
    assertThat(FILE.validate(act)).isEmpty();
  }

  static Stream<Path> scenarios() throws IOException {
    try (var files = Files.walk(ROOT.resolve("scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_document_of_every_scenario_is_taken(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      assertThat(Yaml.acts(in))
          .isNotEmpty()
          .allSatisfy(part -> assertThat(FILE.validate(part.act())).isEmpty());
    }
  }

  /// Completed, they are whole acts.
  @ParameterizedTest
  @MethodSource("scenarios")
  void every_act_of_every_scenario_is_a_whole_one_when_it_is_completed(Path file)
      throws IOException {
    try (var lines = ActFile.lines(file)) {
      assertThat(lines.map(JSON::readTree))
          .isNotEmpty()
          .allSatisfy(act -> assertThat(ACT.validate(act)).isEmpty());
    }
  }

  /// Those that are refused before any rule is asked.
  static Stream<JsonNode> unreadable() throws IOException {
    var codes = List.of("NOT_AN_OBJECT", "UNKNOWN_ACT", "UNKNOWN_FIELD", "MISSING_FIELD");
    return EXAMPLE
        .matcher(Files.readString(ROOT.resolve("docs/spec/acts.md")))
        .results()
        .filter(example -> codes.contains(String.valueOf(example.group(1))))
        .map(example -> JSON.readTree(example.group(3)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void what_cannot_be_read_is_not_taken(JsonNode act) {
    assertThat(ACT.validate(act)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"act\":\"RegisterReferent\",\"id\":\"quay\",\"kind\":\"PLAICE\",\"neutralLabel\":\"Quay\"}",
        "{\"act\":\"RegisterReferent\",\"id\":\"a quay\",\"kind\":\"PLACE\",\"neutralLabel\":\"Quay\"}",
        "{\"act\":\"RegisterReferent\",\"kind\":\"PLACE\",\"neutralLabel\":\"Quay\"}",
        "{\"act\":\"RegisterReferent\",\"id\":\"quay\",\"kind\":\"PLACE\",\"label\":\"Quay\",\"neutralLabel\":\"Quay\"}",
        "{\"act\":\"TakeStance\",\"proposition\":\"EXISTS(A)\",\"stance\":\"AFFIRMS\",\"statedAt\":\"yesterday\"}",
        "{\"defaults\":{\"note\":\"x\"}}",
        "{\"act\":\"Nothing\"}",
        "[{\"act\":\"Nothing\"}]",
        "{\"act\":\"RegisterReferent\",\"each\":[]}",
        "{\"act\":\"RegisterReferent\",\"each\":[{\"id\":\"quay\",\"kind\":\"PLAICE\"}]}",
        "{\"act\":\"RegisterReferent\",\"each\":[{\"act\":\"TakeStance\"}]}",
        "{\"by\":\"north\",\"each\":[{\"proposition\":\"EXISTS(A)\"}]}",
        "{\"by\":\"north\",\"each\":[{\"act\":\"Nothing\"}]}",
        "\"act\""
      })
  void what_is_wrong_in_a_file_is_not_taken(String document) {
    assertThat(FILE.validate(JSON.readTree(document))).isNotEmpty();
  }

  @Test
  void no_act_has_a_field_of_a_name_that_files_have_for_something_else() {
    assertThat(Forms.ALL.acts().values())
        .allSatisfy(
            act -> assertThat(act.fields()).doesNotContainKeys(CommonFields.EACH, Completion.REF));
  }

  /// What an act has to say may stand in either place: that it stands somewhere, its reader says.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"act\":\"RegisterReferent\",\"kind\":\"PLACE\",\"each\":[{\"id\":\"quay\",\"neutralLabel\":\"Quay\"}]}",
        "[{\"by\":\"north\",\"each\":[{\"act\":\"TakeStance\",\"proposition\":\"EXISTS(A)\",\"stance\":\"AFFIRMS\"}]}]",
        "{\"by\":\"north\",\"each\":[{\"act\":\"TakeStance\",\"stance\":\"AFFIRMS\",\"each\":[{\"proposition\":\"EXISTS(A)\"}]}]}",
        "{\"by\":\"north\",\"each\":[{\"mode\":\"PERFORMED\",\"each\":[{\"act\":\"TakeStance\"}]}]}"
      })
  void what_acts_have_in_common_may_stand_beside_them(String document) {
    assertThat(FILE.validate(JSON.readTree(document))).isEmpty();
    assertThat(ACT.validate(JSON.readTree(document))).isNotEmpty();
  }

  @Test
  void a_whole_act_says_what_a_file_may_leave_to_its_front_matter() {
    var act =
        JSON.readTree(
            "{\"act\":\"TakeStance\",\"ref\":\"one\",\"proposition\":\"EXISTS(A)\",\"stance\":\"AFFIRMS\",\"statedAt\":\"2026-02-02\"}");
    assertThat(FILE.validate(act)).isEmpty();
    assertThat(ACT.validate(act)).isNotEmpty();
  }

  private static Schema schema(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }
}
