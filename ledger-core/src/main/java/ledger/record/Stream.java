package ledger.record;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
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

/// The sequence of entries that belong to one thing: an agreement, an allegation, a referent.
///
/// @param kind of thing; it stands in each entry's leaf
public record Stream(String kind, String id) {

  /// Where an act goes. A stance goes to its own proposition, so that no two holders contend.
  ///
  /// @param onRecord finds the stream of the act that custody concerns: the custody act goes there
  public static Stream of(Act act, Function<UUID, Optional<Stream>> onRecord) {
    return switch (act) {
      case CustodyAct a -> onRecord.apply(a.target()).orElseGet(() -> ofNegotiation(act));
      case ActWithoutPayload a -> new Stream(a.kind(), a.stream());
      case MandateAct a -> of(act, "mandate", a.id());
      case NegotiationAct _ -> ofNegotiation(act);
      case ReferentAct a -> of(act, "referent", a.referent());
      case RegisterSource a -> of(act, "source", a.id());
      case AgreementAct a -> of(act, "agreement", a.agreement());
      case OccurrenceAct a -> of(act, "occurrence", a.id());
      case AllegationAct a -> of(act, "allegation", a.id());
      case RaiseIssue a -> of(act, "issue", a.id());
      case TakeStance a ->
          new Stream("issue", act.negotiation() + "/proposition/" + a.proposition());
    };
  }

  private static Stream ofNegotiation(Act act) {
    return new Stream("negotiation", act.negotiation().value());
  }

  private static Stream of(Act act, String kind, Object id) {
    return new Stream(kind, act.negotiation() + "/" + kind + "/" + id);
  }
}
