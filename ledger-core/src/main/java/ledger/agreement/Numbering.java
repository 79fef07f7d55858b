package ledger.agreement;

import ledger.act.Act;
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

/// The numbers that the texts of one agreement have been given so far.
///
/// A text takes the next number as it comes on record, whatever its date; nothing else hangs on
/// that order. A number once given stays: that of an annulled revision is given to no other. Only
/// where the first text itself is annulled is there no agreement, and its id may be taken anew,
/// from 1.
///
/// @param last the number that was given last, 0 for none
public record Numbering(int last) {

  public static final Numbering NONE = new Numbering(0);

  public int next() {
    return last + 1;
  }

  /// Whether this act brings a text, which takes a number.
  public static boolean isNumbered(Act act) {
    return act instanceof AgreementAct a && NONE.after(a) != NONE;
  }

  /// After one act more, in the order of recording, annulled or not.
  public Numbering after(AgreementAct act) {
    return switch (act) {
      case ProposeAgreement _, RecordClaimedAgreement _ -> new Numbering(1);
      case ReviseTerms _ -> new Numbering(next());
      case DeclareConsent _, ConfirmReadiness _, WithdrawReadiness _, AdvanceReading _ -> this;
      case RelateAgreements _, WithdrawProposal _, GiveNotice _, WithdrawNotice _ -> this;
      case ReleaseCommitment _, ReassignCommitment _, RecordEntryIntoForce _ -> this;
    };
  }
}
