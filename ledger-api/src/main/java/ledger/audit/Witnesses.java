package ledger.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ledger.log.Checkpoints.Signed;
import ledger.transparency.Checkpoint;
import ledger.transparency.Policy.WitnessKey;
import ledger.transparency.SignedNote;
import ledger.transparency.SignedNote.Signature;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks witnesses to cosign each checkpoint before it is shown. One that does not answer in time is
/// left out: the policy of whoever reads says how many are needed.
///
/// @see <a href="https://c2sp.org/tlog-witness">tlog-witness</a>
final class Witnesses implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int CONFLICT = 409;

  private final List<WitnessKey> witnesses;
  private final TileFolder folder;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();

  Witnesses(List<WitnessKey> witnesses, TileFolder folder) {
    this.witnesses = witnesses.stream().filter(w -> w.url().isPresent()).toList();
    this.folder = folder;
  }

  /// The note with the cosignatures that came in time.
  String cosigned(Signed signed, long before) {
    if (witnesses.isEmpty()) return signed.note();
    var asked = new ArrayList<Future<List<Signature>>>();
    for (var witness : witnesses) asked.add(asking.submit(() -> ask(witness, signed, before)));
    var note = SignedNote.parse(signed.note()).orElseThrow();
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var answer : asked)
      try {
        note = note.with(answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
      } catch (ExecutionException | TimeoutException late) {
        LOG.warn("a witness did not cosign size={} why={}", signed.size(), late.toString());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    return note.encode();
  }

  private List<Signature> ask(WitnessKey witness, Signed signed, long before)
      throws IOException, InterruptedException {
    long old = sizes.getOrDefault(witness.name(), Math.max(before, 0));
    var answer = send(witness, signed, Math.min(old, signed.size()));
    if (answer.statusCode() == CONFLICT) {
      long known = Long.parseLong(answer.body().strip());
      if (known > signed.size())
        throw new IOException("it has cosigned size " + known + " already");
      answer = send(witness, signed, known);
    }
    if (answer.statusCode() != 200)
      throw new IOException("it answers " + answer.statusCode() + ": " + answer.body().strip());
    sizes.put(witness.name(), signed.size());
    var text = SignedNote.parse(signed.note()).orElseThrow().text();
    var valid =
        answer
            .body()
            .lines()
            .flatMap(line -> Signature.parse(line).stream())
            .filter(s -> witness.key().signed(s) && witness.key().verifies(s, text))
            .toList();
    if (valid.isEmpty())
      throw new IOException("none of its signatures is by the key that is known here");
    return valid;
  }

  private HttpResponse<String> send(WitnessKey witness, Signed signed, long old)
      throws IOException, InterruptedException {
    var proof = new TileTree(folder, signed.size()).consistency(old);
    var request =
        HttpRequest.newBuilder(URI.create(witness.url().orElseThrow() + "/add-checkpoint"))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(Witness.request(old, proof, signed.note())))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /// What each witness cosigned last of this log, as far as it answers.
  List<Checkpoint> latest(String origin) {
    return witnesses.stream().flatMap(w -> latest(w, origin).stream()).toList();
  }

  private Optional<Checkpoint> latest(WitnessKey witness, String origin) {
    var at = witness.url().orElseThrow() + "/" + Witness.hash(origin) + "/checkpoint";
    try {
      var request = HttpRequest.newBuilder(URI.create(at)).timeout(PATIENCE).build();
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() != 200
          ? Optional.empty()
          : SignedNote.parse(answer.body())
              .filter(note ->
                  note.signatures().stream()
                      .anyMatch(
                          s -> witness.key().signed(s) && witness.key().verifies(s, note.text())))
              .flatMap(note -> Checkpoint.parse(note.text()));
    } catch (IOException e) {
      LOG.warn("a witness does not answer name={} why={}", witness.name(), e.toString());
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
    http.shutdownNow();
  }
}
