package ledger.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import ledger.LedgerIT;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A file of acts is decided while the log commits; each line is answered for itself.
class FileInAPipelineIT extends LedgerIT {

  private static String open(String negotiation) {
    return act(negotiation, "OpenNegotiation", "'mode': 'PERFORMED', 'title': 'A pipeline'");
  }

  private static String place(String negotiation, String id) {
    return act(
        negotiation,
        "RegisterReferent",
        "'mode': 'PERFORMED', 'kind': 'PLACE', 'neutralLabel': 'A place', 'id': '" + id + "'");
  }

  /// Two negotiations by turns, and every tenth line takes an id that the line before it took.
  @Test
  void a_long_file_is_answered_line_by_line_in_its_order_as_if_each_had_been_sent_alone() {
    var lines = new ArrayList<>(List.of(open("pipe-a"), open("pipe-b")));
    for (int i = 0; i < 600; i++)
      lines.add(place(i % 4 < 2 ? "pipe-a" : "pipe-b", "p" + (i % 20 == 1 ? i - 1 : i)));
    var answers =
        postFile("opener", String.join("\n", lines).getBytes(UTF_8))
            .response()
            .body()
            .lines()
            .toList();
    assertThat(answers).hasSize(602);
    long position = -1;
    for (int i = 0; i < answers.size(); i++) {
      var answer = JSON.readTree(answers.get(i));
      assertThat(answer.path("line").asInt()).isEqualTo(i + 1);
      boolean taken = i >= 2 && (i - 2) % 20 == 1;
      assertThat(answer.path("status").asInt()).as(answers.get(i)).isEqualTo(taken ? 409 : 201);
      if (taken) continue;
      assertThat(answer.path("position").asLong()).isGreaterThan(position);
      position = answer.path("position").asLong();
    }
  }

  @Test
  void the_same_act_twice_in_a_file_is_recorded_once() {
    var twice = place("pipe-c", "one");
    var answers = answers(List.of(open("pipe-c"), twice, twice));
    assertThat(answers).extracting(a -> a.path("status").asInt()).containsExactly(201, 201, 200);
    assertThat(answers.get(2).path("already").asBoolean()).isTrue();
    assertThat(answers.get(2).path("position")).isEqualTo(answers.get(1).path("position"));
  }

  /// Whoever was cut off sends all of it again, and some of it was changed meanwhile.
  @Test
  void a_long_file_that_is_sent_again_is_answered_with_the_positions_that_it_has() {
    var lines = new ArrayList<>(List.of(open("pipe-e")));
    for (int i = 0; i < 400; i++) lines.add(place("pipe-e", "p" + i));
    var first = answers(lines);
    lines.set(200, lines.get(200).replace("A place", "Another place"));
    lines.add(place("pipe-e", "new"));
    var second = answers(lines);
    assertThat(second).hasSize(402);
    for (int i = 0; i < first.size(); i++) {
      var again = second.get(i);
      assertThat(again.path("status").asInt()).as(again.toString()).isEqualTo(i == 200 ? 409 : 200);
      if (i != 200) assertThat(again.path("position")).isEqualTo(first.get(i).path("position"));
    }
    assertThat(second.getLast().path("status").asInt()).isEqualTo(201);
  }

  private List<JsonNode> answers(List<String> lines) {
    return postFile("opener", String.join("\n", lines).getBytes(UTF_8))
        .response()
        .body()
        .lines()
        .map(JSON::readTree)
        .toList();
  }

  @Test
  void who_sends_line_by_line_is_answered_before_the_next_line() throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write(
          ("POST /acts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
              .formatted(token("opener"))
              .getBytes(UTF_8));
      for (var line : List.of(open("pipe-d"), place("pipe-d", "one"), place("pipe-d", "two"))) {
        var bytes = (line + "\n").getBytes(UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(UTF_8));
        out.flush();
        assertThat(until("\n", "\"line\":", socket.getInputStream())).contains("\"status\":201");
      }
      out.write("0\r\n\r\n".getBytes(UTF_8));
    }
  }

  /// The line in which something stands.
  private static String until(String end, String wanted, InputStream in) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(wanted) < 0 || !read.toString().endsWith(end)) {
      int b = in.read();
      if (b < 0) throw new IOException("no more, after " + read);
      read.append((char) b);
    }
    return read.toString();
  }
}
