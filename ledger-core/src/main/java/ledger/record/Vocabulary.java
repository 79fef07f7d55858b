package ledger.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.act.Act;
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
import ledger.act.Event;
import ledger.act.Event.*;
import ledger.act.Event.AllegationClosed;
import ledger.act.Event.AllegationReferred;
import ledger.act.Event.BatchImported;
import ledger.act.Event.CapacityChanged;
import ledger.act.Event.CommitmentReassigned;
import ledger.act.Event.CommitmentReleased;
import ledger.act.Event.CureAccepted;
import ledger.act.Event.CureOffered;
import ledger.act.Event.EntryIntoForceRecorded;
import ledger.act.Event.EvidenceSubmitted;
import ledger.act.Event.FindingRecorded;
import ledger.act.Event.MandateGranted;
import ledger.act.Event.MandateRevoked;
import ledger.act.Event.NoticeGiven;
import ledger.act.Event.NoticeWithdrawn;
import ledger.act.Event.OccurrenceAssessed;
import ledger.act.Event.PayloadRemoved;
import ledger.act.Event.PersonalDataErased;
import ledger.act.Event.ProposalWithdrawn;
import ledger.act.Event.RecordAnnulled;
import ledger.act.Event.RecordCorrected;
import ledger.act.Event.UnsealingConsented;
import ledger.act.Event.WordsAdopted;
import ledger.act.Event.WordsDisowned;
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

/// Every act, its event, and the name the event carries on record for ever.
///
/// A stored name outlives our class names: it is never changed and never used again.
public final class Vocabulary {

  /// @param storedName such as `readiness-confirmed.v1`
  public record Entry<A extends Act>(
      String storedName, Class<A> act, Class<? extends Event> event, Function<A, Event> happened) {

    public String actName() {
      return act.getSimpleName();
    }

    /// Whether somebody says something by it, and does not only put something on file.
    public boolean isStatement() {
      return Act.Statement.class.isAssignableFrom(act);
    }

    public Event happened(Act accepted) {
      return happened.apply(act.cast(accepted));
    }
  }

