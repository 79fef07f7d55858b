package ledger.search;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.Quantity;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.terms.Commitment;
import ledger.terms.Term;
import ledger.terms.Terms;

/// Everything that can be read in an act: what was said, what was written down, what it is called.
final class Texts {

  private Texts() {}

  static List<Text> of(Act act) {
    return Stream.concat(envelope(act), own(act)).filter(t -> !t.text().isBlank()).toList();
  }

  private static Stream<Text> envelope(Act act) {
    var envelope = act.envelope();
    return Stream.concat(
        Text.of("words", envelope.words()),
        envelope.note().stream().map(note -> Text.of("note", note)));
  }

  private static Stream<Text> own(Act act) {
    return switch (act) {
      case OpenNegotiation a -> Stream.of(Text.of("title", a.title()));
      case ImportBatch a -> Stream.of(Text.of("origin", a.origin()));
      case RegisterReferent a -> Stream.of(Text.of("neutralLabel", a.neutralLabel()));
      case AddDesignation a -> Stream.of(new Text("text", Optional.of(a.lang()), a.text()));
      case RegisterSource a -> a.url().stream().map(url -> Text.of("url", url));
      case CorrectRecord a ->
          Stream.of(
                  Text.of("reason", a.reason()),
                  Text.of("patch.words", a.patch().words()),
                  a.patch().note().stream().map(note -> Text.of("patch.note", note)))
              .flatMap(texts -> texts);
      case ProposeAgreement a -> terms(a.terms());
      case RecordClaimedAgreement a -> terms(a.terms());
      case ReviseTerms a -> terms(a.terms());
      case DeclareConsent a ->
          each("declarations", a.declarations(), (at, d) -> Text.of(at + ".text", d.text()));
      case WithdrawReadiness a -> Text.of("reason", a.reason());
      case GiveNotice a -> each("grounds", a.grounds(), (at, g) -> Text.of(at + ".text", g.text()));
      case AllegeBreach a ->
          Stream.of(
                  Text.of("norm", a.norm()),
                  Text.of("particulars", a.particulars()),
                  Text.of("remedySought", a.remedySought()))
              .flatMap(texts -> texts);
      case RespondToAllegation a -> Text.of("scopeNote", a.scopeNote());
      case OfferCure a -> Text.of("what", a.what());
      case RecordFinding a -> Text.of("basis", a.basis());
      case RaiseIssue a ->
          Stream.concat(
              Text.of("question", a.question()),
              each("propositions", a.propositions(), (at, p) -> Text.of(at + ".text", p.text())));
      case TakeStance a -> Text.of("scopeNote", a.scopeNote());
      case ReportOccurrence a ->
          Stream.concat(
              a.quantity().stream().flatMap(Texts::quantity),
              each("limitations", a.limitations(), (at, l) -> Stream.of(Text.of(at, l))));
      case AssessOccurrence a ->
          Stream.concat(
              Text.of("method", a.method()),
              each("limitations", a.limitations(), (at, l) -> Stream.of(Text.of(at, l))));
      case RemovePayload a -> Text.of("legalBasis", a.legalBasis());
      case ErasePersonalData a -> Text.of("legalBasis", a.legalBasis());
      case AdmitParticipant _, ChangeCapacity _, DefineCompartment _, MandateAct _ ->
          Stream.empty();
      case AdoptionAct _ -> Stream.empty();
      case AnnulRecord _, ConsentToUnseal _ -> Stream.empty();
      case ActWithoutPayload _ -> Stream.empty();
      case ConfirmReadiness _, AdvanceReading _, RelateAgreements _ -> Stream.empty();
      case WithdrawProposal _, WithdrawNotice _, RecordEntryIntoForce _ -> Stream.empty();
      case ReleaseCommitment _, ReassignCommitment _ -> Stream.empty();
      case SubmitEvidence _, AcceptCure _, ReferAllegation _, CloseAllegation _ -> Stream.empty();
    };
  }

  private static Stream<Text> quantity(Quantity quantity) {
    return Stream.concat(
        Stream.of(Text.of("quantity.unit", quantity.unit())),
        quantity.items().stream().map(items -> Text.of("quantity.items", items)));
  }

  private static Stream<Text> terms(Terms terms) {
    return Stream.concat(
        each(
            "terms.texts",
            terms.texts(),
            (at, t) ->
                t.text().stream().map(text -> new Text(at + ".text", Optional.of(t.lang()), text))),
        each("terms.terms", terms.terms(), Texts::term));
  }

  private static Stream<Text> term(String at, Term term) {
    var texts = Text.of(at + ".texts", term.texts());
    return term instanceof Commitment c
        ? Stream.of(
                texts,
                c.conduct().stream().map(conduct -> Text.of(at + ".conduct.kind", conduct.kind())),
                c.measure().stream().map(measure -> Text.of(at + ".measure.unit", measure.unit())))
            .flatMap(parts -> parts)
        : texts;
  }

  private static <T> Stream<Text> each(
      String field, List<T> parts, BiFunction<String, T, Stream<Text>> texts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> texts.apply(field + "[" + i + "]", parts.get(i)));
  }
}
