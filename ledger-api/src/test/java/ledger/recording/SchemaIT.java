package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import ledger.Golden;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The forms of acts and of files, as editors get them.
class SchemaIT extends LedgerIT {

  private static final JsonMapper INDENTED =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /// Published beside the specification; `-Dgolden.update` rewrites them.
  @ParameterizedTest
  @ValueSource(strings = {"act", "acts"})
  void they_are_published_as_they_are_served(String name) {
    new Golden(Path.of("../docs/spec/schemas/" + name + ".json"))
        .matches(INDENTED.writeValueAsString(served(name)) + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"act", "acts"})
  void every_act_and_every_field_is_described(String name) {
    var missing = new TreeSet<String>();
    served(name)
        .path("$defs")
        .properties()
        .forEach(def -> look(def.getKey(), def.getValue(), missing));
    assertThat(missing).isEmpty();
  }

  /// What is closed names all of its fields, and is what people fill in.
  private static void look(String path, JsonNode schema, TreeSet<String> missing) {
    if (schema.has("additionalProperties"))
      for (var field : schema.path("properties").properties())
        if (field.getValue().path("description").asString("").isBlank()
            && !field.getValue().path("$ref").asString("").startsWith("#/$defs/Envelope/"))
          missing.add(path + "." + field.getKey());
    for (var part : schema.properties()) look(path + "." + part.getKey(), part.getValue(), missing);
    if (schema.isArray()) for (var part : schema) look(path, part, missing);
  }

  @Test
  void an_act_is_called_what_pages_call_it() {
    assertThat(served("acts").path("$defs").path("TakeStance").path("properties").path("act"))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "string", "const": "TakeStance",
                 "description": "Take a stance. Somebody affirms, denies, reserves or concedes a proposition that stands already."}
                """));
  }

  @Test
  void who_has_it_already_is_sent_nothing() {
    var sent = send(request("/schemas/acts.json")).response();
    assertThat(sent.body().length()).isLessThan(150_000);
    var tag = sent.headers().firstValue("ETag").orElseThrow();
    var again = send(request("/schemas/acts.json").header("If-None-Match", tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
  }

  private JsonNode served(String name) {
    var answer = send(request("/schemas/" + name + ".json"));
    assertThat(answer.status()).isEqualTo(200);
    return JSON.readTree(answer.response().body());
  }
}
