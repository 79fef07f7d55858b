package ledger.compartment;

import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.CustodyAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.Raised;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Id;

/// Which ids an act gives to what is not on record yet.
///
/// Those of a compartment begin with a mark of their own, and no others do. So nobody has to be
/// told that an id is taken by something that he may not see, and nothing clashes for whoever sees
/// both.
public final class NewIds {

  /// No id that everybody may see begins with it.
  public static final String MARK = "_";

  private NewIds() {}

  /// What the ids begin with that are given in a compartment.
  public static String beginning(Id compartment) {
    return MARK + compartment + ".";
  }

  /// Terms that are revised get a number as well: so their agreement is among them.
  public static Stream<Id> in(Act act) {
    return switch (act) {
      case RegisterReferent a -> Stream.of(a.referent());
      case RegisterSource a -> Stream.of(a.id());
      case GrantMandate a -> Stream.of(a.id());
      case ProposeAgreement a -> with(a.agreement(), a.terms());
      case RecordClaimedAgreement a -> with(a.agreement(), a.terms());
      case ReviseTerms a -> with(a.agreement(), a.terms());
      case AdvanceReading a -> Stream.of(a.readingId());
      case GiveNotice a -> Stream.of(a.noticeId());
      case ReportOccurrence a -> Stream.of(a.id());
      case AllegeBreach a -> Stream.of(a.id());
      case RaiseIssue a ->
          Stream.concat(Stream.of(a.id()), a.propositions().stream().map(Raised::id));
      case AgreementAct _, AllegationAct _, AssessOccurrence _, TakeStance _ -> Stream.empty();
      case AddDesignation _, RevokeMandate _, NegotiationAct _ -> Stream.empty();
      case AdoptionAct _, CustodyAct _, ActWithoutPayload _ -> Stream.empty();
    };
  }

  private static Stream<Id> with(Id agreement, Terms terms) {
    return Stream.concat(Stream.of(agreement), terms.terms().stream().map(Term::id));
  }
}
