package ledger.drafting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.draft.TypedValues;
import ledger.record.Vocabulary;

/// Who will read it, what was said, who said it, what is done by it, and what is said besides, in
/// the order in which one knows it.
public record FormParts(
    List<FormField> readers,
    List<FormField> said,
    List<FormField> who,
    List<FormField> own,
    List<FormField> besides) {

  private static final List<String> READERS = List.of("compartments");

  private static final List<String> SAID = List.of("words", "statedAt", "chain");
  private static final List<String> WHO = List.of("by", "through", "capacity");

  /// The sender's own, and what the address says.
  private static final Set<String> NOT_ASKED = Set.of("actId", "negotiation");

  /// Where there is nothing to choose from, there is nothing to ask.
  private static final Set<String> ONLY_IF_THERE_IS_ANY = Set.of("compartments", "unseals");

  static FormParts of(String act, FormFields fields, TypedValues typed) {
    var envelope = Forms.ALL.envelope();
    var all = Forms.ALL.act(act);
    boolean isStatement = isStatement(act);
    boolean isOpening = act.equals(Deed.OPENING);
    var own = new LinkedHashMap<String, Form.Field>();
    var besides = new LinkedHashMap<String, Form.Field>();
    all.fields()
        .forEach((name, field) -> {
          boolean ofAll = envelope.named(name).filter(field::equals).isPresent();
          if (NOT_ASKED.contains(name) && !(isOpening && name.equals("negotiation"))) return;
          if (!ofAll || isOpening && name.equals("negotiation")) own.put(name, field);
          else if (READERS.contains(name)) return;
          else if (isStatement && (SAID.contains(name) || WHO.contains(name))) return;
          else if (isStatement || !name.equals("mode") && isFiled(name, typed))
            besides.put(name, field);
        });
    return new FormParts(
            isOpening ? List.of() : named(act, READERS, fields),
            isStatement ? named(act, SAID, fields) : List.of(),
            isStatement ? named(act, WHO, fields) : List.of(),
            fields.of(act, own, ""),
            fields.of(act, besides, ""))
        .with(part -> FormField.arranged(asked(part)));
  }

  /// Whether somebody says something by an act of this name.
  static boolean isStatement(String act) {
    return Vocabulary.ofAct(act).filter(Vocabulary.Entry::isStatement).isPresent();
  }

  /// Of what every act can say, what a filing is asked for.
  private static boolean isFiled(String name, TypedValues typed) {
    return name.equals("note") || typed.isSaid(name);
  }

  private static List<FormField> named(String act, List<String> names, FormFields fields) {
    var all = Forms.ALL.act(act);
    return names.stream()
        .flatMap(
            name -> all.named(name).map(field -> fields.field(act, name, field, name)).stream())
        .toList();
  }

  private static List<FormField> asked(List<FormField> fields) {
    return fields.stream()
        .filter(field ->
            !ONLY_IF_THERE_IS_ANY.contains(field.path())
                || !field.options().isEmpty()
                || field.isSaid())
        .toList();
  }

  Stream<FormField> each() {
    return Stream.of(readers, said, who, own, besides).flatMap(List::stream);
  }

  Stream<FormField> all() {
    return each().flatMap(FormField::all);
  }

  FormParts with(UnaryOperator<List<FormField>> change) {
    return new FormParts(
        change.apply(readers),
        change.apply(said),
        change.apply(who),
        change.apply(own),
        change.apply(besides));
  }
}
