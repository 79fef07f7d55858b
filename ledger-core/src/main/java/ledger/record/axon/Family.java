package ledger.record.axon;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.IssueAct;
import ledger.act.MandateAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;

/// The command names that Axon routes by: one for each family of acts, so one handler for each.
public final class Family {

  static final String NEGOTIATION = "negotiation";
  static final String REFERENT = "referent";
  static final String SOURCE = "source";
  static final String MANDATE = "mandate";
  static final String AGREEMENT = "agreement";
  static final String OCCURRENCE = "occurrence";
  static final String ALLEGATION = "allegation";
  static final String ISSUE = "issue";

  private Family() {}

  /// @param onRecord finds the act that custody concerns: it is decided where that one was
  public static String of(Act act, Function<UUID, Optional<Act>> onRecord) {
    return switch (act) {
      case CustodyAct a ->
          onRecord.apply(a.target()).map(target -> of(target, onRecord)).orElse(NEGOTIATION);
      case MandateAct _ -> MANDATE;
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
