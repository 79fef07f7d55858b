package ledger.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
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
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.CustodyAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.agreement.Version;
import ledger.custody.Custody;
import ledger.decision.RefusalSubject;
import ledger.record.Recorded;
import ledger.value.Id;

/// Tells whether an act on record would be about nothing, were this all that is state.
record Reliance(NegotiationState state) {

  /// The acts of a record that would be about nothing if this one were annulled, and those that
  /// would be without these.
  static List<UUID> on(UUID target, List<Recorded> record, Custody custody) {
    var without = NegotiationState.NONE;
    var relying = new ArrayList<UUID>();
    for (var recorded : record) {
      var act = recorded.event().act();
      var standing = custody.standing(recorded).filter(_ -> !act.actId().equals(target));
      boolean relies =
          standing.isPresent() && new Reliance(without).isBroken(standing.get().event().act());
      if (relies) relying.add(act.actId());
      without =
          standing.isEmpty() || relies
              ? without.without(recorded)
              : without.standing(standing.get());
    }
    return relying;
  }

  boolean isBroken(Act act) {
    if (state.negotiation() instanceof Negotiation.Unopened)
      return !(act instanceof OpenNegotiation);
    return Mention.in(act).anyMatch(m -> !state.has(m)) || groundIsGone(act);
  }

  private boolean groundIsGone(Act act) {
    return switch (act) {
      case NegotiationAct _, ReferentAct _, SourceAct _ -> false;
      case GrantMandate _, RaiseIssue _, CustodyAct _, ActWithoutPayload _ -> false;
      case ProposeAgreement _, RecordClaimedAgreement _ -> false;
      case AdoptionAct a -> state.spoken(a.target()).isEmpty();
      case RevokeMandate a -> !state.has(new Mention(RefusalSubject.MANDATE, "id", a.id()));
      case AgreementAct a -> state.agreement(a.agreement()).filter(on -> stands(a, on)).isEmpty();
      case ReportOccurrence a -> !a.relates().stream().allMatch(r -> state.identifies(r.key()));
      case AssessOccurrence a -> state.occurrence(a.id()).isEmpty();
      case AllegeBreach a -> !a.keys().stream().allMatch(state::identifies);
      case AllegationAct a -> state.allegation(a.id()).isEmpty();
      case TakeStance a when a.proposition().kind() == Proposition.Kind.VALID -> false;
      case TakeStance a -> !state.has(a.proposition());
    };
  }

  private boolean stands(AgreementAct act, Agreement<Declared> on) {
    return switch (act) {
      case ProposeAgreement _, RecordClaimedAgreement _ -> true;
      case ReviseTerms a -> on.version(a.basedOn()).isPresent();
      case DeclareConsent a -> on.version(a.version()).isPresent();
      case ConfirmReadiness a -> on.version(a.version()).isPresent();
      case WithdrawReadiness a -> on.version(a.version()).isPresent();
      case AdvanceReading a ->
          on.version(a.version()).flatMap(v -> v.terms().term(a.termId())).isPresent();
      case RelateAgreements a -> a.pairs().stream().allMatch(p -> on.hasCommitment(p.from()));
      case GiveNotice a ->
          a.isExtraTextual() || on.versions().stream().anyMatch(v -> has(v, a.powerKey()));
      case WithdrawNotice a -> state.hasNotice(a.noticeId());
      case ReleaseCommitment a -> on.hasCommitment(a.key());
      case ReassignCommitment a -> on.hasCommitment(a.key());
      case WithdrawProposal _, RecordEntryIntoForce _ -> true;
    };
  }

  private static boolean has(Version version, Id power) {
    return version.terms().power(power).isPresent();
  }
}
