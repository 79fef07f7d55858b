package ledger.board;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.ImpossibleHistory;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.negotiation.Negotiation;
import ledger.record.Recorded;
import ledger.record.Vocabulary;

/// The same negotiation if some acts were added, or had not been. It is stored nowhere.
///
/// @param without act ids on record that are left out
public record Hypothesis(List<Act> add, List<UUID> without) {

  private static final UserId NOBODY = new UserId("hypothesis");

  public Hypothesis {
    add = List.copyOf(add);
    without = List.copyOf(without);
  }

  /// What the record would be; what is added stands behind everything that is there.
  public List<Entry> over(Collection<Entry> acts, Instant now) {
    var gone = new HashSet<>(without);
    long head = acts.stream().mapToLong(Entry::position).max().orElse(-1);
    return Stream.concat(
            acts.stream().filter(e -> !gone.contains(e.act().actId())),
            IntStream.range(0, add.size())
                .mapToObj(
                    i -> Entry.of(head + 1 + i, new Recorded(event(add.get(i)), NOBODY, now))))
        .toList();
  }

  /// The same, folded; empty where nobody would have opened the negotiation, or somebody would take
  /// part in it before. Of the record itself that is impossible; of what is supposed it is not.
  public Optional<Dossier> dossier(Collection<Entry> acts, Instant about) {
    try {
      return Optional.of(Dossier.of(over(acts, about), about, Long.MAX_VALUE))
          .filter(supposed -> supposed.negotiation() instanceof Negotiation.Open);
    } catch (ImpossibleHistory _) {
      return Optional.empty();
    }
  }

  private static ledger.act.Event event(Act act) {
    return Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
  }
}
