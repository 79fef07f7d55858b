package ledger.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;

/// At which position each act of a dossier stands, be it in effect, to come or annulled.
public record ActPositions(Map<UUID, Long> positions) {

  public static ActPositions of(Dossier dossier) {
    var positions = new HashMap<UUID, Long>();
    Stream.of(dossier.entries(), dossier.toCome(), dossier.kept().annulled())
        .flatMap(List<Entry>::stream)
        .forEach(e -> positions.put(e.act().actId(), e.position()));
    return new ActPositions(positions);
  }

  public long of(UUID act) {
    return positions.getOrDefault(act, 0L);
  }
}
