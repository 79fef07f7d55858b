package ledger.log;

import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The table of checkpoints in memory; its answer gets lost at times, before or after it counted.
public final class FakeCheckpoints implements Checkpoints {

  /// What is durable.
  public static final class Shelf {
    final TreeMap<Long, Signed> kept = new TreeMap<>();
  }

  private final Shelf shelf;
  private final RandomGenerator chance;
  private final int lost;

  /// @param lost how often an answer is lost, in percent
  FakeCheckpoints(Shelf shelf, RandomGenerator chance, int lost) {
    this.shelf = shelf;
    this.chance = chance;
    this.lost = lost;
  }

  @Override
  public Optional<Signed> last() {
    return Optional.ofNullable(shelf.kept.lastEntry()).map(e -> e.getValue());
  }

  @Override
  public Optional<Signed> of(long size) {
    return Optional.ofNullable(shelf.kept.get(size));
  }

  @Override
  public void awaitDurable() {} // the shelf has nothing that is not

  @Override
  public boolean keep(Signed next, long after) {
    boolean answerIsLost = lost > 0 && chance.nextInt(100) < lost;
    if (answerIsLost && chance.nextBoolean()) throw gone();
    boolean kept = last().map(Signed::size).orElse(-1L) == after;
    if (kept) shelf.kept.put(next.size(), next);
    if (answerIsLost) throw gone();
    return kept;
  }

  private static Log.Unreachable gone() {
    return new Log.Unreachable(new IllegalStateException("gone"));
  }
}
