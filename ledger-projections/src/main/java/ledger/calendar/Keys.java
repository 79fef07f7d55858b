package ledger.calendar;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.view.HangsOn;

/// Gives each date its name and its place on record. Several of one kind about one subject are
/// numbered in their order.
final class Keys {

  private final Map<UUID, Long> positions = new HashMap<>();

  /// A date before it is numbered among others of its name.
  record Named(Mark mark, Date first) {}

  Keys(Dossier dossier) {
    Stream.concat(dossier.entries().stream(), dossier.toCome().stream())
        .forEach(e -> positions.put(e.act().actId(), e.position()));
  }

  List<Named> named(Stream<Mark> marks) {
    return marks.distinct().map(m -> new Named(m, date(m))).sorted(ORDER).toList();
  }

  /// @param named in their order
  static List<Date> dates(List<Named> named) {
    var taken = new HashMap<String, Integer>();
    return named.stream()
        .map(Named::first)
        .map(date -> numbered(date, taken.merge(date.key(), 1, Integer::sum)))
        .sorted(Date.ORDER)
        .toList();
  }

  static final Comparator<Named> ORDER =
      Comparator.comparing(
          Named::mark,
          Comparator.comparing(Mark::at)
              .thenComparing(Mark::what)
              .thenComparing(Mark::subject)
              .thenComparing(mark -> mark.because().toString()));

  private Date date(Mark m) {
    return new Date(
        name(m),
        m.at(),
        m.when(),
        m.what(),
        m.subject(),
        m.agreement(),
        m.holder(),
        m.because(),
        m.because().stream().mapToLong(act -> positions.getOrDefault(act, -1L)).max().orElse(-1),
        HangsOn.contestedBy(m.hangsOn()),
        HangsOn.reservedBy(m.hangsOn()),
        m.hangsOn());
  }

  private static String name(Mark m) {
    return m.what() + "/" + m.subject() + m.holder().map(holder -> "/" + holder).orElse("");
  }

  private static Date numbered(Date date, int number) {
    return number == 1 ? date : date.as(date.key() + "/" + number);
  }
}
