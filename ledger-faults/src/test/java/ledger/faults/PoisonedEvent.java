package ledger.faults;

import java.io.IOException;
import java.util.Random;
import ledger.faults.Fault.Struck;

/// One act that one read model cannot take in: it is on record, and its row is refused each time.
/// Everything else goes on, and its negotiation is named until an operator has it tried again.
final class PoisonedEvent {

  private static final String NEGOTIATION = "n2";
  private static final String LETTERS = "/operator/dead-letters";

  private PoisonedEvent() {}

  static Struck strike(Site site, Journal journal, Random random) throws Exception {
    var party = "poisoned" + Integer.toHexString(random.nextInt());
    var node = site.nodes().get(random.nextInt(2));
    try (var connection = site.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "alter table reading.timeline add constraint poisoned check (body::text not like '%%\"%s\"%%')"
              .formatted(party));
      try {
        record(node, journal, Act.registering(random, NEGOTIATION, party));
        Await.until("it is named", () -> isNamed(node));
        must(!isKept(node), "it was kept while it could not be");
        long last = record(node, journal, Act.registering(random, NEGOTIATION, party + "-next"));
        for (var any : site.nodes()) answers(any, last, party);
      } finally {
        statement.execute("alter table reading.timeline drop constraint poisoned");
      }
    }
    Await.until("it is kept", () -> isKept(node));
    must(letters(node) == 0, "it is named still");
    return Struck.now(0, 1);
  }

  private static long record(Node node, Journal journal, Act act) throws InterruptedException {
    if (node.send(act, journal) instanceof Told.Acknowledged(long position)) return position;
    throw new IllegalStateException("an act was not recorded: " + act.id());
  }

  private static boolean isNamed(Node node) throws IOException, InterruptedException {
    var letter = node.json(LETTERS).at("/deadLetters/0");
    return letter.path("question").asString("").equals("timeline")
        && letter.path("negotiation").asString("").equals(NEGOTIATION)
        && letters(node) == 1;
  }

  private static int letters(Node node) throws IOException, InterruptedException {
    return node.json("/actuator/health")
        .at("/components/readingHealth/details/deadLetters")
        .asInt(-1);
  }

  /// An operator has it tried again.
  private static boolean isKept(Node node) throws IOException, InterruptedException {
    var tried = node.post(LETTERS + "/timeline/" + NEGOTIATION + "/retry", "");
    must(tried.statusCode() == 200, "it could not be tried again: " + tried.body());
    return tried.body().contains("true");
  }

  /// The others are read as they are stored, this one is folded from the record.
  private static void answers(Node node, long position, String party) throws Exception {
    for (var negotiation : new String[] {"n0", "n1", NEGOTIATION}) {
      var answer = node.getAt(position, "/negotiations/" + negotiation + "/timeline");
      must(answer.statusCode() == 200, negotiation + " was answered " + answer.statusCode());
      must(
          !negotiation.equals(NEGOTIATION) || answer.body().contains(party + "-next"),
          "the act is on record, and the answer is without it");
    }
  }

  private static void must(boolean holds, String otherwise) {
    if (!holds) throw new IllegalStateException(otherwise);
  }
}
