package ledger.faults;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Sends acts, one after the other, to one server; what it sends is drawn from its seed. Most acts
/// it sends until it knows what became of them; some it leaves as they are.
final class Client implements Callable<Integer> {

  private static final int LONGEST_PAUSE_MS = 25;
  private static final int BEFORE_AGAIN_MS = 30;

  private final Random random;
  private final String name;
  private final String negotiation;
  private final Node node;
  private final Traffic traffic;
  private int parties;

  Client(long seed, String name, String negotiation, Node node, Traffic traffic) {
    this.random = new Random(seed);
    this.name = name;
    this.negotiation = negotiation;
    this.node = node;
    this.traffic = traffic;
  }

  /// @return how many parties it sent
  @Override
  public Integer call() throws InterruptedException {
    while (!traffic.isOver()) {
      int what = random.nextInt(100);
      if (what < 6) sendAgain();
      else if (what < 9 && parties > 0) sendWhatIsRefused();
      else sendNew();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MS));
    }
    return parties;
  }

  private void sendNew() throws InterruptedException {
    var act = Act.registering(random, negotiation, name + "-" + parties++);
    boolean isPatient = random.nextInt(100) < 85;
    while (true) {
      var told = node.send(act, traffic.journal());
      if (told instanceof Told.Acknowledged(long position)) traffic.acknowledged(act, position);
      boolean isKnown = told instanceof Told.Acknowledged || told instanceof Told.Refused;
      if (isKnown || !isPatient || traffic.isOver()) return;
      TimeUnit.MILLISECONDS.sleep(BEFORE_AGAIN_MS);
    }
  }

  /// What anybody was acknowledged, at either server: it has to be told the same.
  private void sendAgain() throws InterruptedException {
    var any = traffic.any(random);
    if (any.isPresent()) node.send(any.get().act(), traffic.journal());
  }

  /// A party that was sent before; where that one never came to be on record, this one may.
  private void sendWhatIsRefused() throws InterruptedException {
    var act = Act.registering(random, negotiation, name + "-" + random.nextInt(parties));
    node.send(act, traffic.journal());
  }
}
