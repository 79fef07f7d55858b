package ledger.administration.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import ledger.act.UserId;
import ledger.administration.AdministrativeEntry;
import ledger.administration.AdministrativeEvent;
import ledger.administration.RecordedEntry;
import ledger.administration.json.AdministrativeFormat;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.LogEntry;
import ledger.log.Outcome;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.Unit;

/// One stream of the ledger's own entries, and the state that they leave.
///
/// Whoever asks for the state of now has the record asked how far the stream goes, and what came
/// since is folded on. Where a moment does not matter the state may be {@link #AGE} old: other
/// nodes' entries count that much later, this node's at once. An event is decided on the stream as
/// it is on record, which its version says, and decided again where the stream has gone on.
///
/// @param <S> the state: a value, replaced by the next one
public final class AdministrativeStream<S> {

  /// How entries change the state: all that are new, at once.
  public interface Fold<S> {
    S after(S before, List<RecordedEntry> news);
  }

  /// On one node one appends at a time, so only other nodes can be faster; never so often.
  private static final int TRIES = 20;

  /// How old a recent state may be: short for whoever takes a token back, long beside the time
  /// between two requests on a busy node.
  public static final Duration AGE = Duration.ofMillis(100);

  /// @param asked when the record was asked last
  /// @param last the last entry that the state has taken in
  /// @param unsigned entries that no checkpoint reached yet when they were last looked at: they are
  ///   held against the tree again
  private record Reached<S>(
      Instant asked, S state, Optional<LogEntry> last, List<LogEntry> unsigned) {

    /// A clock that was put back makes it old.
    boolean isRecent(Instant now) {
      var age = Duration.between(asked, now);
      return !age.isNegative() && age.compareTo(AGE) < 0;
    }

    Reached<S> outdated() {
      return new Reached<>(Instant.MIN, state, last, unsigned);
    }

    long next() {
      return last.map(entry -> entry.identity().version() + 1).orElse(0L);
    }
  }

  private final StreamName name;
  private final Fold<S> fold;
  private final AdministrativeLog log;
  private final AdministrativeFormat format = new AdministrativeFormat();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicReference<Reached<S>> reached;

  AdministrativeStream(StreamName name, S nothing, Fold<S> fold, AdministrativeLog log) {
    this.name = name;
    this.fold = fold;
    this.log = log;
    this.reached =
        new AtomicReference<>(new Reached<>(Instant.MIN, nothing, Optional.empty(), List.of()));
  }

  public StreamName name() {
    return name;
  }

  /// @throws ledger.log.Altered where the record is not what was signed, or not what was read
  public S now() {
    return upToNow().state();
  }

  /// The state of now or of a moment before it.
  ///
  /// @throws ledger.log.Altered as for the state of now, where the record is asked
  public S recent() {
    var before = reached.get();
    return before.isRecent(log.clock().instant()) ? before.state() : now();
  }

  private Reached<S> upToNow() {
    var before = reached.get();
    var asked = log.clock().instant();
    var news = log.entries().behind(before.last(), name.id());
    var unsigned = new ArrayList<>(before.unsigned());
    unsigned.addAll(news);
    unsigned.removeIf(log.entries()::isSigned);
    var after =
        news.isEmpty()
            ? new Reached<>(asked, before.state(), before.last(), List.copyOf(unsigned))
            : new Reached<>(
                asked,
                fold.after(before.state(), read(news)),
                Optional.of(news.getLast()),
                List.copyOf(unsigned));
    reached.compareAndSet(before, after); // what another thread has put there meanwhile stays
    return after;
  }

  private List<RecordedEntry> read(List<LogEntry> entries) {
    return entries.stream()
        .map(entry ->
            new RecordedEntry(
                entry.position(), Times.instant(entry.times().recorded()), format.read(entry)))
        .toList();
  }

  /// Puts on record what is decided on the state, and waits until it is durable or known not to be.
  ///
  /// @param by who causes it; empty for the ledger itself
  /// @param decision empty where the state does not allow it
  /// @return what became of it; empty where the decision was
  public Optional<Outcome> append(
      Optional<UserId> by, Function<S, Optional<? extends AdministrativeEvent>> decision) {
    turn.lock();
    try {
      for (int tried = 1; ; tried++) {
        var on = upToNow();
        var event = decision.apply(on.state());
        if (event.isEmpty()) return Optional.empty();
        var outcome = append(new AdministrativeEntry(by, event.get()), on.next());
        if (!(outcome instanceof Outcome.Conflict) || tried == TRIES) return Optional.of(outcome);
      }
    } finally {
      turn.unlock();
    }
  }

  private Outcome append(AdministrativeEntry entry, long version) {
    var header =
        new Draft.Header(
            UUID.randomUUID(),
            name,
            version,
            new After.Anything(),
            format.storedName(entry.event()),
            "",
            Times.NONE,
            Optional.empty());
    var said = format.parts(entry, log.clock().instant());
    var unit = new Unit(List.of(new Draft(header, said, log.chance())), (_, _) -> {});
    var outcome = log.intake().offer(unit);
    log.intake().help();
    var known = outcome.join();
    reached.updateAndGet(Reached::outdated);
    return known;
  }
}
