package ledger.act;

import ledger.act.AgreementAct.*;
import ledger.act.AllegationAct.*;
import ledger.act.IssueAct.*;
import ledger.act.NegotiationAct.*;
import ledger.act.OccurrenceAct.*;
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

  sealed interface ReferentEvent extends Event {
    @Override
    ReferentAct act();
  }

  record ReferentRegistered(RegisterReferent act) implements ReferentEvent {}

  record DesignationAdded(AddDesignation act) implements ReferentEvent {}

  sealed interface SourceEvent extends Event {}

  record SourceRegistered(RegisterSource act) implements SourceEvent {}

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

  sealed interface OccurrenceEvent extends Event {}

  record OccurrenceReported(ReportOccurrence act) implements OccurrenceEvent {}

  sealed interface AllegationEvent extends Event {
    @Override
    AllegationAct act();
  }

  record BreachAlleged(AllegeBreach act) implements AllegationEvent {}

  record AllegationAnswered(RespondToAllegation act) implements AllegationEvent {}

  sealed interface IssueEvent extends Event {}

  record IssueRaised(RaiseIssue act) implements IssueEvent {}

  record StanceTaken(TakeStance act) implements IssueEvent {}
}
