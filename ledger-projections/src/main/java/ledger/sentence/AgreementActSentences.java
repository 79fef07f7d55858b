package ledger.sentence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
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
import ledger.act.Proposition;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.terms.Terms;
import ledger.value.Id;

/// What is said of agreements.
record AgreementActSentences(
    Things things,
    ConditionSentences conditions,
    PropositionSentences propositions,
    Descriptions descriptions) {

  String of(AgreementAct act) {
    return things.text("says." + act.name(), parts(act).with("agreement", id(act)).all());
  }

  private static String id(AgreementAct act) {
    return act.agreement().value();
  }

  private MessageParts parts(AgreementAct act) {
    var parts = new MessageParts();
    return switch (act) {
      case ProposeAgreement proposal -> parts.with("gist", gist(proposal.terms()));
      case RecordClaimedAgreement claim ->
          parts
              .with("gist", gist(claim.terms()))
              .with(
                  "parties",
                  claim.allegedParties().stream().map(p -> things.name(p.ref())).toList(),
                  things);
      case ReviseTerms revision ->
          parts
              .with("kind", revision.kind())
              .with("basedOn", String.valueOf(revision.basedOn()))
              .with("version", number(revision))
              .with("gist", gist(revision.terms()));
      case DeclareConsent consent -> consent(parts, consent);
      case ConfirmReadiness ready ->
          parts
              .with("version", String.valueOf(ready.version()))
              .with("conducts", conducts(act, ready.version(), ready.scope()))
              .with("condition", ready.conditions().map(conditions::of))
              .with("until", ready.until().map(things.times()::of));
      case WithdrawReadiness withdrawn ->
          parts
              .with("version", String.valueOf(withdrawn.version()))
              .with("conducts", conducts(act, withdrawn.version(), withdrawn.scope()));
      case AdvanceReading reading ->
          parts
              .with(
                  "clause",
                  descriptions.clause(act.agreement(), reading.version(), reading.termId()))
              .with("means", descriptions.meaning(reading));
      case RelateAgreements related ->
          parts.with(
              "relation",
              propositions.of(
                  Proposition.of(
                      Proposition.Kind.RELATION, related.from(), related.to(), related.type())));
      case WithdrawProposal _ -> parts;
      case GiveNotice notice -> notice(parts, notice);
      case WithdrawNotice withdrawn -> parts.with("notice", withdrawn.noticeId().value());
      case ReleaseCommitment release ->
          parts
              .with("owed", descriptions.owed(KeyRef.of(act.agreement(), release.key())))
              .with(
                  "amount",
                  release.partial().map(amount -> amount(act, release.key(), amount.text())));
      case ReassignCommitment reassigned ->
          parts
              .with("conduct", things.conduct(KeyRef.of(act.agreement(), reassigned.key())))
              .with("side", reassigned.side())
              .with("from", things.name(reassigned.from()))
              .with("to", things.name(reassigned.to()))
              .with("consents", reassigned.consents().stream().map(things::name).toList(), things);
      case RecordEntryIntoForce force ->
          parts
              .with("time", things.times().of(force.effectiveAt()))
              .with("participant", force.participant().map(things::name));
    };
  }

  private MessageParts consent(MessageParts parts, DeclareConsent consent) {
    return parts
        .with("version", String.valueOf(consent.version()))
        .with("decision", consent.decision())
        .with("means", consent.means().map(Enum::name).orElse("NONE"))
        .with("provisional", String.valueOf(consent.provisional()))
        .with("declarations", consent.declarations().size())
        .with("succeeds", consent.succeeds().map(things::name))
        .with("from", consent.effectiveFrom().map(things.times()::of));
  }

  private MessageParts notice(MessageParts parts, GiveNotice notice) {
    var home = notice.agreement();
    return parts
        .with("notice", notice.noticeId().value())
        .with("effect", notice.effect())
        .with("scope", notice.scope().stream().map(id -> reached(home, id)).toList(), things)
        .with("from", things.times().of(notice.effectiveAt()))
        .with("until", notice.until().map(things.times()::of))
        .with("unless", notice.effectUnless().map(conditions::of))
        .with(
            "participant",
            notice.participant().filter(of -> !notice.by().is(of)).map(things::name));
  }

  /// A notice reaches commitments or other clauses.
  private String reached(Id agreement, Id term) {
    var key = KeyRef.of(agreement, term);
    return file(agreement).flatMap(file -> file.commitment(term)).isPresent()
        ? descriptions.owed(key)
        : things.text("clause", Map.of("clause", key.toString()));
  }

  private Optional<String> gist(Terms terms) {
    return terms.gist().map(things::said);
  }

  private Optional<String> number(Act revision) {
    return version(file(((ReviseTerms) revision).agreement()), revision.actId())
        .map(version -> String.valueOf(version.number()));
  }

  private static Optional<Version> version(Optional<AgreementFile> file, UUID act) {
    return file.stream()
        .flatMap(f -> f.versions().stream())
        .filter(version -> version.act().equals(act))
        .findFirst();
  }

  private Optional<AgreementFile> file(Id agreement) {
    return Optional.ofNullable(things.dossier().agreements().get(agreement));
  }

  private String conducts(AgreementAct act, int version, List<Id> scope) {
    var text = things.ofVersion(act.agreement(), version);
    return things
        .messages()
        .all(scope.stream().map(key -> text.conduct(KeyRef.of(act.agreement(), key))).toList());
  }

  private String amount(AgreementAct act, Id key, String amount) {
    var unit =
        file(act.agreement())
            .flatMap(file -> file.commitment(key))
            .flatMap(Commitment::measure)
            .map(Commitment.Measure::unit);
    return things.amount(amount, unit.orElse(""));
  }
}