  public static final List<Entry<?>> ENTRIES =
      List.of(
          new Entry<>(
              "negotiation-opened.v1",
              OpenNegotiation.class,
              NegotiationOpened.class,
              NegotiationOpened::new),
          new Entry<>(
              "participant-admitted.v1",
              AdmitParticipant.class,
              ParticipantAdmitted.class,
              ParticipantAdmitted::new),
          new Entry<>(
              "capacity-changed.v1",
              ChangeCapacity.class,
              CapacityChanged.class,
              CapacityChanged::new),
          new Entry<>(
              "compartment-defined.v1",
              DefineCompartment.class,
              CompartmentDefined.class,
              CompartmentDefined::new),
          new Entry<>(
              "batch-imported.v1", ImportBatch.class, BatchImported.class, BatchImported::new),
          new Entry<>(
              "mandate-granted.v1", GrantMandate.class, MandateGranted.class, MandateGranted::new),
          new Entry<>(
              "mandate-revoked.v1", RevokeMandate.class, MandateRevoked.class, MandateRevoked::new),
          new Entry<>(
              "referent-registered.v1",
              RegisterReferent.class,
              ReferentRegistered.class,
              ReferentRegistered::new),
          new Entry<>(
              "designation-added.v1",
              AddDesignation.class,
              DesignationAdded.class,
              DesignationAdded::new),
          new Entry<>(
              "source-registered.v1",
              RegisterSource.class,
              SourceRegistered.class,
              SourceRegistered::new),
          new Entry<>(
              "agreement-proposed.v1",
              ProposeAgreement.class,
              AgreementProposed.class,
              AgreementProposed::new),
          new Entry<>(
              "agreement-claimed.v1",
              RecordClaimedAgreement.class,
              AgreementClaimed.class,
              AgreementClaimed::new),
          new Entry<>("terms-revised.v1", ReviseTerms.class, TermsRevised.class, TermsRevised::new),
          new Entry<>(
              "consent-declared.v1",
              DeclareConsent.class,
              ConsentDeclared.class,
              ConsentDeclared::new),
          new Entry<>(
              "readiness-confirmed.v1",
              ConfirmReadiness.class,
              ReadinessConfirmed.class,
              ReadinessConfirmed::new),
          new Entry<>(
              "readiness-withdrawn.v1",
              WithdrawReadiness.class,
              ReadinessWithdrawn.class,
              ReadinessWithdrawn::new),
          new Entry<>(
              "reading-advanced.v1",
              AdvanceReading.class,
              ReadingAdvanced.class,
              ReadingAdvanced::new),
          new Entry<>(
              "agreements-related.v1",
              RelateAgreements.class,
              AgreementsRelated.class,
              AgreementsRelated::new),
          new Entry<>(
              "proposal-withdrawn.v1",
              WithdrawProposal.class,
              ProposalWithdrawn.class,
              ProposalWithdrawn::new),
          new Entry<>("notice-given.v1", GiveNotice.class, NoticeGiven.class, NoticeGiven::new),
          new Entry<>(
              "notice-withdrawn.v1",
              WithdrawNotice.class,
              NoticeWithdrawn.class,
              NoticeWithdrawn::new),
          new Entry<>(
              "commitment-released.v1",
              ReleaseCommitment.class,
              CommitmentReleased.class,
              CommitmentReleased::new),
          new Entry<>(
              "commitment-reassigned.v1",
              ReassignCommitment.class,
              CommitmentReassigned.class,
              CommitmentReassigned::new),
          new Entry<>(
              "entry-into-force-recorded.v1",
              RecordEntryIntoForce.class,
              EntryIntoForceRecorded.class,
              EntryIntoForceRecorded::new),
          new Entry<>(
              "occurrence-reported.v1",
              ReportOccurrence.class,
              OccurrenceReported.class,
              OccurrenceReported::new),
          new Entry<>(
              "breach-alleged.v1", AllegeBreach.class, BreachAlleged.class, BreachAlleged::new),
          new Entry<>(
              "allegation-answered.v1",
              RespondToAllegation.class,
              AllegationAnswered.class,
              AllegationAnswered::new),
          new Entry<>(
              "occurrence-assessed.v1",
              AssessOccurrence.class,
              OccurrenceAssessed.class,
              OccurrenceAssessed::new),
          new Entry<>(
              "evidence-submitted.v1",
              SubmitEvidence.class,
              EvidenceSubmitted.class,
              EvidenceSubmitted::new),
          new Entry<>("cure-offered.v1", OfferCure.class, CureOffered.class, CureOffered::new),
          new Entry<>("cure-accepted.v1", AcceptCure.class, CureAccepted.class, CureAccepted::new),
          new Entry<>(
              "allegation-referred.v1",
              ReferAllegation.class,
              AllegationReferred.class,
              AllegationReferred::new),
          new Entry<>(
              "finding-recorded.v1",
              RecordFinding.class,
              FindingRecorded.class,
              FindingRecorded::new),
          new Entry<>(
              "allegation-closed.v1",
              CloseAllegation.class,
              AllegationClosed.class,
              AllegationClosed::new),
          new Entry<>(
              "record-corrected.v1",
              CorrectRecord.class,
              RecordCorrected.class,
              RecordCorrected::new),
          new Entry<>(
              "record-annulled.v1", AnnulRecord.class, RecordAnnulled.class, RecordAnnulled::new),
          new Entry<>(
              "payload-removed.v1", RemovePayload.class, PayloadRemoved.class, PayloadRemoved::new),
          new Entry<>(
              "personal-data-erased.v1",
              ErasePersonalData.class,
              PersonalDataErased.class,
              PersonalDataErased::new),
          new Entry<>(
              "unsealing-consented.v1",
              ConsentToUnseal.class,
              UnsealingConsented.class,
              UnsealingConsented::new),
          new Entry<>("issue-raised.v1", RaiseIssue.class, IssueRaised.class, IssueRaised::new),
          new Entry<>("stance-taken.v1", TakeStance.class, StanceTaken.class, StanceTaken::new),
          new Entry<>("words-adopted.v1", AdoptWords.class, WordsAdopted.class, WordsAdopted::new),
          new Entry<>(
              "words-disowned.v1", DisownWords.class, WordsDisowned.class, WordsDisowned::new));

  private static final Map<String, Entry<?>> BY_ACT =
      ENTRIES.stream().collect(Collectors.toMap(Entry::actName, e -> e));
  private static final Map<String, Entry<?>> BY_STORED_NAME =
      ENTRIES.stream().collect(Collectors.toMap(Entry::storedName, e -> e));
  private static final Map<Class<? extends Event>, Entry<?>> BY_EVENT =
      ENTRIES.stream().collect(Collectors.toMap(Entry::event, e -> e));

  private Vocabulary() {}

  public static Optional<Entry<?>> ofAct(String actName) {
    return Optional.ofNullable(BY_ACT.get(actName));
  }

  public static Optional<Entry<?>> ofStored(String storedName) {
    return Optional.ofNullable(BY_STORED_NAME.get(storedName));
  }

  public static Entry<?> of(Class<? extends Event> event) {
    return Optional.<Entry<?>>ofNullable(BY_EVENT.get(event)).orElseThrow();
  }
}
