package ledger.drafting;

import static ledger.drafting.TypedAct.dotted;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import ledger.act.Actor;
import ledger.act.MandateAct.Scope;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.draft.TypedValues;
import ledger.terms.Accession;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// The fields in which an act is typed: made of the [Form] by which acts are read, so that there is
/// one for whatever can be recorded.
final class FormFields {

  /// More than these are chosen row by row.
  private static final int MOST_CHECKS = 30;

  private final TypedValues typed;
  private final RecordChoices choices;
  private final FieldLabels labels;
  private final NeededFields needed;

  FormFields(TypedValues typed, RecordChoices choices, FieldLabels labels) {
    this.typed = typed;
    this.choices = choices;
    this.labels = labels;
    this.needed = new NeededFields(typed);
  }

  List<FormField> of(String owner, Map<String, Form.Field> fields, String path) {
    return fields.entrySet().stream()
        .map(field -> field(owner, field.getKey(), field.getValue(), dotted(path, field.getKey())))
        .toList();
  }

  FormField field(String owner, String name, Form.Field field, String path) {
    boolean isNew =
        field.form().equals(new Form.Text(Id.class)) && Thing.of(owner, name) == Thing.NEW;
    boolean isNeeded = field.required() && !isNew || needed.isNeeded(owner, path);
    return field(owner, name, field.form(), isNeeded, path);
  }

  private FormField field(String owner, String name, Form form, boolean isNeeded, String path) {
    var plain =
        new FormField(
            FormField.Kind.LINE,
            path,
            labels.field(owner, name),
            labels.help(owner, name),
            isNeeded,
            isNeeded || NeededFields.isInView(owner, name),
            List.of(),
            false,
            List.of(),
            List.of(),
            isNeeded || typed.isSaid(path),
            typed);
    return switch (form) {
      case Form.Text(var type) -> text(owner, name, type, plain);
      case Form.Choice(var names) -> plain.choosing(chosen(name, names, path));
      case Form.Whole _ -> whole(owner, name, plain);
      case Form.Flag _ -> plain.as(FormField.Kind.TICK);
      case Form.ListOf list -> list(owner, name, list, plain);
      case Form.MapOf(var each) -> rows(owner, name, each, plain).as(FormField.Kind.KEYED_ROWS);
      case Form.Fields fields -> group(plain, of(owner, fields.fields(), path));
      case Form.OneOf kinds -> oneOf(kinds, plain);
      case Form.TextOr(var type, var object) -> textOr(owner, name, type, object, plain);
      case Form.Named(var type) -> named(owner, name, type, plain);
    };
  }

  private FormField text(String owner, String name, Class<?> type, FormField plain) {
    if (type == Duration.class || type == Period.class)
      return plain.as(FormField.Kind.LENGTH, units());
    if (type == Id.class || type == UUID.class) return ofThing(Thing.of(owner, name), name, plain);
    if (type == Proposition.class)
      return plain.choosing(choices.of(Thing.PROPOSITION, plain.path()));
    if (type == UserId.class && !Thing.isTyped(owner, name))
      return ofThing(Thing.USER, name, plain);
    if (type == String.class && owner.equals("RegisterSource") && name.equals("hash"))
      return plain.as(FormField.Kind.FILE);
    boolean isLong = type == String.class && Set.of("note", "text", "origin").contains(name);
    return isLong && !owner.equals("AddDesignation") ? plain.as(FormField.Kind.LINES) : plain;
  }

  private FormField ofThing(Thing thing, String name, FormField plain) {
    if (thing == Thing.NEW) return plain.as(FormField.Kind.NAME);
    return plain.choosing(
        switch (name) {
          case "addressees" -> choices.addressees(plain.path());
          case "audience", "against" -> choices.others(plain.path());
          default -> choices.of(thing, plain.path());
        });
  }

  private FormField whole(String owner, String name, FormField plain) {
    return Thing.of(owner, name) == Thing.VERSION
        ? plain.choosing(choices.of(Thing.VERSION, plain.path()))
        : plain.as(FormField.Kind.NUMBER);
  }

  private List<Option> choices(String name, List<String> names) {
    return names.stream().map(one -> new Option(one, labels.choice(name, one))).toList();
  }

  private Offer chosen(String name, List<String> names, String path) {
    var all = choices(name, names);
    return new Offer(path.equals("mode") ? choices.modes(all) : all, false);
  }

