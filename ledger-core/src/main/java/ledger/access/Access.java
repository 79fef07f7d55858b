package ledger.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
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
import ledger.act.Envelope.Mode;
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
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacityMissing;
import ledger.decision.Refusal.FilingIsOnesOwn;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.decision.Refusal.NotOnesOwnAct;
import ledger.decision.Refusal.NotOnesOwnStance;
import ledger.decision.Refusal.OwnActIsPerformed;
import ledger.decision.Refusal.PerformedForAnother;
import ledger.negotiation.Negotiation;
import ledger.negotiation.Negotiation.Admission;

/// The one place that answers: may this user do this, and may this user see this?
public final class Access {

  /// Whoever writes in this ledger at all.
  private static final Set<Capacity> WRITERS = EnumSet.complementOf(EnumSet.of(Capacity.AUDITOR));

  /// Whoever can make a statement: for somebody, or as a report.
  private static final Set<Capacity> SPEAKERS =
      EnumSet.of(Capacity.RECORDER, Capacity.REP, Capacity.THIRD, Capacity.MONITOR);

  private Access() {}

  /// Whoever was admitted in any capacity sees the negotiation; to everyone else it does not exist.
  public static boolean maySee(UserId user, Negotiation negotiation) {
    return !negotiation.of(user).isEmpty();
  }

  /// Whether a user is of an audience: takes part, and is a member of its compartment.
  public static boolean maySee(UserId user, Audience audience, Negotiation negotiation) {
    return maySee(user, negotiation)
        && negotiation.compartments().clearance(user).covers(audience.compartment());
  }

  public static Optional<Refusal> against(UserId user, Act act, Negotiation negotiation) {
    if (act instanceof OpenNegotiation) return wrongMode(act);
    if (!maySee(user, negotiation)) return Optional.of(new NoSuchNegotiation(act.negotiation()));
    var held = negotiation.of(user);
    boolean unseals = act.envelope().unseals().isPresent();
    var asked = unseals ? EnumSet.of(Capacity.CUSTODIAN) : mayIssue(act);
    var fitting = held.stream().filter(a -> asked.contains(a.capacity())).toList();
    if (fitting.isEmpty())
      return Optional.of(
          new CapacityMissing(
              held.stream().map(Admission::capacity).collect(Collectors.toSet()), asked));
    if (unseals) return Optional.empty(); // it is not what its sender says
    return switch (act) {
      case Act.Filing _ -> wrongMode(act);
      case Act.Statement statement -> notOnesOwn(statement, fitting);
    };
  }

  /// Which capacities an act asks for.
  public static Set<Capacity> mayIssue(Act act) {
    return switch (act) {
      case OpenNegotiation _ -> EnumSet.allOf(Capacity.class);
      case AdmitParticipant _, ChangeCapacity _ -> EnumSet.of(Capacity.OWNER);
      case DefineCompartment _ -> EnumSet.of(Capacity.OWNER, Capacity.CUSTODIAN);
      case ImportBatch _ -> EnumSet.of(Capacity.OWNER, Capacity.RECORDER);
      case RegisterReferent _ -> EnumSet.of(Capacity.OWNER, Capacity.RECORDER, Capacity.REP);
      case AddDesignation _ -> EnumSet.of(Capacity.RECORDER, Capacity.REP, Capacity.THIRD);
      case RegisterSource _ ->
          EnumSet.of(
              Capacity.OWNER, Capacity.RECORDER, Capacity.REP, Capacity.THIRD, Capacity.MONITOR);
      case GrantMandate _, RevokeMandate _ -> EnumSet.of(Capacity.REP, Capacity.RECORDER);
      case ProposeAgreement _, ReviseTerms _, WithdrawProposal _, DeclareConsent _ ->
          EnumSet.of(Capacity.REP, Capacity.RECORDER);
      case ConfirmReadiness _, WithdrawReadiness _ -> EnumSet.of(Capacity.REP, Capacity.RECORDER);
      case GiveNotice _, WithdrawNotice _, ReleaseCommitment _, ReassignCommitment _ ->
          EnumSet.of(Capacity.REP, Capacity.RECORDER);
      case RecordClaimedAgreement _ -> EnumSet.of(Capacity.RECORDER, Capacity.REP, Capacity.THIRD);
      case AdvanceReading _, RecordEntryIntoForce _, RelateAgreements _ -> SPEAKERS;
      case AdoptionAct _ -> EnumSet.of(Capacity.REP, Capacity.THIRD, Capacity.MONITOR);
      case ReportOccurrence _, RaiseIssue _, TakeStance _, SubmitEvidence _ -> SPEAKERS;
      case AssessOccurrence _, RecordFinding _ -> EnumSet.of(Capacity.MONITOR, Capacity.RECORDER);
      case AllegeBreach _, CloseAllegation _ ->
          EnumSet.of(Capacity.REP, Capacity.RECORDER, Capacity.MONITOR);
      case RespondToAllegation _, OfferCure _, AcceptCure _, ReferAllegation _ ->
          EnumSet.of(Capacity.REP, Capacity.RECORDER);
      case CorrectRecord _, ConsentToUnseal _ -> WRITERS;
      case AnnulRecord _, RemovePayload _, ErasePersonalData _ -> EnumSet.of(Capacity.CUSTODIAN);
      case ActWithoutPayload _ -> EnumSet.noneOf(Capacity.class);
    };
  }

  private static Optional<Refusal> wrongMode(Act act) {
    return act.envelope().mode() == Mode.PERFORMED
        ? Optional.empty()
        : Optional.of(new FilingIsOnesOwn(act.name()));
  }

  /// Whoever acts for somebody performs; what was said elsewhere, by anybody, a recorder reports.
  private static Optional<Refusal> notOnesOwn(Act.Statement act, List<Admission> fitting) {
    boolean performed = act.envelope().mode() == Mode.PERFORMED;
    boolean own = fitting.stream().anyMatch(a -> a.actor().filter(act.by()::is).isPresent());
    boolean recorder = fitting.stream().anyMatch(a -> a.capacity() == Capacity.RECORDER);
    if (performed ? own : recorder) return Optional.empty();
    if (recorder) return Optional.of(new PerformedForAnother(act.by()));
    if (own) return Optional.of(new OwnActIsPerformed(act.by()));
    var actsFor = fitting.stream().flatMap(a -> a.actor().stream()).distinct().toList();
    return Optional.of(
        act instanceof TakeStance
            ? new NotOnesOwnStance(act.by(), actsFor)
            : new NotOnesOwnAct(act.by(), actsFor));
  }
}
