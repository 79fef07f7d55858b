package ledger.drafting;

import static ledger.drafting.TypedAct.dotted;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.Envelope.Mode;
import ledger.act.MandateAct.Scope;
import ledger.act.Proposition;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.draft.TypedValues;
import ledger.record.Vocabulary;
import ledger.terms.Accession;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// The fields in which an act is typed: made of the [Form] by which acts are read, so that there is
/// one for whatever can be recorded.
public final class FormFields {

  /// What was said, who said it, what is done by it, and what is said besides, in the order in
  /// which one knows it.
  public record Parts(
      List<FormField> said, List<FormField> who, List<FormField> own, List<FormField> besides) {

    Stream<FormField> each() {
      return Stream.of(said, who, own, besides).flatMap(List::stream);
    }

    Stream<FormField> all() {
      return each().flatMap(FormField::all);
    }

    Parts with(UnaryOperator<List<FormField>> change) {
      return new Parts(
          change.apply(said), change.apply(who), change.apply(own), change.apply(besides));
    }
  }

  private static final List<String> SAID = List.of("words", "statedAt", "chain");
  private static final List<String> WHO = List.of("by", "through", "capacity");

  /// The sender's own, and what the address says.
  private static final Set<String> NOT_ASKED = Set.of("actId", "negotiation");

  /// What is in view in every form that has it, though it may be left empty.
  private static final Set<String> IN_VIEW =
      Set.of(
          "words",
          "statedAt",
          "chain",
          "by",
          "mode",
          "compartments",
          "sourceId",
          "locator",
          "texts",
          "text",
          "participants",
          "terms",
          "hash",
          "publisher",
          "url",
          "addressees",
          "particulars",
          "attributedTo",
          "relates",
          "actor",
          "where",
          "declarations",
          "links",
          "RegisterSource.publishedAt");

  /// What the rules ask for, and the form of the act does not.
  private static final Set<String> ASKED_BY_RULE = Set.of("AllegeBreach.particulars");

  /// Where there is nothing to choose from, there is nothing to ask.
  private static final Set<String> ONLY_IF_THERE_IS_ANY = Set.of("compartments", "unseals");

  /// More than these are chosen row by row.
  private static final int MOST_CHECKS = 30;

  private final TypedValues typed;
  private final RecordChoices choices;
  private final FieldLabels labels;

  FormFields(TypedValues typed, RecordChoices choices, FieldLabels labels) {
    this.typed = typed;
    this.choices = choices;
    this.labels = labels;
  }

