package ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What takes a new version of the interface is found, and what does not is let pass.
class BreaksTest {

  private static final JsonNode PUBLISHED = published();

  private static JsonNode published() {
    try {
      return JsonMapper.shared().readTree(Files.readString(Path.of("../docs/spec/openapi.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /paths                                                 | /search       | get /search is gone
          /components/schemas/RegisterListed/properties          | status        | RegisterListed has no status
          /components/schemas/ConfirmReadiness/properties        | scope         | ConfirmReadiness has no scope
          /components/schemas/TimelineLine/properties/recordedAt | type          | TimelineLine.recordedAt is of another type
          /x-problems                                            | STALE_VERSION | the problem STALE_VERSION is gone
          """)
  void what_is_taken_away_is_found(String place, String name, String found) {
    assertThat(after(place, node -> ((ObjectNode) node).remove(name))).contains(found);
  }

  @Test
  void a_parameter_that_is_not_read_any_more_is_found() {
    assertThat(
            after(
                "/paths/~1negotiations~1{negotiation}~1board/get/parameters",
                node -> ((ArrayNode) node).remove(1)))
        .containsExactly("get /negotiations/{negotiation}/board does not read view");
  }

  @Test
  void a_field_that_may_be_missing_from_now_on_is_found() {
    assertThat(
            after(
                "/components/schemas/RegisterListed/required",
                node -> ((ArrayNode) node).remove(0)))
        .containsExactly("RegisterListed may be without agreement");
  }

  @Test
  void a_field_that_has_to_be_sent_from_now_on_is_found() {
    assertThat(
            after(
                "/components/schemas/ConfirmReadiness/required",
                node -> ((ArrayNode) node).add("note")))
        .containsExactly("ConfirmReadiness requires note");
  }

  @Test
  void a_value_that_can_be_sent_no_more_is_found() {
    assertThat(
            after(
                "/components/schemas/RegisterReferent/properties/kind/enum",
                node -> ((ArrayNode) node).remove(0)))
        .containsExactly("RegisterReferent.kind cannot be STATE");
  }

  @Test
  void an_act_that_is_read_no_more_is_found() {
    assertThat(after("/components/schemas/Act/oneOf", node -> ((ArrayNode) node).remove(0)))
        .containsExactly("Act is no #/components/schemas/AcceptCure");
  }

  @Test
  void what_comes_besides_breaks_nothing() {
    assertThat(
            after(
                "/components/schemas/RegisterListed/properties",
                node -> ((ObjectNode) node).putObject("later").put("type", "string")))
        .isEmpty();
    assertThat(
            after(
                "/components/schemas/ConfirmReadiness/properties",
                node -> ((ObjectNode) node).putObject("later").put("type", "string")))
        .isEmpty();
    assertThat(
            after("/components/schemas/ProblemCode/enum", node -> ((ArrayNode) node).add("LATER")))
        .isEmpty();
    assertThat(Breaks.between(PUBLISHED, PUBLISHED)).isEmpty();
  }

  private static List<String> after(String place, Consumer<JsonNode> change) {
    var changed = PUBLISHED.deepCopy();
    var node = changed.at(place);
    assertThat(node.isMissingNode()).as(place).isFalse();
    change.accept(node);
    return Breaks.between(PUBLISHED, changed);
  }
}
