package ledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import ledger.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The description that is published is that of the server: its routes, what they read and answer,
/// every act and every problem.
class OpenApiTest {

  private static final Path PUBLISHED = Path.of("../docs/spec/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Description description = new Description(Routes.all());

  @Test
  void it_is_published_as_the_server_is() {
    new Golden(PUBLISHED).matches(JSON.writeValueAsString(description.document()) + "\n");
  }

  @Test
  void no_parameter_is_described_that_nothing_reads() {
    assertThat(description.unusedParameters()).isEmpty();
  }
}
