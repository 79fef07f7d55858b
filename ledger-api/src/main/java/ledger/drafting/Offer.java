package ledger.drafting;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What can be chosen in a field.
///
/// @param more whether there is more than can be shown at once, to be looked for by its words
record Offer(List<Option> options, boolean more) {

  /// What is beyond is looked for by its words, and the newest come first where there is an order.
  private static final int MOST = 250;

  /// Those that have what is looked for in their words; what is chosen already is always among
  /// them.
  static Offer of(Supplier<Stream<Option>> all, String find, String chosen) {
    var wanted = find.strip().toLowerCase(Locale.ROOT);
    var found =
        all.get()
            .filter(option -> wanted.isEmpty() || isMeant(wanted, option))
            .limit(MOST + 1L)
            .toList();
    var shown = found.subList(0, Math.min(MOST, found.size()));
    return new Offer(
        Stream.concat(chosenBeside(shown, all, chosen), shown.stream()).toList(),
        found.size() > MOST || !wanted.isEmpty());
  }

  private static Stream<Option> chosenBeside(
      List<Option> shown, Supplier<Stream<Option>> all, String chosen) {
    if (chosen.isBlank() || shown.stream().anyMatch(option -> option.value().equals(chosen)))
      return Stream.empty();
    return all.get().filter(option -> option.value().equals(chosen)).limit(1);
  }

  private static boolean isMeant(String wanted, Option option) {
    return option.label().toLowerCase(Locale.ROOT).contains(wanted)
        || option.value().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
