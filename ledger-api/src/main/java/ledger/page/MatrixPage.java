package ledger.page;

import java.util.List;
import java.util.Locale;
import ledger.positions.Matrix;
import ledger.sentence.Sentences;
import org.springframework.context.MessageSource;

/// The matrix of positions, for the page that shows it.
public record MatrixPage(Matrix matrix, SaidAt said, MessageSource labels, Locale locale) {

  public List<Matrix.Column> columns() {
    return matrix.columns();
  }

  /// As HTML.
  public String rows(Here here, Sentences shown) {
    return new MatrixTable(matrix, said, shown, here, labels, locale).rows();
  }
}
