package ledger.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// Asks one server for checkpoints, for receipts of acts that were acknowledged, and for what it
/// knows of their negotiations, all the time, and keeps what it was given.
final class Reader {

  private static final int PAUSE_MS = 60;

  /// A checkpoint that was shown.
  record Shown(long size, String root, String note) {}

  /// A receipt that was given for an act that had been acknowledged.
  record Given(Traffic.Recorded act, String receipt) {}

  private final Node node;
  private final Traffic traffic;
  private final List<Shown> shown = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  Reader(Node node, Traffic traffic) {
    this.node = node;
    this.traffic = traffic;
  }

  Callable<Integer> reading(long seed) {
    return () -> {
      var random = new Random(seed);
      while (!traffic.isOver()) {
        try {
          read(random);
        } catch (IOException _) {
          // it is not there now, and is asked again
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
      return given.size();
    };
  }

  private void read(Random random) throws IOException, InterruptedException {
    checkpoint();
    var any = traffic.any(random);
    if (any.isEmpty()) return;
    var act = any.get();
    var receipt = node.get("/log/receipts/" + act.act().id());
    if (receipt.statusCode() == 200) given(new Given(act, receipt.body()));
    else expect503("the receipt of " + act.act().id(), receipt);
    var answer = node.getAt(act.position(), "/negotiations/" + act.act().negotiation());
    if (answer.statusCode() != 200) expect503("negotiation " + act.act().negotiation(), answer);
    else if (JsonMapper.shared().readTree(answer.body()).path("position").asLong() < act.position())
      wrong(
          "negotiation %s was asked at %d and answered from before"
              .formatted(act.act().negotiation(), act.position()));
  }

  /// Also when nothing is written any more.
  void checkpoint() throws IOException, InterruptedException {
    var note = node.get("/log/checkpoint");
    if (note.statusCode() == 200) {
      var lines = note.body().split("\n");
      shown(new Shown(Long.parseLong(lines[1]), lines[2], note.body()));
    } else expect503("the checkpoint", note);
  }

  private void expect503(String what, HttpResponse<String> answer) {
    if (answer.statusCode() != 503)
      wrong("%s was answered %d %s".formatted(what, answer.statusCode(), answer.body()));
  }

  private synchronized void given(Given receipt) {
    given.add(receipt);
  }

  private synchronized void shown(Shown checkpoint) {
    shown.add(checkpoint);
  }

  private synchronized void wrong(String what) {
    wrong.add("node %d: %s".formatted(node.number(), what));
  }

  /// In the order in which they were shown.
  synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  synchronized List<Given> given() {
    return List.copyOf(given);
  }

  /// What it was answered and should not have been.
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }
}
