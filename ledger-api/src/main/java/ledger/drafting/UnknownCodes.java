package ledger.drafting;

import java.util.List;
import java.util.stream.Stream;
import ledger.draft.TypedValues;
import ledger.value.ZoneName;

/// Clocks and languages that are typed by a code, and that nobody has: "Yerevan", "Armenian". Read
/// as they stand, they would put another time, or a language that is none, on record.
final class UnknownCodes {

  private UnknownCodes() {}

  static List<FieldFault> in(TypedValues typed, FieldLabels labels) {
    return typed.byPath().entrySet().stream()
        .filter(one -> !one.getValue().isBlank())
        .flatMap(one -> fault(one.getKey(), one.getValue().strip(), labels))
        .toList();
  }

  private static Stream<FieldFault> fault(String path, String code, FieldLabels labels) {
    if (path.endsWith(TypedAct.ZONE) && !ZoneName.isOne(code))
      return Stream.of(new FieldFault(path, labels.text("fault.zone", code), List.of()));
    if (path.endsWith(TypedAct.LANGUAGE) && !LanguageCodes.isLanguage(code))
      return Stream.of(new FieldFault(path, labels.text("fault.language", code), List.of()));
    return Stream.empty();
  }
}
