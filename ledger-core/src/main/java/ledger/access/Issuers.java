package ledger.access;

import static ledger.act.NegotiationAct.Capacity.CUSTODIAN;
import static ledger.act.NegotiationAct.Capacity.MONITOR;
import static ledger.act.NegotiationAct.Capacity.OWNER;
import static ledger.act.NegotiationAct.Capacity.RECORDER;
import static ledger.act.NegotiationAct.Capacity.REP;
import static ledger.act.NegotiationAct.Capacity.THIRD;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.act.Act;
import ledger.act.AdoptionAct.AdoptWords;
import ledger.act.AdoptionAct.DisownWords;
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
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.record.Vocabulary;

/// Which capacities each kind of act asks for. It is asked of an act that is sent and of a kind
/// that somebody may choose, so it is a table of kinds.
final class Issuers {

  private static final Set<Capacity> EVERYBODY = EnumSet.allOf(Capacity.class);

  /// Whoever writes in this ledger at all.
  private static final Set<Capacity> WRITERS = EnumSet.complementOf(EnumSet.of(Capacity.AUDITOR));

  /// Whoever can make a statement: for somebody, or as a report.
  private static final Set<Capacity> SPEAKERS = EnumSet.of(RECORDER, REP, THIRD, MONITOR);

  private static final Map<Class<? extends Act>, Set<Capacity>> OF = new HashMap<>();

  static {
    asks(EVERYBODY, OpenNegotiation.class);
    asks(EnumSet.of(OWNER), AdmitParticipant.class, ChangeCapacity.class);
    asks(EnumSet.of(OWNER, CUSTODIAN), DefineCompartment.class);
    asks(EnumSet.of(OWNER, RECORDER), ImportBatch.class);
    asks(EnumSet.of(OWNER, RECORDER, REP), RegisterReferent.class);
    asks(EnumSet.of(RECORDER, REP, THIRD), AddDesignation.class, RecordClaimedAgreement.class);
    asks(EnumSet.of(OWNER, RECORDER, REP, THIRD, MONITOR), RegisterSource.class);
    asks(
        EnumSet.of(REP, RECORDER),
        GrantMandate.class,
        RevokeMandate.class,
        ProposeAgreement.class,
        ReviseTerms.class,
        WithdrawProposal.class,
        DeclareConsent.class,
        ConfirmReadiness.class,
        WithdrawReadiness.class,
        GiveNotice.class,
        WithdrawNotice.class,
        ReleaseCommitment.class,
        ReassignCommitment.class,
        RespondToAllegation.class,
        OfferCure.class,
        AcceptCure.class,
        ReferAllegation.class);
    asks(
        SPEAKERS,
        AdvanceReading.class,
        RecordEntryIntoForce.class,
        RelateAgreements.class,
        ReportOccurrence.class,
        RaiseIssue.class,
        TakeStance.class,
        SubmitEvidence.class);
    asks(EnumSet.of(REP, THIRD, MONITOR), AdoptWords.class, DisownWords.class);
    asks(EnumSet.of(MONITOR, RECORDER), AssessOccurrence.class, RecordFinding.class);
    asks(EnumSet.of(REP, RECORDER, MONITOR), AllegeBreach.class, CloseAllegation.class);
    asks(WRITERS, CorrectRecord.class, ConsentToUnseal.class);
    asks(EnumSet.of(CUSTODIAN), AnnulRecord.class, RemovePayload.class, ErasePersonalData.class);
    for (var entry : Vocabulary.ENTRIES)
      if (!OF.containsKey(entry.act()))
        throw new IllegalStateException("it is not said who may issue " + entry.actName());
  }

  private Issuers() {}

  @SafeVarargs
  private static void asks(Set<Capacity> capacities, Class<? extends Act>... acts) {
    for (var act : List.of(acts)) OF.put(act, Collections.unmodifiableSet(capacities));
  }

  /// Nobody sends what is left of an act whose payload was taken away.
  static Set<Capacity> of(Class<? extends Act> act) {
    return OF.getOrDefault(act, Set.of());
  }
}
