package ledger.act;

import ledger.act.AdoptionAct.AdoptWords;
import ledger.act.AdoptionAct.DisownWords;
import ledger.act.AgreementAct.*;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AllegationAct.*;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.IssueAct.*;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct.*;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.OccurrenceAct.*;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.ReferentAct.*;
import ledger.act.SourceAct.*;

/// An act that is on record, in the past tense. One act is one event; nothing derived is an event.
///
/// Events say who stated what; none of them says who is right. This page is the language.
public sealed interface Event {

  Act act();

  sealed interface NegotiationEvent extends Event {}

  record NegotiationOpened(OpenNegotiation act) implements NegotiationEvent {}

  record ParticipantAdmitted(AdmitParticipant act) implements NegotiationEvent {}

  record CapacityChanged(ChangeCapacity act) implements NegotiationEvent {}

  record CompartmentDefined(DefineCompartment act) implements NegotiationEvent {}

  record BatchImported(ImportBatch act) implements NegotiationEvent {}

  sealed interface ReferentEvent extends Event {
    @Override
    ReferentAct act();
  }

  record ReferentRegistered(RegisterReferent act) implements ReferentEvent {}

  record DesignationAdded(AddDesignation act) implements ReferentEvent {}

  sealed interface SourceEvent extends Event {}

  record SourceRegistered(RegisterSource act) implements SourceEvent {}

  sealed interface MandateEvent extends Event {
    @Override
    MandateAct act();
  }

  record MandateGranted(GrantMandate act) implements MandateEvent {}

  record MandateRevoked(RevokeMandate act) implements MandateEvent {}

  sealed interface AgreementEvent extends Event {
    @Override
    AgreementAct act();
  }

  record AgreementProposed(ProposeAgreement act) implements AgreementEvent {}

  record AgreementClaimed(RecordClaimedAgreement act) implements AgreementEvent {}

  record TermsRevised(ReviseTerms act) implements AgreementEvent {}

  record ConsentDeclared(DeclareConsent act) implements AgreementEvent {}

  record ReadinessConfirmed(ConfirmReadiness act) implements AgreementEvent {}

  record ReadinessWithdrawn(WithdrawReadiness act) implements AgreementEvent {}

  record ReadingAdvanced(AdvanceReading act) implements AgreementEvent {}

  record AgreementsRelated(RelateAgreements act) implements AgreementEvent {}

  record ProposalWithdrawn(WithdrawProposal act) implements AgreementEvent {}

  record NoticeGiven(GiveNotice act) implements AgreementEvent {}

  record NoticeWithdrawn(WithdrawNotice act) implements AgreementEvent {}

  record CommitmentReleased(ReleaseCommitment act) implements AgreementEvent {}

  record CommitmentReassigned(ReassignCommitment act) implements AgreementEvent {}

  record EntryIntoForceRecorded(RecordEntryIntoForce act) implements AgreementEvent {}

  sealed interface OccurrenceEvent extends Event {
    @Override
    OccurrenceAct act();
  }

  record OccurrenceReported(ReportOccurrence act) implements OccurrenceEvent {}

  record OccurrenceAssessed(AssessOccurrence act) implements OccurrenceEvent {}

  sealed interface AllegationEvent extends Event {
    @Override
    AllegationAct act();
  }

  record BreachAlleged(AllegeBreach act) implements AllegationEvent {}

  record AllegationAnswered(RespondToAllegation act) implements AllegationEvent {}

  record EvidenceSubmitted(SubmitEvidence act) implements AllegationEvent {}

  record CureOffered(OfferCure act) implements AllegationEvent {}

  record CureAccepted(AcceptCure act) implements AllegationEvent {}

  record AllegationReferred(ReferAllegation act) implements AllegationEvent {}

  record FindingRecorded(RecordFinding act) implements AllegationEvent {}

  record AllegationClosed(CloseAllegation act) implements AllegationEvent {}

  sealed interface IssueEvent extends Event {}

  record IssueRaised(RaiseIssue act) implements IssueEvent {}

  record StanceTaken(TakeStance act) implements IssueEvent {}

  sealed interface AdoptionEvent extends Event {
    @Override
    AdoptionAct act();
  }

  record WordsAdopted(AdoptWords act) implements AdoptionEvent {}

  record WordsDisowned(DisownWords act) implements AdoptionEvent {}

  sealed interface CustodyEvent extends Event {
    @Override
    CustodyAct act();
  }

  record RecordCorrected(CorrectRecord act) implements CustodyEvent {}

  record RecordAnnulled(AnnulRecord act) implements CustodyEvent {}

  record PayloadRemoved(RemovePayload act) implements CustodyEvent {}

  record PersonalDataErased(ErasePersonalData act) implements CustodyEvent {}

  record UnsealingConsented(ConsentToUnseal act) implements CustodyEvent {}

  /// In the place of an event whose payload was taken away. It has no stored name: the entry keeps
  /// that of the event that it was.
  record WithoutPayload(ActWithoutPayload act) implements Event {}
}
