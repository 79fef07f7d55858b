package ledger.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ledger.calendar.Calendar;
import ledger.dossier.Entry;
import ledger.dossier.FoldedNegotiation;
import ledger.reading.CurrentState;
import ledger.value.Id;

/// The negotiations that this node has folded lately, so that they are folded on.
///
/// Who folds one takes it out meanwhile. Whoever comes for the same one then folds it anew, and so
/// does the next one where a query had no answer.
public final class FoldMemory {

  /// What an act takes, more or less, beside the rows, which [RowMemory] has too.
  private static final int BYTES_PER_ACT = 1_500;

  private final Cache<Id, FoldedNegotiation> folded;

  /// @param bytes that are taken at most, more or less
  public FoldMemory(long bytes) {
    folded =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Id _, FoldedNegotiation f) -> f.size() * BYTES_PER_ACT)
            .executor(Runnable::run) // in the thread that folds: never more than was allowed
            .build();
  }

  /// @param acts all of a negotiation, in the order of the record, at least one
  NegotiationFold with(
      List<Entry> acts, Instant about, Function<CurrentState, NegotiationFold> work) {
    var last = acts.getLast();
    var negotiation = last.act().negotiation();
    var before = Optional.ofNullable(folded.asMap().remove(negotiation));
    if (acts.stream().anyMatch(Entry::sealed)) return work.apply(CurrentState.of(acts, about));
    var fold = before.orElseGet(() -> new FoldedNegotiation(Calendar::next));
    var done = work.apply(CurrentState.of(last, fold.at(about, acts)));
    if (!fold.isOnePiece() && done.failures().isEmpty()) folded.put(negotiation, fold);
    return done;
  }

  void forget(Id negotiation) {
    folded.invalidate(negotiation);
  }
}