  private List<Option> units() {
    return choices("unit", Arrays.stream(TypedLength.Unit.values()).map(Enum::name).toList());
  }

  /// Of a list that has few choices, each can be ticked; those that were chosen come first, in
  /// their order.
  private FormField list(String owner, String name, Form.ListOf list, FormField plain) {
    var element = field(owner, name, list.element(), false, plain.path() + "[]");
    boolean isChosen = element.kind() == FormField.Kind.SELECT;
    if (isChosen && element.options().size() <= MOST_CHECKS)
      return plain.as(FormField.Kind.CHECKS, inOrder(plain, element.options()));
    var rows = rows(owner, name, list.element(), plain);
    return list.orNone() ? rows.as(FormField.Kind.ROWS_OR_NONE) : rows;
  }

  private List<Option> inOrder(FormField plain, List<Option> options) {
    var ordered = new ArrayList<Option>();
    IntStream.range(0, typed.rows(plain.path()))
        .mapToObj(row -> typed.text(plain.path() + "[" + row + "]"))
        .filter(value -> !value.isBlank())
        .forEach(value -> ordered.add(found(options, value)));
    options.stream().filter(option -> !ordered.contains(option)).forEach(ordered::add);
    return ordered.stream().distinct().toList();
  }

  private static Option found(List<Option> options, String value) {
    return options.stream()
        .filter(option -> option.value().equals(value))
        .findFirst()
        .orElseGet(() -> new Option(value, value));
  }

  private FormField rows(String owner, String name, Form element, FormField plain) {
    var rows =
        IntStream.range(0, typed.rows(plain.path()))
            .mapToObj(row ->
                field(owner, name, element, false, plain.path() + "[" + row + "]")
                    .inRow(labels.text("form.row", plain.label(), row + 1)))
            .toList();
    return plain.as(FormField.Kind.ROWS).of(rows);
  }

  private FormField group(FormField plain, List<FormField> parts) {
    return plain.as(FormField.Kind.GROUP).of(FormField.arranged(parts));
  }

  private FormField oneOf(Form.OneOf kinds, FormField plain) {
    var options = kinds.kinds().keySet().stream().map(k -> new Option(k, labels.kind(k))).toList();
    var chosen =
        Optional.ofNullable(kinds.kinds().get(plain.beside(TypedAct.KIND)))
            .map(kind -> of(kind.type().getSimpleName(), kind.fields().fields(), plain.path()))
            .orElse(List.of());
    return plain.as(FormField.Kind.ONE_OF, options).of(FormField.arranged(chosen));
  }

  private FormField named(String owner, String name, Class<?> type, FormField plain) {
    var form = Forms.ALL.named(type);
    return form instanceof Form.TextOr
        ? field(owner, name, form, plain.needed(), plain.path())
        : field(type.getSimpleName(), name, form, plain.needed(), plain.path()).called(plain);
  }

  private FormField textOr(String owner, String name, Class<?> type, Form object, FormField plain) {
    if (type == Actor.class)
      return plain.choosing(
          plain.path().equals("by")
              ? choices.speakers(plain.path())
              : choices.actors(Thing.of(owner, name), plain.path()));
    if (type == SpeakingCapacity.class)
      return plain.choosing(
          choices.capacities(
              choices(
                  "capacity",
                  Arrays.stream(SpeakingCapacity.Plain.values()).map(Enum::name).toList()),
              plain.path()));
    if (type == KeyRef.class) return plain.choosing(choices.commitmentsAnywhere(plain.path()));
    if (type == Scope.class) return plain.choosing(choices.scopes(plain.path()));
    if (type == When.class)
      return plain.as(
          FormField.Kind.TIME,
          choices("precision", Arrays.stream(When.Precision.values()).map(Enum::name).toList()));
    if (type == Words.class) return plain.as(FormField.Kind.WORDS);
    var texts =
        type == Accession.class ? choices(name, List.of("CLOSED", "OPEN")) : List.<Option>of();
    var parts =
        object instanceof Form.Fields fields
            ? of(type.getSimpleName(), fields.fields(), plain.path())
            : List.<FormField>of();
    return plain.as(FormField.Kind.TEXT_OR_GROUP, texts).of(parts);
  }
}
