package ledger.sentence;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.value.Id;
import ledger.value.When;

/// What is said of allegations.
record AllegationActSentences(Things things, Descriptions descriptions) {

  String of(AllegationAct act) {
    return things.text("says." + act.name(), parts(act).with("allegation", allegation(act)).all());
  }

  /// Of the act that raises it, its id.
  private String allegation(AllegationAct act) {
    return act instanceof AllegeBreach ? act.id().value() : descriptions.allegation(act.id());
  }

  private MessageParts parts(AllegationAct act) {
    var parts = new MessageParts();
    return switch (act) {
      case AllegeBreach alleged ->
          parts
              .with("against", things.name(alleged.against()))
              .with(
                  "of",
                  things
                      .messages()
                      .all(
                          Stream.concat(
                                  descriptions.owed(alleged.keys(), saidAt(alleged)).stream(),
                                  alleged.norm().stream().map(things::said).map(this::quoted))
                              .toList()));
      case RespondToAllegation answer ->
          parts
              .with("answer", answer.answer())
              .with(
                  "grounds",
                  answer.grounds().stream()
                      .map(ground -> things.text("ground." + ground, Map.of()))
                      .toList(),
                  things);
      case SubmitEvidence evidence ->
          parts.with("source", evidence.sourceId().value()).with("tends", evidence.tends());
      case OfferCure cure ->
          parts
              .with("what", things.said(cure.what()))
              .with("until", cure.until().map(things.times()::of));
      case AcceptCure _ -> parts;
      case ReferAllegation referral ->
          parts
              .with("forum", things.name(referral.forum()))
              .with("step", referral.step().map(Id::value))
              .with("days", referral.days().orElse(0));
      case RecordFinding finding ->
          parts.with("body", things.name(finding.body())).with("result", finding.result());
      case CloseAllegation closed -> parts.with("how", closed.how());
    };
  }

  private Optional<When> saidAt(AllegeBreach act) {
    return Optional.ofNullable(things.dossier().allegations().get(act.id()))
        .flatMap(on -> on.raised().entry().statedAt())
        .or(() -> act.envelope().statedAt());
  }

  private String quoted(String text) {
    return things.text("quoted", Map.of("text", text));
  }
}
