package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.log.LogEntry;
import ledger.log.Part;
import ledger.log.postgres.LogTable;
import ledger.record.json.EntryFormat;
import ledger.record.json.PayloadParts;
import ledger.transparency.Checkpoint;
import ledger.transparency.Sha256;
import ledger.transparency.SignedNote;
import ledger.transparency.TileName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whoever knows all that was said but for one word, and gets what strangers get, cannot find out
/// the word: no guess can be tested against the log.
class GuessingIT extends LedgerIT {

  private static final List<String> STANCES =
      List.of("AFFIRMS", "DENIES", "RESERVES", "CONCEDES", "WITHDRAWN");

  @Autowired private LogTable entries;
  @Autowired private EntryFormat format;

  @Test
  void what_a_stranger_and_a_dismissed_auditor_get_tells_a_right_guess_from_no_wrong_one()
      throws Exception {
    // What was before is others', and the auditor may read some of it.
    long from = harbour("guessed");
    harbour("another");
    mustRecord(
        "opener", act("guessed", "ChangeCapacity", "'mode': 'PERFORMED', 'userIds': ['auditor']"));
    var secret = UUID.randomUUID();
    mustRecord(
        "rep:south",
        act(
            "guessed",
            "TakeStance",
            "'actId': '"
                + secret
                + "', 'mode': 'PERFORMED', 'by': 'south', 'statedAt': '2026-01-03T12:00Z', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'"));
    var entry = entries.byEvent(secret).orElseThrow();
    var got = everythingThatOthersGet(from, entry.position());

    // That the dictionary would find it, where it is to be found.
    var right = new String(format.stored(entry).orElseThrow(), StandardCharsets.UTF_8);
    assertThat(text(entry.opening().encode())).contains("DENIES", text(bytes(secret)));

    assertThat(got).doesNotContain(secret.toString(), text(bytes(secret)), "DENIES");
    for (var stance : STANCES)
      for (var trace : traces(right.replace("DENIES", stance), entry))
        assertThat(got).as("as if it had been %s", stance).doesNotContain(text(trace));
  }

  /// What a guess could be recognised by, as far as somebody without the salts can work it out.
  private static List<byte[]> traces(String act, LogEntry entry) {
    var payload = act.getBytes(StandardCharsets.UTF_8);
    var parts = PayloadParts.of(payload);
    var additions = entry.opening().part(Part.ADDITIONS).orElseThrow();
    var traces = new ArrayList<byte[]>();
    for (var bytes : List.of(payload, parts.content(), parts.speaker(), additions)) {
      traces.add(Sha256.of(bytes));
      traces.add(Sha256.of(new byte[1], bytes));
      for (var part : Part.values()) {
        traces.add(part.commitment(new byte[0], bytes));
        traces.add(part.commitment(new byte[Part.SALT], bytes));
      }
    }
    return traces;
  }

  /// As one text, a character for each byte.
  private String everythingThatOthersGet(long from, long covered)
      throws IOException, InterruptedException {
    var got = new ByteArrayOutputStream();
    var note = send(request("opener", "/log/checkpoint").POST(HttpRequest.BodyPublishers.noBody()));
    long size =
        SignedNote.parse(note.response().body())
            .flatMap(n -> Checkpoint.parse(n.text()))
            .orElseThrow()
            .size();
    assertThat(size).isGreaterThan(covered);
    got.write(note.response().body().getBytes(StandardCharsets.UTF_8));
    for (var tile : TileName.ofTree(size).toList()) got.write(body(request("/log/" + tile.path())));
    for (var user : List.of("auditor", "stranger", "rep:of-another"))
      for (var path :
          List.of(
              "/log/entries?from=" + from + "&to=" + size,
              "/log/counts",
              "/log/receipts/" + UUID.randomUUID(),
              "/negotiations/guessed/changes",
              "/changes?from=" + from)) got.write(body(request(user, path)));
    return text(got.toByteArray());
  }

  private static byte[] body(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray()).body();
  }

  private static byte[] bytes(UUID id) {
    return java.nio.ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
