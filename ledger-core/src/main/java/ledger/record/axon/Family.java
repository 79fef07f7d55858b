package ledger.record.axon;

import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.IssueAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;

/// The command names that Axon routes by: one for each family of acts, so one handler for each.
public final class Family {

  static final String NEGOTIATION = "negotiation";
  static final String REFERENT = "referent";
  static final String SOURCE = "source";
  static final String AGREEMENT = "agreement";
  static final String OCCURRENCE = "occurrence";
  static final String ALLEGATION = "allegation";
  static final String ISSUE = "issue";

  private Family() {}

  public static String of(Act act) {
    return switch (act) {
      case NegotiationAct _ -> NEGOTIATION;
      case ReferentAct _ -> REFERENT;
      case SourceAct _ -> SOURCE;
      case AgreementAct _ -> AGREEMENT;
      case OccurrenceAct _ -> OCCURRENCE;
      case AllegationAct _ -> ALLEGATION;
      case IssueAct _ -> ISSUE;
    };
  }
}
