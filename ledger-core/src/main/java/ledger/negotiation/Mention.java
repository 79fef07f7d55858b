package ledger.negotiation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
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
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.Envelope;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.MandateAct.Scope;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.Relay;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.SpeakingCapacity;
import ledger.act.SpeakingCapacity.Mandated;
import ledger.decision.RefusalSubject;
import ledger.terms.Accession;
import ledger.terms.Terms;
import ledger.value.Id;

/// A place in an act where it names something that has to be on record already.
///
/// @param field the path to the place, such as `chain[0].sourceId`
public record Mention(RefusalSubject subject, String field, Id id) {

  public static Stream<Mention> in(Act act) {
    return Stream.concat(
        switch (act) {
          case OpenNegotiation _ -> Stream.empty();
          case Act.Filing filing -> inChain("chain", filing.envelope().chain());
          case Act.Statement statement -> inEnvelope(statement.envelope());
        },
        switch (act) {
          case OpenNegotiation _ -> Stream.empty();
          case AnnulRecord _, RemovePayload _, ErasePersonalData _, ConsentToUnseal _ ->
              Stream.empty();
          case ImportBatch _, DefineCompartment _ -> Stream.empty();
          case ActWithoutPayload _ -> Stream.empty();
          case CorrectRecord a ->
              all(
                  inThrough("patch.through", a.patch().through()),
                  inCapacity("patch.capacity", a.patch().capacity()),
                  inChain("patch.chain", a.patch().chain().orElse(List.of())));
          case AdmitParticipant a -> referent("actor", a.actor());
          case ChangeCapacity a -> referent("actor", a.actor());
          case GrantMandate a ->
              all(
                  referent("representative", a.representative()),
                  referent("office", a.office()),
                  a.sourceId().stream()
                      .map(id -> new Mention(RefusalSubject.SOURCE, "sourceId", id)),
                  numbered(a.scope().size()).flatMap(i -> inScope(i, a.scope().get(i))));
          case RevokeMandate _, AdoptionAct _ -> Stream.empty();
          case RegisterReferent _ -> Stream.empty();
          case AddDesignation a ->
              Stream.concat(referent("referent", a.referent()), referent("usedBy", a.usedBy()));
          case RegisterSource a ->
              all(
                  referent("publisher", a.publisher()),
                  referent("author", a.author()),
                  each(RefusalSubject.SOURCE, "derivesFrom", a.derivesFrom()));
          case ProposeAgreement a -> inTerms(a.terms());
          case RecordClaimedAgreement a ->
              Stream.concat(
                  numbered(a.allegedParties().size())
                      .flatMap(i ->
                          Stream.concat(
                              referent(
                                  "allegedParties[" + i + "].ref", a.allegedParties().get(i).ref()),
                              referent(
                                  "allegedParties[" + i + "].throughWhom",
                                  a.allegedParties().get(i).throughWhom()))),
                  inTerms(a.terms()));
          case ReviseTerms a ->
              Stream.concat(
                  inTerms(a.terms()), each(RefusalSubject.REFERENT, "carry.whose", a.carried()));
          case DeclareConsent a ->
              Stream.concat(
                  a.declarations().stream()
                      .flatMap(d -> reading("declarations.readingId", d.readingId())),
                  referent("succeeds", a.succeeds()));
          case ConfirmReadiness a -> reading("readingId", a.readingId());
          case WithdrawReadiness _ -> Stream.empty();
          case AdvanceReading a -> each(RefusalSubject.READING, "replaces", a.replaces());
          case WithdrawProposal _, WithdrawNotice _, ReleaseCommitment _ -> Stream.empty();
          case GiveNotice a ->
              Stream.concat(
                  referent("participant", a.participant()),
                  numbered(a.grounds().size())
                      .flatMap(i ->
                          a.grounds().get(i).allegation().stream()
                              .map(id ->
                                  new Mention(
                                      RefusalSubject.ALLEGATION,
                                      "grounds[" + i + "].allegation",
                                      id))));
          case ReassignCommitment a ->
              all(
                  referent("from", a.from()),
                  referent("to", a.to()),
                  each(RefusalSubject.REFERENT, "consents", a.consents()));
          case RecordEntryIntoForce a -> referent("participant", a.participant());
          case RelateAgreements a -> Stream.of(new Mention(RefusalSubject.AGREEMENT, "to", a.to()));
          case ReportOccurrence a ->
              Stream.concat(
                  referent("where", a.where()),
                  numbered(a.attributedTo().size())
                      .flatMap(i ->
                          Stream.concat(
                              referent(
                                  "attributedTo[" + i + "].actor", a.attributedTo().get(i).actor()),
                              referent(
                                  "attributedTo[" + i + "].by", a.attributedTo().get(i).by()))));
          case AssessOccurrence a ->
              Stream.concat(
                  Stream.of(new Mention(RefusalSubject.MANDATE, "mandate", a.mandate())),
                  referent("attribution", a.attribution()));
          case SubmitEvidence a ->
              Stream.of(new Mention(RefusalSubject.SOURCE, "sourceId", a.sourceId()));
          case OfferCure _, AcceptCure _, CloseAllegation _ -> Stream.empty();
          case ReferAllegation a -> referent("forum", a.forum());
          case RecordFinding a ->
              all(
                  referent("body", a.body()),
                  a.mandate().stream()
                      .map(id -> new Mention(RefusalSubject.MANDATE, "mandate", id)),
                  a.textSourceId().stream()
                      .map(id -> new Mention(RefusalSubject.SOURCE, "textSourceId", id)));
          case AllegeBreach a ->
              all(
                  referent("against", a.against()),
                  each(RefusalSubject.OCCURRENCE, "occurrences", a.occurrences()),
                  each(RefusalSubject.READING, "underReading", a.underReading()),
                  a.counterTo().stream()
                      .map(id -> new Mention(RefusalSubject.ALLEGATION, "counterTo", id)));
          case RespondToAllegation a ->
              Stream.concat(
                  each(RefusalSubject.READING, "underReading", a.underReading()),
                  a.counterId().stream()
                      .map(id -> new Mention(RefusalSubject.ALLEGATION, "counterId", id)));
          case RaiseIssue _, TakeStance _ -> Stream.empty();
        });
  }

