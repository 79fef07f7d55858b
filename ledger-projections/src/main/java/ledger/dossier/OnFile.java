package ledger.dossier;

import java.util.List;
import java.util.stream.Stream;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.negotiation.Negotiation;

/// What is on record of one negotiation, with the one answer that every request needs before its
/// own: who takes part.
///
/// @param acts all of them, in the order of the record
/// @param whoTakesPart as everything that is on record has it
public record OnFile(List<Entry> acts, Negotiation whoTakesPart) {

  public static final OnFile NOTHING = new OnFile(List.of(), new Negotiation.Unopened());

  /// With what came on record since. A correction or an annulment is an act like another: nothing
  /// before it changes, and yet it may have let somebody in, or out.
  public OnFile and(List<Entry> since) {
    if (since.isEmpty()) return this;
    var all = Stream.concat(acts.stream(), since.stream()).toList();
    return new OnFile(
        all, since.stream().anyMatch(OnFile::admits) ? Dossier.whoTakesPart(all) : whoTakesPart);
  }

  private static boolean admits(Entry entry) {
    return entry.recorded().event() instanceof NegotiationEvent
        || entry.recorded().event() instanceof CustodyEvent;
  }

  /// The position of the last act, -1 where there is none.
  public long last() {
    return acts.isEmpty() ? -1 : acts.getLast().position();
  }
}
