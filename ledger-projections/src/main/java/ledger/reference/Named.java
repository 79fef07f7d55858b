package ledger.reference;

import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.CustodyAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.decision.RefusalSubject;
import ledger.negotiation.Mention;
import ledger.terms.KeyRef;

/// A thing that an act makes or speaks of.
record Named(RefusalSubject kind, String name) {

  /// What there is since an act was said, and was not before. The act itself is one.
  static Stream<Named> madeBy(Act act) {
    var own = Stream.of(entry(act.actId().toString()));
    return Stream.concat(
        own,
        switch (act) {
          case RegisterReferent a -> one(RefusalSubject.REFERENT, a.id());
          case RegisterSource a -> one(RefusalSubject.SOURCE, a.id());
          case GrantMandate a -> one(RefusalSubject.MANDATE, a.id());
          case ProposeAgreement a -> one(RefusalSubject.AGREEMENT, a.agreement());
          case RecordClaimedAgreement a -> one(RefusalSubject.AGREEMENT, a.agreement());
          case AdvanceReading a -> one(RefusalSubject.READING, a.readingId());
          case GiveNotice a -> one(RefusalSubject.NOTICE, a.noticeId());
          case ReportOccurrence a -> one(RefusalSubject.OCCURRENCE, a.id());
          case AllegeBreach a -> one(RefusalSubject.ALLEGATION, a.id());
          case RaiseIssue a ->
              a.propositions().stream()
                  .map(p -> new Named(RefusalSubject.PROPOSITION, p.id().value()));
          case Act _ -> Stream.<Named>empty();
        });
  }

  /// What has to be there for an act to speak of it.
  static Stream<Named> spokenOfIn(Act act) {
    return Stream.concat(
        Mention.in(act).map(mention -> new Named(mention.subject(), mention.id().value())),
        Stream.concat(
            act.envelope().unseals().map(target -> entry(target.toString())).stream(), own(act)));
  }

  private static Stream<Named> own(Act act) {
    return switch (act) {
      case CustodyAct a -> Stream.of(entry(a.target().toString()));
      case AdoptionAct a -> Stream.of(entry(a.target().toString()));
      case WithdrawNotice a ->
          Stream.concat(
              one(RefusalSubject.NOTICE, a.noticeId()),
              one(RefusalSubject.AGREEMENT, a.agreement()));
      case AgreementAct a -> one(RefusalSubject.AGREEMENT, a.agreement());
      case ReportOccurrence a -> a.relates().stream().flatMap(relates -> key(relates.key()));
      case OccurrenceAct a -> one(RefusalSubject.OCCURRENCE, a.id());
      case AllegeBreach a -> a.keys().stream().flatMap(Named::key);
      case AllegationAct a -> one(RefusalSubject.ALLEGATION, a.id());
      case MandateAct a -> one(RefusalSubject.MANDATE, a.id());
      case TakeStance a ->
          Stream.of(
                  Stream.of(a.proposition()).flatMap(Named::in),
                  a.leavesOpen().stream().flatMap(Named::in),
                  a.supersedes().map(id -> entry(id.toString())).stream())
              .flatMap(named -> named);
      case RaiseIssue _, NegotiationAct _, ReferentAct _, RegisterSource _, ActWithoutPayload _ ->
          Stream.empty();
    };
  }

  private static Stream<Named> in(Proposition p) {
    return switch (p.kind()) {
      case EXISTS -> Stream.of(new Named(RefusalSubject.AGREEMENT, p.argument(0)));
      case CONSENTED -> Stream.of(new Named(RefusalSubject.AGREEMENT, p.argument(1)));
      case ROLE -> Stream.of(new Named(RefusalSubject.AGREEMENT, p.argument(2)));
      case OWES -> ofKey(p.argument(0));
      case MEANS ->
          Stream.concat(
              ofKey(p.argument(0)), Stream.of(new Named(RefusalSubject.READING, p.argument(1))));
      case OCCURRED, ATTRIBUTED -> Stream.of(new Named(RefusalSubject.OCCURRENCE, p.argument(0)));
      case COUNTS ->
          Stream.concat(
              Stream.of(new Named(RefusalSubject.OCCURRENCE, p.argument(0))), ofKey(p.argument(1)));
      case BREACH -> Stream.of(new Named(RefusalSubject.ALLEGATION, p.argument(0)));
      case VALID -> Stream.of(entry(p.argument(0)));
      case NAME -> Stream.of(entry(p.argument(1)));
      case RELATION ->
          Stream.of(p.argument(0), p.argument(1))
              .map(agreement -> new Named(RefusalSubject.AGREEMENT, agreement));
      case CLAIM -> Stream.of(new Named(RefusalSubject.PROPOSITION, p.argument(0)));
      case SHOULD ->
          Stream.of(RefusalSubject.AGREEMENT, RefusalSubject.PROPOSITION)
              .map(kind -> new Named(kind, p.argument(0)));
    };
  }

  private static Stream<Named> key(KeyRef key) {
    return key.agreement().stream().map(a -> new Named(RefusalSubject.AGREEMENT, a.value()));
  }

  /// The agreement of `T.tA`.
  private static Stream<Named> ofKey(String key) {
    return Optional.of(key.lastIndexOf('.')).filter(dot -> dot > 0).stream()
        .map(dot -> new Named(RefusalSubject.AGREEMENT, key.substring(0, dot)));
  }

  private static Named entry(String actId) {
    return new Named(RefusalSubject.ENTRY, actId);
  }

  private static Stream<Named> one(RefusalSubject kind, Object id) {
    return Stream.of(new Named(kind, id.toString()));
  }
}
