package ledger.search;

import java.util.List;
import java.util.Optional;
import ledger.reading.Question;
import ledger.reading.Row;
import ledger.view.Supervaluation;

/// What each act can be found by, a row for each act that holds a text.
public final class SearchQuestion implements Question {

  public static final String NAME = "search";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Row> rows(Supervaluation record) {
    return Searchable.indexed(record.dossier()).stream()
        .map(s ->
            new Row(
                s.act().actId().toString(),
                s.act().position(),
                Optional.empty(),
                s.act(),
                s.words()))
        .toList();
  }
}