  Parts of(String act) {
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
          else if (isStatement && (SAID.contains(name) || WHO.contains(name))) return;
          else if (isStatement || !name.equals("mode") && isFiled(name)) besides.put(name, field);
        });
    return new Parts(
            isStatement ? named(act, all, SAID) : List.of(),
            isStatement ? named(act, all, WHO) : List.of(),
            fields(act, own, ""),
            fields(act, besides, ""))
        .with(fields -> FormField.arranged(asked(fields)));
  }

  /// Of what every act can say, what a filing is asked for.
  private boolean isFiled(String name) {
    return name.equals("compartments") || name.equals("note") || typed.isSaid(name);
  }

  private static List<FormField> asked(List<FormField> fields) {
    return fields.stream()
        .filter(field ->
            !ONLY_IF_THERE_IS_ANY.contains(field.path())
                || !field.options().isEmpty()
                || field.isSaid())
        .toList();
  }

  static boolean isStatement(String act) {
    return Vocabulary.ofAct(act)
        .filter(entry -> Act.Statement.class.isAssignableFrom(entry.act()))
        .isPresent();
  }

  private List<FormField> named(String act, Form.Fields all, List<String> names) {
    return names.stream()
        .flatMap(name -> all.named(name).map(field -> field(act, name, field, name)).stream())
        .toList();
  }

  private List<FormField> fields(String owner, Map<String, Form.Field> fields, String path) {
    return fields.entrySet().stream()
        .map(field -> field(owner, field.getKey(), field.getValue(), dotted(path, field.getKey())))
        .toList();
  }

  private FormField field(String owner, String name, Form.Field field, String path) {
    boolean isNew =
        field.form().equals(new Form.Text(Id.class)) && Thing.of(owner, name) == Thing.NEW;
    boolean needed = field.required() && !isNew || isAskedFor(owner, path);
    return field(owner, name, field.form(), needed, path);
  }

  /// What the form of every act leaves open, and this one cannot do without.
  private boolean isAskedFor(String owner, String path) {
    return switch (path) {
      case "by" -> true;
      case "statedAt" -> !typed.text("mode").equals(Mode.PERFORMED.name()) && !isPublished();
      case "note" -> typed.isTicked("inferred");
      default -> ASKED_BY_RULE.contains(owner + "." + path);
    };
  }

  /// When a relay published it stands in for when it was said.
  private boolean isPublished() {
    return IntStream.range(0, typed.rows("chain"))
        .anyMatch(row -> typed.isSaid("chain[" + row + "].publishedAt"));
  }

  private FormField field(String owner, String name, Form form, boolean needed, String path) {
    var plain =
        new FormField(
            FormField.Kind.LINE,
            path,
            labels.field(owner, name),
            labels.help(owner, name),
            needed,
            needed || IN_VIEW.contains(name) || IN_VIEW.contains(owner + "." + name),
            List.of(),
            false,
            List.of(),
            List.of(),
            needed || typed.isSaid(path),
            typed);
    return switch (form) {
      case Form.Text(var type) -> text(owner, name, type, plain);
      case Form.Choice(var names) -> select(plain, chosen(name, names, path));
      case Form.Whole _ -> whole(owner, name, plain);
      case Form.Flag _ -> as(plain, FormField.Kind.TICK);
      case Form.ListOf list -> list(owner, name, list, plain);
      case Form.MapOf(var each) -> as(rows(owner, name, each, plain), FormField.Kind.KEYED_ROWS);
      case Form.Fields fields -> group(plain, fields(owner, fields.fields(), path));
      case Form.OneOf kinds -> oneOf(kinds, plain);
      case Form.TextOr(var type, var object) -> textOr(owner, name, type, object, plain);
      case Form.Named(var type) -> named(owner, name, type, plain);
    };
  }

  private FormField text(String owner, String name, Class<?> type, FormField plain) {
    if (type == Duration.class || type == Period.class)
      return with(plain, FormField.Kind.LENGTH, units());
    if (type == Id.class || type == UUID.class) return ofThing(Thing.of(owner, name), name, plain);
    if (type == Proposition.class)
      return select(plain, choices.of(Thing.PROPOSITION, plain.path()));
    if (type == UserId.class && !Thing.isTyped(owner, name))
      return ofThing(Thing.USER, name, plain);
    if (type == String.class && owner.equals("RegisterSource") && name.equals("hash"))
      return as(plain, FormField.Kind.FILE);
    boolean isLong = type == String.class && Set.of("note", "text", "origin").contains(name);
    return isLong && !owner.equals("AddDesignation") ? as(plain, FormField.Kind.LINES) : plain;
  }

  private FormField ofThing(Thing thing, String name, FormField plain) {
    if (thing == Thing.NEW) return as(plain, FormField.Kind.NAME);
    return select(
        plain,
        switch (name) {
          case "addressees" -> choices.addressees(plain.path());
          case "audience", "against" -> choices.others(plain.path());
          default -> choices.of(thing, plain.path());
        });
  }

  private FormField whole(String owner, String name, FormField plain) {
    return Thing.of(owner, name) == Thing.VERSION
        ? select(plain, choices.of(Thing.VERSION, plain.path()))
        : as(plain, FormField.Kind.NUMBER);
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
      return with(plain, FormField.Kind.CHECKS, inOrder(plain, element.options()));
    var rows = rows(owner, name, list.element(), plain);
    return list.orNone() ? as(rows, FormField.Kind.ROWS_OR_NONE) : rows;
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
    return as(plain, FormField.Kind.ROWS).of(rows);
  }

  private FormField group(FormField plain, List<FormField> parts) {
    return as(plain, FormField.Kind.GROUP).of(FormField.arranged(parts));
  }

  private FormField oneOf(Form.OneOf kinds, FormField plain) {
    var options = kinds.kinds().keySet().stream().map(k -> new Option(k, labels.kind(k))).toList();
    var chosen =
        Optional.ofNullable(kinds.kinds().get(plain.beside(TypedAct.KIND)))
            .map(kind -> fields(kind.type().getSimpleName(), kind.fields().fields(), plain.path()))
            .orElse(List.of());
    return with(plain, FormField.Kind.ONE_OF, options).of(FormField.arranged(chosen));
  }

  private FormField named(String owner, String name, Class<?> type, FormField plain) {
    var form = Forms.ALL.named(type);
    return form instanceof Form.TextOr
        ? field(owner, name, form, plain.needed(), plain.path())
        : field(type.getSimpleName(), name, form, plain.needed(), plain.path()).called(plain);
  }

  private FormField textOr(String owner, String name, Class<?> type, Form object, FormField plain) {
    if (type == Actor.class)
      return select(
          plain,
          plain.path().equals("by")
              ? choices.speakers(plain.path())
              : choices.actors(Thing.of(owner, name), plain.path()));
    if (type == SpeakingCapacity.class)
      return select(
          plain,
          choices.capacities(
              choices(
                  "capacity",
                  Arrays.stream(SpeakingCapacity.Plain.values()).map(Enum::name).toList()),
              plain.path()));
    if (type == KeyRef.class) return select(plain, choices.commitmentsAnywhere(plain.path()));
    if (type == Scope.class) return select(plain, choices.scopes(plain.path()));
    if (type == When.class)
      return with(
          plain,
          FormField.Kind.TIME,
          choices("precision", Arrays.stream(When.Precision.values()).map(Enum::name).toList()));
    if (type == Words.class) return as(plain, FormField.Kind.WORDS);
    var texts =
        type == Accession.class ? choices(name, List.of("CLOSED", "OPEN")) : List.<Option>of();
    var parts =
        object instanceof Form.Fields fields
            ? fields(type.getSimpleName(), fields.fields(), plain.path())
            : List.<FormField>of();
    return with(plain, FormField.Kind.TEXT_OR_GROUP, texts).of(parts);
  }

  /// What is there is among them, whatever is on record by now.
  private static FormField select(FormField plain, Offer offer) {
    var value = plain.value();
    var options = offer.options();
    boolean isThere = value.isBlank() || options.stream().anyMatch(o -> o.value().equals(value));
    return with(
        plain,
        FormField.Kind.SELECT,
        isThere
            ? options
            : Stream.concat(Stream.of(new Option(value, value)), options.stream()).toList(),
        offer.more());
  }

  private static FormField as(FormField plain, FormField.Kind kind) {
    return with(plain, kind, plain.options());
  }

  private static FormField with(FormField plain, FormField.Kind kind, List<Option> options) {
    return with(plain, kind, options, false);
  }

  private static FormField with(
      FormField plain, FormField.Kind kind, List<Option> options, boolean more) {
    return new FormField(
        kind,
        plain.path(),
        plain.label(),
        plain.help(),
        plain.needed(),
        plain.main(),
        options,
        more,
        plain.parts(),
        plain.faults(),
        plain.open(),
        plain.typed());
  }
}
