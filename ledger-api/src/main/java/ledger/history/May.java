package ledger.history;

import ledger.access.Access;
import ledger.act.Act;
import ledger.act.AdoptionAct.AdoptWords;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.timeline.Timeline.Flag;
import ledger.timeline.Timeline.Line;

/// What a reader may ask of an act: nobody is shown a form that would refuse whatever is typed in.
///
/// @param adopt its words, or disown them
public record May(boolean correct, boolean annul, boolean adopt) {

  static May of(Line line, Negotiation negotiation, UserId reader) {
    var act = line.act();
    boolean stands =
        !line.flags().contains(Flag.REMOVED)
            && !line.flags().contains(Flag.ANNULLED)
            && !(act instanceof CustodyAct);
    boolean itsOwn =
        negotiation.of(reader).stream()
            .filter(held -> Access.mayIssue(AdoptWords.class).contains(held.capacity()))
            .flatMap(held -> held.actor().stream())
            .anyMatch(actor -> line.by().filter(by -> by.is(actor)).isPresent());
    return new May(
        stands && Access.mayIssue(reader, CorrectRecord.class, negotiation),
        stands && Access.mayIssue(reader, AnnulRecord.class, negotiation),
        stands && act instanceof Act.Statement && itsOwn && !line.recordedBy().equals(reader));
  }

  public boolean anything() {
    return correct || annul || adopt;
  }
}
