package ledger.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How values stand in a letter.
final class Wording {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Wording() {}

  static String at(Instant instant) {
    return MOMENT.format(instant);
  }

  static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }

  static List<String> strings(Collection<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  static String listed(Collection<?> values) {
    return values.isEmpty()
        ? "none"
        : String.join(", ", values.stream().map(Object::toString).sorted().toList());
  }

  static String orNobody(Collection<?> values) {
    return values.isEmpty() ? "nobody" : listed(values);
  }
}
