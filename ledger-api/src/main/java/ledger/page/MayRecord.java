package ledger.page;

import java.util.Set;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.record.Vocabulary;

/// Which acts a reader may record in a negotiation, by the rule by which they are refused: so that
/// no page leads where nothing but a refusal waits.
///
/// @param negotiation as it stands now
/// @param here whether this server records at all
public record MayRecord(UserId user, Negotiation negotiation, boolean here) {

  /// @param act by its name
  public boolean has(String act) {
    return here && Access.mayIssue(user, kind(act), negotiation);
  }

  /// Who may, in whichever negotiation.
  public static Set<Capacity> who(String act) {
    return Access.mayIssue(kind(act));
  }

  private static Class<? extends Act> kind(String act) {
    return Vocabulary.ofAct(act).orElseThrow().act();
  }
}
