package ledger.act.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ledger.act.json.Lines;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends acts to a ledger and reads its answers, act by act.
public record ActSender(URI ledger, String token) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int ACTS_A_BATCH = 200;
  private static final int BYTES_A_BATCH = 1 << 19;

  /// How many acts were recorded, on record already, and refused.
  ///
  /// @param position the last that any of them stands at; 0 where none is on record
  public record Tally(long recorded, long alreadyThere, long refused, long position) {

    private Tally with(JsonNode answer) {
      long at = Math.max(position, answer.path("position").asLong(0));
      return switch (answer.path("status").asInt()) {
        case 201 -> new Tally(recorded + 1, alreadyThere, refused, at);
        case 200 -> new Tally(recorded, alreadyThere + 1, refused, at);
        default -> new Tally(recorded, alreadyThere, refused + 1, at);
      };
    }

    @Override
    public String toString() {
      return recorded
          + " recorded, "
          + alreadyThere
          + " already there, "
          + refused
          + " refused; up to position "
          + position;
    }
  }

  /// Sends the acts in batches, each read to its end before the next: so neither side ever waits
  /// for the other to read, and the answers come while there is still something to send.
  ///
  /// @param acts one act each, as JSON without line breaks
  /// @param answered hears each answer: `line` (of the whole file), `status`, and the receipt or
  ///   the problem
  /// @throws IOException where the ledger cannot be reached, or refuses a batch as a whole
  public Tally send(Stream<byte[]> acts, Consumer<JsonNode> answered)
      throws IOException, InterruptedException {
    var tally = new Tally(0, 0, 0, 0);
    long line = 0;
    try (var client = HttpClient.newHttpClient()) {
      for (var left = acts.iterator(); left.hasNext(); ) {
        var answers = answersTo(batch(left), client);
        for (var answer : answers) {
          tally = tally.with(answer);
          answered.accept(answer.put("line", line + answer.path("line").asLong()));
        }
        line += answers.size();
      }
    }
    return tally;
  }

  private static byte[] batch(Iterator<byte[]> left) {
    var batch = new ByteArrayOutputStream();
    for (int acts = 0;
        left.hasNext() && acts < ACTS_A_BATCH && batch.size() < BYTES_A_BATCH;
        acts++) {
      batch.writeBytes(left.next());
      batch.write('\n');
    }
    return batch.toByteArray();
  }

  private List<ObjectNode> answersTo(byte[] batch, HttpClient client)
      throws IOException, InterruptedException {
    var request =
        to("/acts")
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/x-ndjson, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    var answers = new ArrayList<ObjectNode>();
    for (var lines = new Lines(new ByteArrayInputStream(answer(request, client)));
        lines.hasNext(); ) answers.add((ObjectNode) JSON.readTree(lines.next().utf8()));
    return answers;
  }

  /// Waits until what was sent can be read.
  public void awaitReadable(Tally tally) throws IOException, InterruptedException {
    var request =
        to("/negotiations").header("Ledger-Position", String.valueOf(tally.position())).build();
    try (var client = HttpClient.newHttpClient()) {
      answer(request, client);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(ledger.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static byte[] answer(HttpRequest request, HttpClient client)
      throws IOException, InterruptedException {
    var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() == 200) return response.body();
    throw new IOException("the ledger answered " + response.statusCode() + detail(response.body()));
  }

  private static String detail(byte[] problem) {
    try {
      return ": " + JSON.readTree(problem).path("detail").asString("");
    } catch (JacksonException _) {
      return ", and is perhaps no ledger";
    }
  }
}
