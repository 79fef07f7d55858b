package ledger.positions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.Proposition;
import ledger.terms.Lasting;
import ledger.terms.Link;
import ledger.value.Words;

/// Who says what: a row for each proposition anybody has a stance on, a column for each holder.
public record Matrix(List<Column> columns, List<Row> rows) {

  public record Column(Actor holder, String label, boolean named) {}

  /// @param joined propositions shown in this row because somebody affirms that they are the same
  /// @param subject what the proposition is about, in words, where the record has any
  /// @param reading the links of a MEANS proposition, where its reading is a formal one of a
  ///   linkage: none at all where it says that the words make no condition
  /// @param lasting how long the agreement lasts by it, where its reading is one of a duration
  /// @param cells by the column's holder
  /// @param undisputed affirmed by somebody and denied by nobody, silence included
  /// @param common affirmed by each of those whose common ground was asked for; empty where none
  ///   was
  public record Row(
      Proposition proposition,
      List<Proposition> joined,
      Optional<Words> subject,
      Optional<List<Link>> reading,
      Optional<Lasting> lasting,
      Map<String, MatrixCell> cells,
      boolean undisputed,
      Optional<Boolean> common) {

    /// Rows that are the same are answered the same: the order of the cells is part of it.
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row
          && proposition.equals(row.proposition)
          && List.copyOf(cells.entrySet()).equals(List.copyOf(row.cells.entrySet()))
          && joined.equals(row.joined)
          && subject.equals(row.subject)
          && reading.equals(row.reading)
          && lasting.equals(row.lasting)
          && undisputed == row.undisputed
          && common.equals(row.common);
    }

    @Override
    public int hashCode() {
      return Objects.hash(proposition, cells);
    }
  }

  public Optional<Row> row(String proposition) {
    return rows.stream()
        .filter(r ->
            r.proposition().toString().equals(proposition)
                || r.joined().stream().anyMatch(p -> p.toString().equals(proposition)))
        .findFirst();
  }
}
