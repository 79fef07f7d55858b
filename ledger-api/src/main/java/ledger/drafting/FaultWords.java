package ledger.drafting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.json.Unreadable;
import ledger.act.json.Unreadable.MissingField;
import ledger.act.json.Unreadable.WrongValue;
import ledger.problem.Problem;
import ledger.problem.Unreadables;
import ledger.sentence.Sentences;
import org.jspecify.annotations.Nullable;

/// What stands in the way of an act, said to whoever typed it: where its reader speaks of JSON, the
/// form speaks of fields.
final class FaultWords {

  private final FormParts form;
  private final TypedAct.Read read;
  private final FieldLabels labels;
  private final Sentences shown;

  FaultWords(FormParts form, TypedAct.Read read, FieldLabels labels, Sentences shown) {
    this.form = form;
    this.read = read;
    this.labels = labels;
    this.shown = shown;
  }

  List<FieldFault> of(Unreadable why) {
    return why.each().stream().map(this::one).toList();
  }

  private FieldFault one(Unreadable why) {
    var path = why.place().map(read::inForm).orElse("");
    var field = form.all().filter(f -> f.path().equals(path)).findFirst();
    var label = field.map(FormField::label).orElse(path);
    return new FieldFault(
        path,
        switch (why) {
          case MissingField _ when field.isPresent() -> labels.text("fault.missing", label);
          case WrongValue _ when read.either().containsKey(path) -> either(label, path);
          case WrongValue _ when field.flatMap(FaultWords::key).isPresent() ->
              labels.text(key(field.get()).orElseThrow(), label);
          case WrongValue wrong when !wrong.fault().isEmpty() ->
              labels.text("fault.wrong", label, wrong.fault());
          case Unreadable other ->
              String.valueOf(Unreadables.of(other).in(labels.language()).getDetail());
        },
        List.of());
  }

  private String either(String label, String path) {
    var times = read.either().getOrDefault(path, List.of()).stream().map(shown::time).toList();
    return labels.text("fault.time.either", label, String.join(" / ", times));
  }

  /// How a value of a kind is typed.
  private static Optional<String> key(FormField field) {
    return switch (field.kind()) {
      case TIME -> Optional.of("fault.time");
      case LENGTH -> Optional.of("fault.length");
      case NUMBER -> Optional.of("fault.number");
      case NAME -> Optional.of("fault.name");
      case LINE,
          LINES,
          SELECT,
          CHECKS,
          TICK,
          WORDS,
          FILE,
          GROUP,
          PART,
          ROWS,
          KEYED_ROWS,
          ONE_OF,
          ROWS_OR_NONE,
          TEXT_OR_GROUP ->
          Optional.empty();
    };
  }

  List<FieldFault> of(Problem met) {
    var problem = met.in(labels.language());
    var parts = Optional.ofNullable(problem.getProperties()).orElseGet(Map::of);
    var faults = new ArrayList<FieldFault>();
    faults.add(
        new FieldFault(
            read.inForm(String.valueOf(parts.getOrDefault("subject", ""))),
            String.valueOf(problem.getDetail()),
            texts(parts.get("instead"))));
    if (parts.get("also") instanceof Collection<?> others)
      for (var other : others)
        if (other instanceof Map<?, ?> one)
          faults.add(
              new FieldFault(
                  read.inForm(String.valueOf(one.get("subject"))),
                  String.valueOf(one.get("detail")),
                  List.of()));
    return faults;
  }

  private static List<String> texts(@Nullable Object several) {
    return several instanceof Collection<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of();
  }
}
