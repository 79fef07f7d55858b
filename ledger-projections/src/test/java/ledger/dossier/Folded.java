package ledger.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ledger.Harbour;
import ledger.record.Recorded;
import ledger.view.Supervaluation;
import ledger.view.View;

/// What a test's history folds into.
public final class Folded {

  private Folded() {}

  public static Dossier of(Harbour harbour) {
    return at(harbour, Harbour.NOW);
  }

  public static Dossier at(Harbour harbour, Instant about) {
    return Dossier.of(entries(harbour.ledger().record()), about, Long.MAX_VALUE);
  }

  /// In the view of the record.
  public static Supervaluation valuation(Harbour harbour, Instant about) {
    return Supervaluation.of(at(harbour, about), View.RECORD);
  }

  public static List<Entry> entries(List<Recorded> record) {
    return new ArrayList<>(
        IntStream.range(0, record.size()).mapToObj(i -> Entry.of(i + 1, record.get(i))).toList());
  }
}
