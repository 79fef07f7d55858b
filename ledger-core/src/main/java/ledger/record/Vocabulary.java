package ledger.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.AgreementAct.*;
import ledger.act.AllegationAct.*;
import ledger.act.Event;
import ledger.act.Event.*;
import ledger.act.IssueAct.*;
import ledger.act.NegotiationAct.*;
import ledger.act.OccurrenceAct.*;
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
          new Entry<>("issue-raised.v1", RaiseIssue.class, IssueRaised.class, IssueRaised::new),
          new Entry<>("stance-taken.v1", TakeStance.class, StanceTaken.class, StanceTaken::new));

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
