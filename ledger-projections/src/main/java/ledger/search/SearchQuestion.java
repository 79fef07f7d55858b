package ledger.search;

import java.util.List;
import java.util.Optional;
import ledger.dossier.Dossier;
import ledger.reading.Row;
import ledger.reading.SameInEveryView;

/// What each act can be found by, a row for each act that holds a text.
public record SearchQuestion() implements SameInEveryView {

  @Override
  public String name() {
    return "search";
  }

  @Override
  public List<Row> rows(Dossier dossier) {
    return Searchable.of(dossier).stream()
        .map(s -> new Row(s.actId().toString(), s.position(), Optional.empty(), s, s.words()))
        .toList();
  }
}
