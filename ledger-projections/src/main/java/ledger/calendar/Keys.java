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
  private final Map<String, Integer> taken = new HashMap<>();

  Keys(Dossier dossier) {
    Stream.concat(dossier.entries().stream(), dossier.toCome().stream())
        .forEach(e -> positions.put(e.act().actId(), e.position()));
  }

  List<Date> dates(Stream<Mark> marks) {
    return marks.distinct().sorted(ORDER).map(this::date).sorted(Date.ORDER).toList();
  }

  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::at)
          .thenComparing(Mark::what)
          .thenComparing(Mark::subject)
          .thenComparing(mark -> mark.because().toString());

  private Date date(Mark m) {
    return new Date(
        key(m),
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

  private String key(Mark m) {
    var name = m.what() + "/" + m.subject() + m.holder().map(holder -> "/" + holder).orElse("");
    int number = taken.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + "/" + number;
  }
}
