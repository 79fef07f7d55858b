package ledger.record;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.Act;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct.RegisterSource;

/// The sequence of events that one thing's rules are decided on.
public record Stream(String id) {

  /// Where an act goes. A stance goes to its own proposition, so that no two holders contend.
  ///
  /// @param onRecord finds the act that custody concerns: it goes to that act's stream
  public static Stream of(Act act, Function<UUID, Optional<Act>> onRecord) {
    var negotiation = act.negotiation();
    return switch (act) {
      case CustodyAct a ->
          onRecord
              .apply(a.target())
              .map(target -> of(target, onRecord))
              .orElseGet(() -> new Stream(negotiation.value()));
      case MandateAct a -> of(act, "mandate", a.id());
      case NegotiationAct _ -> new Stream(negotiation.value());
      case ReferentAct a -> of(act, "referent", a.referent());
      case RegisterSource a -> of(act, "source", a.id());
      case AgreementAct a -> of(act, "agreement", a.agreement());
      case OccurrenceAct a -> of(act, "occurrence", a.id());
      case AllegationAct a -> of(act, "allegation", a.id());
      case RaiseIssue a -> of(act, "issue", a.id());
      case TakeStance a -> of(act, "proposition", a.proposition());
    };
  }

  private static Stream of(Act act, String kind, Object id) {
    return new Stream(act.negotiation() + "/" + kind + "/" + id);
  }
}