  private static Stream<Mention> inEnvelope(Envelope e) {
    return all(
        actor("by", e.by()),
        inThrough("through", e.through()),
        inCapacity("capacity", e.capacity()),
        inChain("chain", e.chain()),
        each(RefusalSubject.REFERENT, "audience", e.audience()));
  }

  private static Stream<Mention> inThrough(String path, Optional<Envelope.Through> through) {
    return Stream.concat(
        actor(path + ".person", through.flatMap(Envelope.Through::person)),
        referent(path + ".office", through.flatMap(Envelope.Through::office)));
  }

  private static Stream<Mention> inCapacity(String path, Optional<SpeakingCapacity> capacity) {
    return capacity.stream()
        .filter(Mandated.class::isInstance)
        .map(
            c -> new Mention(RefusalSubject.MANDATE, path + ".mandated", ((Mandated) c).mandate()));
  }

  private static Stream<Mention> inChain(String path, List<Relay> chain) {
    return numbered(chain.size()).flatMap(i -> inRelay(path + "[" + i + "]", chain.get(i)));
  }

  private static Stream<Mention> inRelay(String path, Relay relay) {
    return Stream.concat(
        actor(path + ".relayer", Optional.of(relay.relayer())),
        relay.sourceId().stream()
            .map(id -> new Mention(RefusalSubject.SOURCE, path + ".sourceId", id)));
  }

  private static Stream<Mention> inScope(int index, Scope scope) {
    return switch (scope) {
      case Scope.OfAct _ -> Stream.empty();
      case Scope.InAgreement(var agreement) ->
          Stream.of(
              new Mention(RefusalSubject.AGREEMENT, "scope[" + index + "].agreement", agreement));
      case Scope.AtPlace(var place) -> referent("scope[" + index + "].place", place);
    };
  }

  private static Stream<Mention> inTerms(Terms terms) {
    return all(
        numbered(terms.participants().size())
            .flatMap(i ->
                referent("terms.participants[" + i + "].ref", terms.participants().get(i).ref())),
        terms
            .commitments()
            .flatMap(
                c -> each(RefusalSubject.REFERENT, "terms." + c.key() + ".debtors", c.debtors())),
        terms
            .commitments()
            .flatMap(c ->
                each(RefusalSubject.REFERENT, "terms." + c.key() + ".creditors", c.creditors())),
        terms
            .commitments()
            .flatMap(c ->
                referent("terms." + c.key() + ".conduct.object", c.conduct().map(x -> x.object()))),
        terms.accession().stream()
            .flatMap(a ->
                a instanceof Accession.Listed(var listed)
                    ? each(RefusalSubject.REFERENT, "terms.accession.listed", listed)
                    : Stream.empty()),
        referent("terms.verifiedBy", terms.verifiedBy()),
        terms.procedure().stream().flatMap(s -> referent("terms.procedure.forum", s.forum())),
        terms.texts().stream()
            .flatMap(t -> t.sourceId().stream())
            .map(id -> new Mention(RefusalSubject.SOURCE, "terms.texts.sourceId", id)));
  }

  private static Stream<Mention> actor(String field, Optional<Actor> actor) {
    return actor.stream()
        .flatMap(a -> a instanceof Actor.Named(var id) ? referent(field, id) : Stream.empty());
  }

  private static Stream<Mention> referent(String field, Optional<Id> id) {
    return id.stream().flatMap(i -> referent(field, i));
  }

  private static Stream<Mention> referent(String field, Id id) {
    return Stream.of(new Mention(RefusalSubject.REFERENT, field, id));
  }

  private static Stream<Mention> reading(String field, Optional<Id> id) {
    return id.stream().map(i -> new Mention(RefusalSubject.READING, field, i));
  }

  private static Stream<Mention> each(RefusalSubject subject, String field, Collection<Id> ids) {
    return ids.stream().map(id -> new Mention(subject, field, id));
  }

  private static Stream<Integer> numbered(int size) {
    return IntStream.range(0, size).boxed();
  }

  @SafeVarargs
  private static Stream<Mention> all(Stream<Mention>... parts) {
    return Stream.of(parts).flatMap(part -> part);
  }
}
