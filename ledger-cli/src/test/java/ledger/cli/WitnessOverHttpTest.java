package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import ledger.cli.audit.WitnessServer;
import ledger.transparency.ConsistencyProof;
import ledger.transparency.FileWitnessStore;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log asks a witness, with the status codes and content types of C2SP tlog-witness.
class WitnessOverHttpTest {

  @TempDir private Path folder = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private List<NoteSigner> keys = List.of();
  private List<AutoCloseable> open = List.of();
  private String url = "";

  @BeforeEach
  void a_witness_listens() throws IOException {
    keys = own(folder.resolve("keys"));
    var witness =
        new Witness(
            Map.of(ExampleLog.ORIGIN, List.of(ExampleLog.ED25519.key(), ExampleLog.ML_DSA.key())),
            keys,
            new FileWitnessStore(folder.resolve("kept")),
            () -> 1_768_046_400);
    var server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    url = "http://localhost:" + server.start().getPort();
    open = List.of(server, client);
  }

  private static List<NoteSigner> own(Path file) throws IOException {
    return KeyFile.open(
        file, "witness.example/w1", NoteKey.Kind.ED25519_COSIGNATURE, NoteKey.Kind.ML_DSA_44);
  }

  @AfterEach
  void and_stops() throws Exception {
    for (var one : open) one.close();
  }

  @Test
  void its_keys_are_made_once_and_for_its_owner_only() throws IOException {
    var file = folder.resolve("keys");
    assertThat(own(file).stream().map(NoteSigner::key))
        .isEqualTo(keys.stream().map(NoteSigner::key).toList())
        .extracting(NoteKey::kind)
        .containsExactly(NoteKey.Kind.ED25519_COSIGNATURE, NoteKey.Kind.ML_DSA_44);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void what_goes_on_is_cosigned_and_shown() throws Exception {
    var log = ExampleLog.corridor();
    var answer = add(Witness.request(0, new ConsistencyProof(List.of()), note(log.first(40))));
    assertThat(answer.statusCode()).isEqualTo(200);
    var lines =
        answer.body().lines().map(l -> SignedNote.Signature.parse(l).orElseThrow()).toList();
    assertThat(lines).hasSize(2);
    for (int i = 0; i < 2; i++)
      assertThat(keys.get(i).key().verifies(lines.get(i), text(note(log.first(40))))).isTrue();
    assertThat(add(grown(log, 40)).statusCode()).isEqualTo(200);
    var shown = get("/" + Witness.hash(ExampleLog.ORIGIN) + "/checkpoint");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(shown.body()).contains("\n65\n");
    assertThat(SignedNote.parse(shown.body()).orElseThrow().signatures()).hasSize(4);
  }

  @Test
  void what_it_does_not_know_is_not_found() throws Exception {
    var other = ExampleLog.corridor().first(3);
    other.origin = "ledger.example/other";
    assertThat(add(first(other)).statusCode()).isEqualTo(404);
    assertThat(get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
  }

  @Test
  void what_the_log_did_not_sign_is_forbidden() throws Exception {
    var log = ExampleLog.corridor().first(3);
    log.signers = List.of(NoteSigner.generate(ExampleLog.ORIGIN, NoteKey.Kind.ED25519));
    assertThat(add(first(log)).statusCode()).isEqualTo(403);
  }

  @Test
  void from_another_size_it_is_told_where_to_go_on() throws Exception {
    var log = ExampleLog.corridor();
    add(first(log.first(40)));
    var answer = add(first(log));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo("40\n");
  }

  @Test
  void a_fork_is_not_cosigned() throws Exception {
    var log = ExampleLog.corridor();
    add(first(log.first(40)));
    Collections.swap(log.entries, 3, 4);
    assertThat(add(grown(log, 40)).statusCode()).isEqualTo(422);
    assertThat(get("/" + Witness.hash(ExampleLog.ORIGIN) + "/checkpoint").body())
        .contains("\n40\n");
  }

  @Test
  void what_is_no_request_is_told_so() throws Exception {
    var log = ExampleLog.corridor();
    for (var body :
        List.of(
            "",
            "\n\n",
            "old 0\n\n",
            "old 0\n\n\n\n",
            "old 00\n\n" + note(log),
            "old 66\n\n" + note(log))) assertThat(add(body).statusCode()).as(body).isEqualTo(400);
    assertThat(add("x".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void a_watcher_asks_it_and_finds_that_it_was_shown_another_history() throws Exception {
    var log = ExampleLog.corridor();
    add(first(log.first(40)));
    var policy =
        Files.writeString(
            folder.resolve("policy"),
            ExampleLog.policy() + "witness w1 " + keys.getFirst().key().vkey() + " " + url + "\n");
    try (var ledger = new FakeLedger(log.write(folder.resolve("same")))) {
      var same = watch(ledger, "kept-by-one", policy);
      assertThat(same.out()).contains("asked witness w1");
      assertThat(same.code()).isZero();
      Collections.swap(log.entries, 3, 4);
      ledger.folder = log.write(folder.resolve("fork"));
      var fork = watch(ledger, "kept-by-another", policy);
      assertThat(fork.out()).contains("a witness was shown another history at size 40");
      assertThat(fork.code()).isEqualTo(1);
    }
  }

  private Ran watch(FakeLedger ledger, String keep, Path policy) {
    return Ran.ledger(
        "watch",
        "--url",
        ledger.url(),
        "--keep",
        folder.resolve(keep),
        "--policy",
        policy,
        "--once",
        "--witness");
  }

  @Test
  void without_a_log_there_is_nothing_to_witness() {
    assertThat(Ran.ledger("witness", "--keep", folder, "--name", "w", "--port", 0).code())
        .isEqualTo(2);
    assertThat(
            Ran.ledger("witness", "--log", "no key", "--keep", folder, "--name", "w", "--port", 0)
                .code())
        .isEqualTo(2);
  }

  private String first(ExampleLog log) throws IOException {
    return Witness.request(0, new ConsistencyProof(List.of()), note(log));
  }

  private String grown(ExampleLog log, long from) throws IOException {
    var written = log.write(folder.resolve("grown"));
    var proof = new TileTree(new TileFolder(written), log.entries.size()).consistency(from);
    return Witness.request(from, proof, log.note(written));
  }

  private String note(ExampleLog log) throws IOException {
    return log.note(log.write(folder.resolve("of-" + log.entries.size())));
  }

  private static String text(String note) {
    return SignedNote.parse(note).orElseThrow().text();
  }

  private HttpResponse<String> add(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
