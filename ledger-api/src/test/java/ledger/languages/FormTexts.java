package ledger.languages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.SpeakingCapacity;
import ledger.act.json.Form;
import ledger.act.json.Forms;
import ledger.record.Vocabulary;
import ledger.value.When;

/// The texts of the forms in which acts are typed: one for each field, kind and choice of the forms
/// by which acts are read. A field may have one of its own by what it is a part of.
final class FormTexts {

  private static final Set<String> ENGLISH = ResourceBundle.getBundle("messages").keySet();

  /// What a form asks beside what an act has.
  private static final List<String> UNITS =
      List.of("DAYS", "WEEKS", "MONTHS", "YEARS", "HOURS", "MINUTES");

  private FormTexts() {}

  static Stream<String> acts() {
    return Vocabulary.ENTRIES.stream().map(Vocabulary.Entry::actName);
  }

  static String[] fields() {
    return there(
        "field.",
        owners().entrySet().stream()
            .flatMap(owner ->
                owner.getValue().fields().keySet().stream()
                    .flatMap(name -> Stream.of(name, owner.getKey() + "." + name)))
            .flatMap(key -> Stream.of(key, key + ".help")));
  }

  static String[] choices() {
    var forms =
        owners().values().stream()
            .flatMap(fields -> fields.fields().entrySet().stream())
            .flatMap(field -> names(field.getKey(), field.getValue().form()));
    var values =
        Stream.of(
                Stream.of(When.Precision.values()).flatMap(one -> both("precision", one.name())),
                Stream.of(SpeakingCapacity.Plain.values())
                    .flatMap(one -> both("capacity", one.name())),
                Stream.of("CLOSED", "OPEN"),
                UNITS.stream())
            .flatMap(each -> each);
    return there("choice.", Stream.concat(forms, values));
  }

  static String[] kinds() {
    return Forms.ALL.named().values().stream()
        .flatMap(form ->
            form instanceof Form.OneOf kinds ? kinds.kinds().keySet().stream() : Stream.empty())
        .distinct()
        .toArray(String[]::new);
  }

  private static Stream<String> names(String field, Form form) {
    return switch (form) {
      case Form.Choice(var names) -> names.stream().flatMap(name -> both(field, name));
      case Form.ListOf list -> names(field, list.element());
      case Form.TextOr _,
          Form.Text _,
          Form.Whole _,
          Form.Flag _,
          Form.Fields _,
          Form.OneOf _,
          Form.MapOf _,
          Form.Named _ ->
          Stream.empty();
    };
  }

  private static Stream<String> both(String field, String name) {
    return Stream.of(name, field + "." + name);
  }

  /// What has fields, by its name; of two kinds of one name, all that either has.
  private static Map<String, Form.Fields> owners() {
    var owners = new LinkedHashMap<String, Form.Fields>(Forms.ALL.acts());
    Forms.ALL.named().forEach((name, form) -> add(name, form, owners));
    return owners;
  }

  private static void add(String name, Form form, Map<String, Form.Fields> owners) {
    switch (form) {
      case Form.Fields fields -> owners.merge(name, fields, FormTexts::together);
      case Form.OneOf kinds ->
          kinds
              .kinds()
              .values()
              .forEach(kind -> add(kind.type().getSimpleName(), kind.fields(), owners));
      case Form.TextOr(_, var object) -> add(name, object, owners);
      case Form.Text _,
          Form.Choice _,
          Form.Whole _,
          Form.Flag _,
          Form.ListOf _,
          Form.MapOf _,
          Form.Named _ -> {}
    }
  }

  private static Form.Fields together(Form.Fields one, Form.Fields other) {
    var all = new LinkedHashMap<>(one.fields());
    all.putAll(other.fields());
    return new Form.Fields(all);
  }

  private static String[] there(String prefix, Stream<String> keys) {
    return keys.filter(key -> ENGLISH.contains(prefix + key))
        .collect(Collectors.toCollection(TreeSet::new))
        .toArray(String[]::new);
  }
}
