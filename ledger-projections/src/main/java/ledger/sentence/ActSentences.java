package ledger.sentence;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.CustodyAct;
import ledger.act.IssueAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.ReferentAct;
import ledger.act.SourceAct;
import ledger.value.Id;

/// What an act says, as it stands behind the name of whose act it is: `accepts version 2 of T`.
final class ActSentences {

  private final Things things;
  private final PropositionSentences propositions;
  private final AgreementActSentences agreements;
  private final AllegationActSentences allegations;
  private final OccurrenceActSentences occurrences;
  private final FilingSentences filings;

  ActSentences(
      Things things,
      ConditionSentences conditions,
      PropositionSentences propositions,
      Descriptions descriptions) {
    this.things = things;
    this.propositions = propositions;
    this.agreements = new AgreementActSentences(things, conditions, propositions, descriptions);
    this.allegations = new AllegationActSentences(things, descriptions);
    this.occurrences = new OccurrenceActSentences(things, descriptions);
    this.filings = new FilingSentences(things);
  }

  String of(Act act) {
    return switch (act) {
      case NegotiationAct filing -> filings.of(filing);
      case ReferentAct filing -> filings.of(filing);
      case SourceAct filing -> filings.of(filing);
      case CustodyAct custody -> filings.of(custody);
      case ActWithoutPayload _ -> things.text("says.ActWithoutPayload", Map.of());
      case MandateAct mandate -> of(mandate);
      case AgreementAct agreement -> agreements.of(agreement);
      case OccurrenceAct occurrence -> occurrences.of(occurrence);
      case AllegationAct allegation -> allegations.of(allegation);
      case IssueAct issue -> of(issue);
      case AdoptionAct adoption -> of(adoption);
    };
  }

  private String of(MandateAct mandate) {
    return switch (mandate) {
      case GrantMandate grant ->
          things.text(
              "says.GrantMandate",
              new MessageParts()
                  .with("mandate", grant.id().value())
                  .with("representative", things.name(grant.representative()))
                  .with("office", grant.office().map(things::name))
                  .with("limits", grant.scope().size())
                  .with("from", grant.from().map(things.times()::of))
                  .with("to", grant.to().map(things.times()::of))
                  .all());
      case RevokeMandate revoke ->
          things.text(
              "says.RevokeMandate",
              new MessageParts()
                  .with("mandate", revoke.id().value())
                  .with("representative", granted(revoke.id()).map(things::name))
                  .all());
    };
  }

  private Optional<Id> granted(Id mandate) {
    return things
        .said(GrantMandate.class)
        .filter(grant -> grant.id().equals(mandate))
        .map(GrantMandate::representative)
        .findFirst();
  }

  private String of(IssueAct issue) {
    return switch (issue) {
      case RaiseIssue raised ->
          things.text("says.RaiseIssue", Map.of("question", things.said(raised.question())));
      case TakeStance stance ->
          things.text(
              "says.TakeStance",
              new MessageParts()
                  .with("stance", stance.stance())
                  .with("proposition", propositions.inFull(stance.proposition()))
                  .with("attitude", stance.attitude().map(Enum::name).orElse("NONE"))
                  .with("details", stance.details().map(Enum::name).orElse("GIVEN"))
                  .with("toAll", String.valueOf(stance.addressees().contains(TakeStance.ALL)))
                  .with(
                      "addressees", stance.addressees().stream().map(things::name).toList(), things)
                  .all());
    };
  }

  private String of(AdoptionAct adoption) {
    return things.text(
        "says." + adoption.name(),
        new MessageParts()
            .with("act", things.act(adoption.target().toString()))
            .with("says", adopted(adoption.target()))
            .all());
  }

  private Optional<String> adopted(UUID target) {
    return things
        .entry(target.toString())
        .map(entry -> entry.act())
        .filter(act -> !(act instanceof AdoptionAct))
        .map(this::of);
  }
}
