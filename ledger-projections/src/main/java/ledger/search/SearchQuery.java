package ledger.search;

import java.util.Comparator;
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
    return dossier.merged(
        SearchQuery.class, SearchQuery::ofPart, Comparator.comparingLong(AnswerRow::position));
  }

  private static List<AnswerRow> ofPart(Dossier part) {
    return Searchable.of(part).stream()
        .map(s -> new AnswerRow(s.actId().toString(), s.position(), Optional.empty(), s, s.words()))
        .toList();
  }
}
