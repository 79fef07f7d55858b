package ledger.record;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
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
import ledger.compartment.Audience;

/// The sequence of entries that belong to one thing: an agreement, an allegation, a referent.
///
/// @param kind of thing; it stands in each entry's leaf
public record Stream(String kind, String id) {

  /// Where an act goes. A stance goes to its own proposition, so that no two holders contend.
  ///
  /// @param of those who may see it: each audience has streams of its own
  /// @param onRecord finds the stream of the act that custody or an adoption concerns: it goes
  ///   there
  public static Stream of(Act act, Audience of, Function<UUID, Optional<Stream>> onRecord) {
    var chain = of.chain();
    return switch (act) {
      case CustodyAct a -> onRecord.apply(a.target()).orElseGet(() -> ofNegotiation(chain));
      case AdoptionAct a -> onRecord.apply(a.target()).orElseGet(() -> ofNegotiation(chain));
      case ActWithoutPayload a -> new Stream(a.kind(), a.stream());
      case MandateAct a -> of(chain, "mandate", a.id());
      case NegotiationAct _ -> ofNegotiation(chain);
      case ReferentAct a -> of(chain, "referent", a.referent());
      case RegisterSource a -> of(chain, "source", a.id());
      case AgreementAct a -> of(chain, "agreement", a.agreement());
      case OccurrenceAct a -> of(chain, "occurrence", a.id());
      case AllegationAct a -> of(chain, "allegation", a.id());
      case RaiseIssue a -> of(chain, "issue", a.id());
      case TakeStance a -> new Stream("issue", chain + "/proposition/" + a.proposition());
    };
  }

  private static Stream ofNegotiation(String chain) {
    return new Stream("negotiation", chain);
  }

  private static Stream of(String chain, String kind, Object id) {
    return new Stream(kind, chain + "/" + kind + "/" + id);
  }
}
