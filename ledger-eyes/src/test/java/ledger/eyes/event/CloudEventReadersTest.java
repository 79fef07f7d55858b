package ledger.eyes.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ledger.eyes.Npm;
import org.junit.jupiter.api.Test;

/// A batch of our feed, as the libraries of the CloudEvents project read it.
class CloudEventReadersTest {

  private static final Path BATCH =
      Path.of("../ledger-api/src/test/resources/golden/cloudevents.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<JsonNode> written() throws IOException {
    return JSON.readValue(Files.readAllBytes(BATCH), new TypeReference<>() {});
  }

  /// It reads no batches: each event is handed to it.
  @Test
  void java_reads_each_event_as_it_is_written() throws Exception {
    var format = new JsonFormat();
    for (var event : written()) {
      var read = format.deserialize(event.toString().getBytes(StandardCharsets.UTF_8));
      assertThat(read.getId()).isEqualTo(event.path("id").asText());
      assertThat(read.getSource()).hasToString(event.path("source").asText());
      assertThat(read.getType()).isEqualTo(event.path("type").asText());
      assertThat(read.getSubject()).isEqualTo(event.path("subject").asText());
      assertThat(Objects.requireNonNull(read.getTime()).toInstant())
          .isEqualTo(event.path("time").asText());
      assertThat(read.getExtension("sequence")).isEqualTo(event.path("sequence").asText());
      assertThat(data(read)).isEqualTo(event.path("data"));
    }
  }

  private static JsonNode data(CloudEvent event) throws IOException {
    return JSON.readTree(Objects.requireNonNull(event.getData()).toBytes());
  }

  @Test
  void javascript_reads_the_batch() throws Exception {
    assumeTrue(Npm.missing().isEmpty(), () -> Npm.missing().orElseThrow());
    Npm.install();
    var read = new ArrayList<JsonNode>();
    for (var line : Npm.ran("events.mjs", BATCH.toAbsolutePath().toString()).split("\n"))
      read.add(JSON.readTree(line));
    assertThat(read).hasSameSizeAs(written());
    for (int i = 0; i < read.size(); i++) {
      var event = written().get(i);
      for (var name : List.of("id", "source", "type", "subject", "time", "sequence"))
        assertThat(read.get(i).path(name)).as(name).isEqualTo(event.path(name));
      assertThat(read.get(i).path("position")).isEqualTo(event.path("data").path("position"));
    }
  }

  /// Whoever orders events by this text has them in the order of the record.
  @Test
  void sequences_are_in_the_order_of_positions() throws Exception {
    assertThat(written().stream().map(event -> event.path("sequence").asText())).isSorted();
    assertThat(written().stream().map(event -> event.path("data").path("position").asLong()))
        .isSorted()
        .contains(3_000_000_000L);
  }

  /// It writes times again in milliseconds; what else there is of one is in the data.
  @Test
  void the_exact_time_is_in_the_data_too() throws Exception {
    for (var event : written()) {
      var recorded = Instant.parse(event.path("data").path("recordedAt").asText());
      assertThat(event.path("time").asText()).isEqualTo(recorded.toString());
      assertThat(recorded.truncatedTo(ChronoUnit.MICROS)).isEqualTo(recorded);
    }
  }
}
