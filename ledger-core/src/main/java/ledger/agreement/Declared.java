package ledger.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Event.AgreementEvent;
import ledger.adoption.Adoption;
import ledger.decision.ImpossibleHistory;

/// An act about an agreement, as whoever decides the next one has it.
public record Declared(AgreementAct act, Instant effective) implements Dated<AgreementAct> {

  /// The same after it was adopted, where it did not count before.
  public Declared adopted(Adoption adoption) {
    var again = (AgreementAct) adoption.of(act, false);
    return again == act ? this : new Declared(again, adoption.from());
  }

  /// The agreement after one event more, so far as deciding asks for it.
  ///
  /// @param recorded when that was, for acts that are said as they are recorded
  public static Agreement<Declared> evolve(
      Agreement<Declared> before, AgreementEvent event, Instant recorded) {
    var said = event.act().envelope().statedFrom().orElse(recorded);
    var declared = new Declared(withoutTexts(event.act()), said);
    return switch (declared.act()) {
      case ProposeAgreement _, RecordClaimedAgreement _ ->
          Agreement.<Declared>none().with(declared);
      case AgreementAct _ when before.versions().isEmpty() ->
          throw new ImpossibleHistory("nothing of that agreement", event);
      case ReviseTerms act when before.version(act.basedOn()).isEmpty() ->
          throw new ImpossibleHistory("any text but number " + act.basedOn(), event);
      case ReviseTerms _, DeclareConsent _, ConfirmReadiness _, WithdrawReadiness _ ->
          before.with(declared);
      case AdvanceReading _, WithdrawProposal _, GiveNotice _, WithdrawNotice _ ->
          before.with(declared);
      case ReassignCommitment _ -> before.with(declared);
      case RelateAgreements _, ReleaseCommitment _, RecordEntryIntoForce _ -> before;
    };
  }

  /// Of consent and readiness, which are said most often, no words are kept: no rule reads them.
  private static AgreementAct withoutTexts(AgreementAct act) {
    return switch (act) {
      case DeclareConsent a ->
          new DeclareConsent(
              a.envelope().withoutTexts(),
              a.agreement(),
              a.version(),
              a.decision(),
              a.means(),
              List.of(),
              a.provisional(),
              a.succeeds(),
              a.effectiveFrom());
      case ConfirmReadiness a ->
          new ConfirmReadiness(
              a.envelope().withoutTexts(),
              a.agreement(),
              a.version(),
              a.scope(),
              a.readingId(),
              Optional.empty(),
              a.until());
      case AgreementAct other -> other;
    };
  }
}
