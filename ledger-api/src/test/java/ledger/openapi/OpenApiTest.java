package ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ledger.Golden;
import ledger.openapi.Routes.Route;
import ledger.record.Vocabulary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description that is published is that of the server: its routes, what they read and answer,
/// every act and every problem.
///
/// `-Dgolden.update` publishes it anew, unless that would break a client without a new version.
class OpenApiTest {

  private static final Path PUBLISHED = Path.of("../docs/spec/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<Route> ROUTES = Routes.all();

  /// Neither pages nor for clients.
  private static final List<String> OTHERS = List.of("GET /error");

  private final Description description = new Description(ROUTES);

  @Test
  void it_is_published_as_the_server_is() throws IOException {
    if (Files.exists(PUBLISHED)) {
      var before = JSON.readTree(Files.readString(PUBLISHED));
      if (version(before).equals(Description.VERSION.replaceFirst("\\..*", "")))
        assertThat(Breaks.between(before, description.document()))
            .as("what breaks clients takes a new first number of Description.VERSION")
            .isEmpty();
    }
    new Golden(PUBLISHED).matches(JSON.writeValueAsString(description.document()) + "\n");
  }

  private static String version(JsonNode document) {
    return document.path("info").path("version").asString().replaceFirst("\\..*", "");
  }

  @Test
  void every_route_is_described_or_is_a_page() {
    assertThat(
            ROUTES.stream()
                .filter(route -> route.described().isEmpty() && !route.hasPage())
                .map(route -> route.verb() + " " + route.path()))
        .isSubsetOf(OTHERS);
  }

  @Test
  void every_method_that_is_no_page_is_described() {
    assertThat(
            ROUTES.stream()
                .flatMap(route -> route.methods().stream())
                .filter(one -> one.described().isEmpty() && !one.isPage())
                .map(one -> one.method().toString()))
        .isEmpty();
  }

  @Test
  void no_parameter_is_described_that_nothing_reads() {
    assertThat(description.unusedParameters()).isEmpty();
  }

  @Test
  void methods_of_one_route_have_one_id_and_no_other_route_has_it() {
    var ids =
        ROUTES.stream()
            .map(route ->
                route.described().stream()
                    .map(one -> one.described().orElseThrow().id())
                    .collect(Collectors.toSet()))
            .filter(all -> !all.isEmpty())
            .toList();
    assertThat(ids).allSatisfy(all -> assertThat(all).hasSize(1)).doesNotHaveDuplicates();
  }

  @Test
  void every_act_is_told_apart_by_its_name_and_has_an_example() {
    var acts =
        Vocabulary.ENTRIES.stream()
            .map(Vocabulary.Entry::actName)
            .collect(Collectors.toCollection(TreeSet::new));
    var told = schemas().path("Act").path("discriminator").path("mapping");
    assertThat(told.propertyNames()).containsExactlyInAnyOrderElementsOf(acts);
    assertThat(description.specification().acts.keySet())
        .containsAll(acts.stream().map(name -> "act." + name).toList());
  }

  @Test
  void every_act_and_each_of_its_fields_is_described_in_words() {
    for (var entry : Vocabulary.ENTRIES) {
      var act = schemas().path(entry.actName());
      assertThat(act.path("description").asString("")).as(entry.actName()).isNotBlank();
      act.path("properties")
          .propertyStream()
          .forEach(field ->
              assertThat(field.getValue().path("description").asString(""))
                  .as(entry.actName() + "." + field.getKey())
                  .isNotBlank());
    }
  }

  private JsonNode schemas() {
    return description.document().path("components").path("schemas");
  }

  /// Some are met by no act that can be printed.
  @Test
  void every_problem_has_an_answer_and_every_refusal_an_act_that_meets_it() {
    var problems = description.document().path("x-problems");
    assertThat(problems.propertyStream())
        .allSatisfy(one -> assertThat(one.getValue().path("answers")).isNotEmpty());
    var refusals = description.document().path("paths").path("/acts").path("post");
    assertThat(refusals.toString()).contains("STALE_VERSION", "FOUR_EYES", "CAPACITY_MISSING");
  }

  @Test
  void nothing_is_referred_to_that_is_not_there() {
    var document = description.document();
    references(document)
        .forEach(reference ->
            assertThat(document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  private static TreeSet<String> references(JsonNode node) {
    var references = new TreeSet<String>();
    if (node.path("$ref").isString()) references.add(node.path("$ref").asString());
    node.forEach(one -> references.addAll(references(one)));
    return references;
  }
}
