package ledger.drafting;

import java.util.List;
import java.util.Optional;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Envelope.Mode;
import ledger.act.json.ActFormat;
import ledger.act.json.Unreadable;
import ledger.compartment.NewIds;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.draft.ActDraft;
import ledger.draft.TypedValues;
import ledger.problem.Problem;
import ledger.value.Id;
import tools.jackson.databind.node.ObjectNode;

/// One act that is being typed: the form that it is typed into, and the act that it makes.
final class ActForm {

  private final ActDraft draft;
  private final RecordChoices choices;
  private final FieldLabels labels;
  private final ActFormat format;
  private final TypedAct.Read read;

  /// @param complete whether what has no name yet is given one
  ActForm(
      ActDraft draft,
      RecordChoices choices,
      FieldLabels labels,
      ActFormat format,
      boolean complete) {
    this.draft = draft;
    this.choices = choices;
    this.labels = labels;
    this.format = format;
    this.read =
        TypedAct.read(
            draft.act(),
            draft.typed(),
            new MadeNames(choices.taken(), beginning(draft.typed()), complete),
            labels.language());
  }

  /// What the ids of a compartment begin with.
  private static String beginning(TypedValues typed) {
    return Id.parse(typed.text("compartments[0]")).map(NewIds::beginning).orElse("");
  }

  /// With the names that were made for what it gives names to.
  TypedValues typed() {
    return draft.typed().with(read.made());
  }

  /// As a program would send it.
  ObjectNode act() {
    var act = read.act().deepCopy();
    act.put("act", draft.act());
    act.put("actId", draft.id().toString());
    act.put("negotiation", draft.negotiation().value());
    if (!FormParts.isStatement(draft.act())) act.put("mode", Mode.PERFORMED.name());
    if (draft.act().equals(CorrectRecord.class.getSimpleName()))
      target().ifPresent(entry -> MendedParts.only(act, entry.act(), format));
    return act;
  }

  /// The act that it is about, where it is about one.
  Optional<Entry> target() {
    return entry(choices.dossier(), draft.typed().text(Beginning.TARGET));
  }

  static Optional<Entry> entry(Dossier dossier, String actId) {
    return dossier.entries().stream()
        .filter(entry -> entry.act().actId().toString().equals(actId))
        .findFirst();
  }

  FormParts fields() {
    return FormParts.of(draft.act(), new FormFields(typed(), choices, labels), typed());
  }

  PlacedFaults with(List<FieldFault> faults) {
    return PlacedFaults.in(fields(), faults);
  }

  PlacedFaults refused(Unreadable why) {
    return with(words().of(why));
  }

  PlacedFaults refused(Problem problem) {
    return with(words().of(problem));
  }

  private FaultWords words() {
    return new FaultWords(fields(), read, labels, choices.shown());
  }
}
