package ledger.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was typed into a form, field by field, as it is read through before it is recorded.
public final class TypedSummary {

  public record Line(String label, String value) {}

  /// Lines that follow each other and are parts of the same.
  ///
  /// @param within what they are parts of, from the outside in
  public record Block(List<String> within, List<Line> lines) {}

  /// Their rows are called after them.
  private static final Set<FormField.Kind> NUMBERED =
      Set.of(FormField.Kind.ROWS, FormField.Kind.KEYED_ROWS, FormField.Kind.ROWS_OR_NONE);

  private final FieldLabels labels;
  private final List<Block> blocks = new ArrayList<>();

  private TypedSummary(FieldLabels labels) {
    this.labels = labels;
  }

  static List<Block> of(FormParts form, FieldLabels labels) {
    var summary = new TypedSummary(labels);
    form.each().forEach(field -> summary.add(field, List.of()));
    return summary.blocks;
  }

  private void add(FormField field, List<String> within) {
    var value = value(field);
    if (!value.isBlank()) block(within).lines().add(new Line(field.label(), value));
    var inside =
        NUMBERED.contains(field.kind())
            ? within
            : Stream.concat(within.stream(), Stream.of(field.label())).toList();
    field.parts().forEach(part -> add(part, inside));
  }

  private Block block(List<String> within) {
    if (blocks.isEmpty() || !blocks.getLast().within().equals(within))
      blocks.add(new Block(within, new ArrayList<>()));
    return blocks.getLast();
  }

  private String value(FormField field) {
    return switch (field.kind()) {
      case SELECT -> label(field, field.value());
      case CHECKS ->
          rows(field).map(value -> label(field, value)).collect(Collectors.joining("; "));
      case TICK -> field.typed().isTicked(field.path()) ? labels.text("form.yes") : "";
      case TIME -> time(field);
      case LENGTH ->
          field.value().isBlank()
              ? ""
              : (field.value() + " " + label(field, field.beside(TypedAct.UNIT))).strip();
      case WORDS -> rows(field).collect(Collectors.joining(" / "));
      case ONE_OF, TEXT_OR_GROUP -> label(field, field.beside(TypedAct.KIND));
      case ROWS_OR_NONE ->
          field.typed().isTicked(field.path() + TypedAct.NONE) ? labels.text("form.none") : "";
      case FILE ->
          joined(
              field.value(),
              field.typed().isTicked(field.path() + TypedAct.KEEP) ? labels.text("form.keep") : "");
      case LINE, LINES, NUMBER, NAME -> field.value();
      case GROUP, PART, ROWS, KEYED_ROWS -> "";
    };
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
  }

  private static Stream<String> rows(FormField field) {
    return field.rows().filter(text -> !text.isBlank());
  }

  private static String label(FormField field, String value) {
    return field.options().stream()
        .filter(option -> option.value().equals(value))
        .map(Option::label)
        .findFirst()
        .orElse(value);
  }

  private static String time(FormField field) {
    var parts =
        Stream.of(
                field.value(),
                field.beside(TypedAct.TO).isBlank() ? "" : "– " + field.beside(TypedAct.TO),
                label(field, field.beside(TypedAct.PRECISION)),
                field.beside(TypedAct.ZONE))
            .filter(part -> !part.isBlank())
            .toList();
    return String.join(" ", parts);
  }
}
