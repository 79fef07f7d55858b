package ledger.agreement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
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
import ledger.value.Id;

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

  private static final Set<Class<? extends Act>> BEGIN =
      Set.of(ProposeAgreement.class, RecordClaimedAgreement.class);

  /// The number of each text, by the act that brought it.
  ///
  /// @param record acts in the order of recording, annulled or not
  public static Map<UUID, Integer> given(Stream<? extends Act> record) {
    var last = new HashMap<Id, Numbering>();
    var numbers = new HashMap<UUID, Integer>();
    record.forEachOrdered(act ->
        numbered(act)
            .ifPresent(agreement -> {
              var now = last.getOrDefault(agreement, NONE).after(act);
              last.put(agreement, now);
              numbers.put(act.actId(), now.last());
            }));
    return numbers;
  }

  public int next() {
    return last + 1;
  }

  /// The agreement that this act brings a text of, which takes a number.
  public static Optional<Id> numbered(Act act) {
    return NONE.after(act) == NONE
        ? Optional.empty()
        : switch (act) {
          case AgreementAct a -> Optional.of(a.agreement());
          case ActWithoutPayload a -> a.agreement();
          case Act _ -> Optional.empty();
        };
  }

  /// The same for any act: only those about agreements bring texts. One whose payload was taken
  /// away keeps the number that it took.
  public Numbering after(Act act) {
    return switch (act) {
      case AgreementAct a -> after(a);
      case ActWithoutPayload a when BEGIN.contains(a.was()) -> new Numbering(1);
      case ActWithoutPayload a when a.was() == ReviseTerms.class -> new Numbering(next());
      case Act _ -> this;
    };
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
