package ledger.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What is recorded whole or not at all: the entries of one unit of work.
public final class Unit {

  /// Told of the unit's place by the thread that orders entries, in that order, before anybody can
  /// read it from the log's head and before its outcome is known to whoever offered it.
  public interface Placed {
    void at(long first, long recorded);
  }

  private final List<Draft> drafts;
  private final Placed placed;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private boolean recorded;

  public Unit(List<Draft> drafts, Placed placed) {
    if (drafts.isEmpty()) throw new IllegalArgumentException("a unit has entries");
    this.drafts = List.copyOf(drafts);
    this.placed = placed;
  }

  public List<Draft> drafts() {
    return drafts;
  }

  public CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /// For the thread that orders entries: it is on record, though nobody may have been told yet.
  void isRecorded() {
    recorded = true;
  }

  void failUnlessRecorded(Outcome failure) {
    if (!recorded) outcome.complete(failure);
  }

  int bytes() {
    int bytes = 0;
    for (var draft : drafts) bytes += draft.bytes();
    return bytes;
  }

  void placed(long first, long recorded) {
    placed.at(first, recorded);
  }
}
