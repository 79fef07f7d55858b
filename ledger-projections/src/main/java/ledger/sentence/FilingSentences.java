package ledger.sentence;

import java.util.Map;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.ConsentToUnseal;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.ChangeCapacity;
import ledger.act.NegotiationAct.DefineCompartment;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.UserId;

/// What users file to keep the dossier.
record FilingSentences(Things things) {

  String of(NegotiationAct act) {
    return things.text("says." + act.name(), parts(act).all());
  }

  private MessageParts parts(NegotiationAct act) {
    var parts = new MessageParts();
    return switch (act) {
      case OpenNegotiation opened -> parts.with("title", opened.title());
      case AdmitParticipant admitted ->
          parts
              .with("capacity", admitted.capacity())
              .with("actor", admitted.actor().map(things::name))
              .with("users", admitted.userIds().stream().map(UserId::value).toList(), things);
      case ChangeCapacity changed ->
          parts
              .with("capacity", changed.capacity().map(Enum::name).orElse("NONE"))
              .with("actor", changed.actor().map(things::name))
              .with("users", changed.userIds().stream().map(UserId::value).toList(), things);
      case DefineCompartment defined ->
          parts
              .with("compartment", defined.id().value())
              .with("members", defined.members().stream().map(UserId::value).toList(), things);
      case ImportBatch batch -> parts.with("count", batch.count()).with("origin", batch.origin());
    };
  }

  String of(ReferentAct act) {
    return switch (act) {
      case RegisterReferent registered ->
          things.text(
              "says.RegisterReferent",
              Map.of("label", registered.neutralLabel(), "kind", registered.kind()));
      case AddDesignation designation ->
          things.text(
              "says.AddDesignation",
              Map.of(
                  "referent", things.name(designation.referent()),
                  "text", designation.text(),
                  "usedBy", things.name(designation.usedBy())));
    };
  }

  String of(SourceAct act) {
    return switch (act) {
      case RegisterSource source ->
          things.text(
              "says.RegisterSource",
              new MessageParts()
                  .with("source", source.id().value())
                  .with("kind", source.kind())
                  .with("author", source.author().map(things::name))
                  .with("publisher", source.publisher().map(things::name))
                  .with("published", source.publishedAt().map(things.times()::of))
                  .all());
    };
  }

  String of(CustodyAct custody) {
    var parts = new MessageParts().with("act", things.act(custody.target().toString()));
    return things.text("says." + custody.name(), parts(parts, custody).all());
  }

  private MessageParts parts(MessageParts parts, CustodyAct custody) {
    return switch (custody) {
      case CorrectRecord corrected -> parts.with("reason", things.said(corrected.reason()));
      case AnnulRecord annulled -> parts.with("reason", annulled.reason());
      case RemovePayload removed -> parts.with("basis", things.said(removed.legalBasis()));
      case ErasePersonalData erased -> parts.with("basis", things.said(erased.legalBasis()));
      case ConsentToUnseal _ -> parts;
    };
  }
}
