package ledger.act.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ledger.act.json.Lines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Sends acts to a ledger as one file and reads its answers, line by line, while they are decided.
public record ActSender(URI ledger, String token) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

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

  /// @param acts one act each, as JSON without line breaks
  /// @param answered hears each answer: `line`, `status`, and the receipt or the problem
  /// @throws IOException where the ledger cannot be reached, or refuses the file as a whole
  public Tally send(Stream<byte[]> acts, Consumer<JsonNode> answered)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(ledger.resolve("/acts"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("Accept", "application/x-ndjson, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Joined(acts.iterator())))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() != 200)
          throw new IOException(refusal(response.statusCode(), body));
        var tally = new Tally(0, 0, 0, 0);
        for (var lines = new Lines(body); lines.hasNext(); ) {
          var answer = JSON.readTree(lines.next().utf8());
          answered.accept(answer);
          tally = tally.with(answer);
        }
        return tally;
      }
    }
  }

  /// Waits until what was sent can be read.
  public void awaitReadable(Tally tally) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(ledger.resolve("/negotiations"))
            .header("Authorization", "Bearer " + token)
            .header("Ledger-Position", String.valueOf(tally.position()))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() != 200)
          throw new IOException(refusal(response.statusCode(), body));
      }
    }
  }

  private static String refusal(int status, InputStream body) throws IOException {
    var said = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return "the ledger answered " + status + (said.isBlank() ? "" : ": " + said);
  }

  /// The acts as one stream of lines, made while it is read.
  private static final class Joined extends InputStream {
    private final Iterator<byte[]> acts;
    private byte[] line = {};
    private int at;

    private Joined(Iterator<byte[]> acts) {
      this.acts = acts;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == line.length && !nextLine()) return -1;
      int n = Math.min(length, line.length - at);
      System.arraycopy(line, at, into, offset, n);
      at += n;
      return n;
    }

    private boolean nextLine() {
      if (!acts.hasNext()) return false;
      var act = acts.next();
      line = java.util.Arrays.copyOf(act, act.length + 1);
      line[act.length] = '\n';
      at = 0;
      return true;
    }
  }
}
