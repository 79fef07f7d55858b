package ledger.drafting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Faults, each at the field that it is about, or at what the field is a part of.
record PlacedFaults(FormParts form, List<FieldFault> faults) {

  static PlacedFaults in(FormParts form, List<FieldFault> found) {
    var all = form.all().toList();
    var placed = found.stream().map(fault -> placed(fault, all)).toList();
    var byPath = new LinkedHashMap<String, List<FieldFault>>();
    for (var fault : placed)
      byPath.computeIfAbsent(fault.path(), _ -> new ArrayList<>()).add(fault);
    return new PlacedFaults(form.with(fields -> with(fields, byPath)), placed);
  }

  private static FieldFault placed(FieldFault fault, List<FormField> all) {
    return field(fault.path(), all)
        .map(field -> new FieldFault(field.path(), fault.text(), fault.instead()))
        .orElseGet(() -> new FieldFault("", fault.text(), fault.instead()));
  }

  /// By its path; or, where a thing on record is named and no place of the act, by what was chosen.
  private static Optional<FormField> field(String subject, List<FormField> all) {
    return all.stream()
        .filter(field -> isWithin(subject, field.path()))
        .max(Comparator.comparingInt(field -> field.path().length()))
        .or(() -> naming(subject, all));
  }

  private static boolean isWithin(String subject, String path) {
    return subject.equals(path)
        || subject.startsWith(path) && ".[:".indexOf(subject.charAt(path.length())) >= 0;
  }

  /// `agreement T`, `commitment T.tA`: the field in which T, or tA, was chosen.
  private static Optional<FormField> naming(String subject, List<FormField> all) {
    var named = subject.substring(subject.lastIndexOf(' ') + 1);
    return named.isEmpty()
        ? Optional.empty()
        : all.stream()
            .filter(field -> field.chosen().anyMatch(value -> isNamed(named, value)))
            .findFirst();
  }

  private static boolean isNamed(String named, String value) {
    return named.equals(value.replace('/', '.')) || named.endsWith("." + value);
  }

  private static List<FormField> with(
      List<FormField> fields, Map<String, List<FieldFault>> byPath) {
    return fields.stream()
        .map(field ->
            field
                .of(with(field.parts(), byPath))
                .with(byPath.getOrDefault(field.path(), List.of())))
        .toList();
  }

  /// Those that are at no field come first: they are read where the form begins.
  Stream<FieldFault> inOrder() {
    return faults.stream().sorted(Comparator.comparing(fault -> !fault.path().isEmpty()));
  }
}
