package ledger.sentence;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.value.When;

/// The clock that most of what was said in a negotiation was said by. What has no clock of its own
/// (a due date that was worked out, the moment of recording, a date that a reader types) is read
/// and written by it.
public final class UsualZone {

  private UsualZone() {}

  /// UTC where nothing was said by a clock.
  public static ZoneId of(Dossier dossier) {
    var said = new LinkedHashMap<ZoneId, Integer>();
    dossier.entries().stream()
        .flatMap(entry -> entry.act().envelope().statedAt().stream())
        .flatMap(UsualZone::of)
        .forEach(zone -> said.merge(zone, 1, Integer::sum));
    return said.entrySet().stream()
        .max(
            Comparator.comparingInt(Map.Entry<ZoneId, Integer>::getValue)
                .thenComparing(e -> e.getKey().getId(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse(ZoneOffset.UTC);
  }

  private static Stream<ZoneId> of(When when) {
    return when.zone().or(() -> when.from().<ZoneId>map(from -> from.getOffset())).stream();
  }
}
