package ledger.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
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
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.negotiation.Directory;
import ledger.value.Id;

/// A stance that an act takes, expressly or by being done.
///
/// Never taken by an act: consent, a denial it does not say, anything from silence.
public record TakenStance(Proposition proposition, Actor holder, Stance stance, boolean implied) {

  /// Every stance that one act takes on its own.
  public static List<TakenStance> by(Act.Statement act, Directory catalogue) {
    return switch (act) {
      case RecordClaimedAgreement a -> List.of(express(a, Kind.EXISTS, a.agreement()));
      case DeclareConsent a ->
          existence(a, a.agreement(), a.decision() == ledger.act.AgreementAct.Decision.ACCEPT);
      case ConfirmReadiness a -> readiness(a, catalogue);
      case AdvanceReading a -> advancing(a);
      case RelateAgreements a -> List.of(express(a, Kind.RELATION, a.from(), a.to(), a.type()));
      case AllegeBreach a -> alleging(a, catalogue);
      case RespondToAllegation a -> answering(a, catalogue);
      case TakeStance a ->
          List.of(
              new TakenStance(canonical(a.proposition(), catalogue), a.by(), a.stance(), false));
      case ProposeAgreement _, ReviseTerms _, WithdrawReadiness _, WithdrawProposal _ -> List.of();
      case GiveNotice _, WithdrawNotice _, RecordEntryIntoForce _ -> List.of();
      case ReleaseCommitment _, ReassignCommitment _ -> List.of();
      case ReportOccurrence _, AssessOccurrence _, RaiseIssue _, MandateAct _ -> List.of();
      case SubmitEvidence _, OfferCure _, AcceptCure _, ReferAllegation _ -> List.of();
      case RecordFinding _, CloseAllegation _, AdoptionAct _ -> List.of();
    };
  }

  private static List<TakenStance> existence(Act.Statement act, Id agreement, boolean taken) {
    return taken && !act.envelope().withoutPrejudice()
        ? List.of(implied(act, Kind.EXISTS, agreement))
        : List.of();
  }

  private static List<TakenStance> readiness(ConfirmReadiness a, Directory catalogue) {
    var taken = new ArrayList<>(existence(a, a.agreement(), true));
    if (!a.envelope().withoutPrejudice())
      a.readingId()
          .flatMap(id -> meaning(id, catalogue))
          .map(p -> new TakenStance(p, a.by(), Stance.AFFIRMS, true))
          .ifPresent(taken::add);
    return taken;
  }

  /// What it replaces is given up for it, in so many words.
  private static List<TakenStance> advancing(AdvanceReading a) {
    var term = a.agreement() + "." + a.termId();
    return Stream.concat(
            a.replaces().stream().map(id -> on(a, Kind.MEANS, Stance.WITHDRAWN, term, id)),
            Stream.of(express(a, Kind.MEANS, term, a.readingId())))
        .toList();
  }

  private static List<TakenStance> alleging(AllegeBreach a, Directory catalogue) {
    var taken = new ArrayList<TakenStance>();
    taken.add(express(a, Kind.BREACH, a.id()));
    a.underReading().stream()
        .flatMap(id -> meaning(id, catalogue).stream())
        .forEach(p -> taken.add(new TakenStance(p, a.by(), Stance.AFFIRMS, false)));
    a.occurrences().forEach(o -> taken.add(implied(a, Kind.OCCURRED, o)));
    a.keys().stream()
        .filter(key -> !catalogue.debtorsOf(key).contains(a.against()))
        .forEach(key -> taken.add(implied(a, Kind.OWES, catalogue.home(key), a.against())));
    return taken;
  }

  private static List<TakenStance> answering(RespondToAllegation a, Directory catalogue) {
    var cited = catalogue.allegation(a.id()).map(AllegeBreach::occurrences).orElse(List.of());
    return switch (a.answer()) {
      case DENY, JUSTIFY -> List.of(on(a, Kind.BREACH, Stance.DENIES, a.id()));
      case ADMIT -> List.of(on(a, Kind.BREACH, Stance.AFFIRMS, a.id()));
      case RESERVE -> List.of(on(a, Kind.BREACH, Stance.RESERVES, a.id()));
      case DENY_FACT -> cited.stream().map(o -> on(a, Kind.OCCURRED, Stance.DENIES, o)).toList();
      case DENY_ATTRIBUTION ->
          cited.stream().map(o -> on(a, Kind.ATTRIBUTED, Stance.DENIES, o, a.by())).toList();
    };
  }

  /// What a reading says, as the proposition that it is what its term means.
  public static Optional<Proposition> meaning(Id reading, Directory catalogue) {
    return catalogue
        .reading(reading)
        .map(r -> Proposition.of(Kind.MEANS, r.agreement() + "." + r.termId(), r.readingId()));
  }

  /// A bare id stands for the proposition of an issue, whichever kind it was raised as.
  private static Proposition canonical(Proposition p, Directory catalogue) {
    return p.kind() == Kind.CLAIM
        ? catalogue
            .raised(Id.of(p.argument(0)))
            .map(r -> Proposition.of(Kind.valueOf(r.kind().name()), r.id()))
            .orElse(p)
        : p;
  }

  private static TakenStance express(Act.Statement act, Kind kind, Object... about) {
    return on(act, kind, Stance.AFFIRMS, about);
  }

  private static TakenStance implied(Act.Statement act, Kind kind, Object... about) {
    return new TakenStance(Proposition.of(kind, about), act.by(), Stance.AFFIRMS, true);
  }

  private static TakenStance on(Act.Statement act, Kind kind, Stance stance, Object... about) {
    return new TakenStance(Proposition.of(kind, about), act.by(), stance, false);
  }
}
