package ledger.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.dossier.Entry;
import ledger.session.ReadSession;

/// How far a record can be replayed: to each of its positions.
///
/// @param first of the positions, and
/// @param last of them, -1 where there is none
/// @param at the one that the page shows
public record Replay(long first, long last, long at, Optional<Long> earlier, Optional<Long> later) {

  static Replay of(ReadSession session) {
    var positions = session.acts().stream().map(Entry::position).sorted().toList();
    long at = session.position();
    return new Replay(
        positions.isEmpty() ? -1 : positions.getFirst(),
        positions.isEmpty() ? -1 : positions.getLast(),
        at,
        positions.stream().filter(p -> p < at).max(Comparator.naturalOrder()),
        positions.stream().filter(p -> p > at).min(Comparator.naturalOrder()));
  }

  public enum Which {
    EARLIER,
    LATER
  }

  /// To the act before or behind.
  public record Step(Which which, long to) {}

  public List<Step> steps() {
    return Stream.concat(
            earlier.stream().map(to -> new Step(Which.EARLIER, to)),
            later.stream().map(to -> new Step(Which.LATER, to)))
        .toList();
  }
}
