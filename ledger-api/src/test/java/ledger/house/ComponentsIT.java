package ledger.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server is made of, as the list in its jar says (CycloneDX).
class ComponentsIT {

  private static final JsonNode LIST = list();

  private static JsonNode list() {
    try (var in = ComponentsIT.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
      return JsonMapper.shared().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> names() {
    return LIST.path("components").valueStream().map(one -> one.path("name").asString()).toList();
  }

  @Test
  void each_has_its_version_its_address_and_a_hash() {
    assertThat(LIST.path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(names())
        .contains("tomcat-embed-core", "axon-messaging", "postgresql", "ledger-core");
    assertThat(LIST.path("components"))
        .allSatisfy(one -> {
          assertThat(one.path("version").asString()).isNotEmpty();
          assertThat(one.path("purl").asString()).startsWith("pkg:maven/");
        });
    assertThat(LIST.path("components"))
        .filteredOn(one -> !one.path("group").asString().equals("agreement-ledger"))
        .allSatisfy(one -> assertThat(one.path("hashes")).isNotEmpty());
  }

  /// Axon brings a library that makes any object of XML. Nothing here is XML.
  @Test
  void none_of_them_reads_objects_from_xml_and_none_is_for_tests_alone() {
    assertThat(names())
        .doesNotContain("xstream", "mxparser", "xmlpull", "junit-jupiter", "assertj-core", "jsoup");
  }

  /// The same sources make the same list.
  @Test
  void it_says_nothing_of_when_and_where_it_was_made() {
    assertThat(LIST.has("serialNumber")).isFalse();
    assertThat(LIST.path("metadata").path("timestamp").asString("2026-01-01T00:00:00Z"))
        .isEqualTo("2026-01-01T00:00:00Z");
  }
}
