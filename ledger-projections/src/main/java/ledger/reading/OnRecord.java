package ledger.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ledger.dossier.Dossier;

/// At which position each act of a dossier stands.
public record OnRecord(Map<UUID, Long> positions) {

  public static OnRecord of(Dossier dossier) {
    var positions = new HashMap<UUID, Long>();
    dossier.entries().forEach(e -> positions.put(e.act().actId(), e.position()));
    return new OnRecord(positions);
  }

  public long of(UUID act) {
    return positions.getOrDefault(act, -1L);
  }
}
