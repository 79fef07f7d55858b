package ledger.page;

import java.util.List;
import java.util.Optional;
import ledger.board.NextMover;
import ledger.calendar.Date;
import ledger.sentence.Sentences;
import ledger.value.Id;
import ledger.view.View;

/// What somebody finds when they sign in: their negotiations, each with what is new, which dates
/// come next, and what waits for them.
///
/// @param next where the list goes on; empty at its end
public record Desk(List<Negotiation> negotiations, Optional<Id> next) {

  /// @param unseen how many acts came on record since they last looked
  /// @param firstLook whether they never looked
  /// @param dates in the view of the record, the next of those to come
  /// @param shown the sentences of this negotiation
  public record Negotiation(
      Id id,
      String title,
      long position,
      long unseen,
      boolean firstLook,
      List<Date> dates,
      List<Waiting> waiting,
      Sentences shown) {}

  /// Something that is to be done by somebody for whom the reader acts.
  ///
  /// @param in the views in which it is
  public record Waiting(NextMover mover, List<View> in) {}
}
