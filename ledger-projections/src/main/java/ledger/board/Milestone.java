package ledger.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.terms.KeyRef;
import ledger.value.When;
import ledger.view.Supervaluation;
import ledger.view.Ways;

/// A date at which one commitment comes to stand otherwise by itself, as far as can be told at the
/// moment its view is about.
///
/// @param at the moment at which it stands otherwise: of a due date its end
/// @param when the date as it was set, or the instant that was reckoned
public record Milestone(Kind kind, KeyRef key, Instant at, When when, List<UUID> because) {

  public enum Kind {
    /// The end of the time to do it: past due from then on, where there is no grace.
    DUE,
    /// Past due from then on.
    GRACE_ENDS,
    /// What it still waits for then comes too late.
    EXPIRES,
    /// A part of what it waits for comes, or ceases to be so.
    CONDITION,
    /// What its time is counted from comes.
    WINDOW_OPENS
  }

  /// Those of every commitment that has a place on the board.
  ///
  /// @return for each, those of each way in which what it hangs on may be decided
  public static Stream<Ways<List<Milestone>>> of(Supervaluation view) {
    return Board.rows(view)
        .map(row ->
            row.ways()
                .map(r -> r.map(Milestones::new).map(m -> m.all().toList()).orElse(List.of())));
  }
}
