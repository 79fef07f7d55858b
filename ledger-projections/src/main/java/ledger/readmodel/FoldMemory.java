package ledger.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import ledger.calendar.Calendar;
import ledger.dossier.Entry;
import ledger.dossier.FoldedNegotiation;
import ledger.dossier.ForEverybody;
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

  /// @param seen of a negotiation, at least one act
  NegotiationFold with(
      ForEverybody seen, Instant about, Function<CurrentState, NegotiationFold> work) {
    var acts = seen.acts();
    var negotiation = acts.getLast().act().negotiation();
    var before = Optional.ofNullable(folded.asMap().remove(negotiation));
    if (acts.stream().anyMatch(Entry::sealed)) return work.apply(CurrentState.of(seen, about));
    var fold = before.orElseGet(() -> new FoldedNegotiation(Calendar::next));
    var done = work.apply(CurrentState.of(seen, fold.at(about, acts)));
    if (!fold.isOnePiece() && done.failures().isEmpty()) folded.put(negotiation, fold);
    return done;
  }

  void forget(Id negotiation) {
    folded.invalidate(negotiation);
  }
}
