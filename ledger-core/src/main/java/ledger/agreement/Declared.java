package ledger.agreement;

import java.time.Instant;
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
import ledger.decision.ImpossibleHistory;

/// An act about an agreement, as whoever decides the next one has it.
public record Declared(AgreementAct act, Instant effective) implements Dated<AgreementAct> {

  /// The agreement after one event more, so far as deciding asks for it.
  ///
  /// @param recorded when that was, for acts that are said as they are recorded
  public static Agreement<Declared> evolve(
      Agreement<Declared> before, AgreementEvent event, Instant recorded) {
    var declared = new Declared(event.act(), event.act().envelope().statedFrom().orElse(recorded));
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
}
