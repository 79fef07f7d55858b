package ledger.search;

import java.util.List;
import java.util.Optional;
import ledger.dossier.Dossier;
import ledger.query.AnswerRow;
import ledger.query.SameInEveryView;

/// What each act can be found by, a row for each act that holds a text.
public record SearchQuery() implements SameInEveryView {

  @Override
  public String name() {
    return "search";
  }

  @Override
  public List<AnswerRow> rows(Dossier dossier) {
    return Searchable.indexed(dossier).stream()
        .map(s ->
            new AnswerRow(
                s.act().actId().toString(),
                s.act().position(),
                Optional.empty(),
                s.act(),
                s.words()))
        .toList();
  }
}
