package ledger.board;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import ledger.terms.KeyRef;
import ledger.view.Supervaluation;

/// A board on which nothing is open: how each commitment stood at any moment.
public final class Reckoned {

  private final Map<KeyRef, Reckoning> reckonings = new TreeMap<>();

  private Reckoned() {}

  public static Reckoned of(Supervaluation settled) {
    var reckoned = new Reckoned();
    Board.rows(settled)
        .forEach(row -> row.ways().first().ifPresent(r -> reckoned.reckonings.put(row.key(), r)));
    return reckoned;
  }

  public Dueness at(KeyRef key, Instant moment) {
    var reckoning = reckonings.get(key);
    return reckoning == null ? Dueness.NOT_IN_FORCE : reckoning.at(moment);
  }
}
