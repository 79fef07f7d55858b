package ledger.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ledger.Harbour;
import ledger.record.Recorded;

/// What a test's history folds into.
public final class Folded {

  private Folded() {}

  public static Dossier of(Harbour harbour) {
    return Dossier.of(entries(harbour.ledger().record()));
  }

  public static List<Entry> entries(List<Recorded> record) {
    return new ArrayList<>(
        IntStream.range(0, record.size()).mapToObj(i -> new Entry(i + 1, record.get(i))).toList());
  }
}
