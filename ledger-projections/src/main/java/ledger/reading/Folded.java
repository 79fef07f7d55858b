package ledger.reading;

import java.util.List;

/// What is kept of one negotiation for one question.
///
/// @param rows in the order of the answer
public record Folded(Model model, List<Written> rows) {

  /// @param called the standing's names, as JSON
  public static Folded of(Standing.Plain standing, String called, List<Written> rows) {
    return new Folded(Model.of(standing, called, rows), rows);
  }

  public static Folded nothing(Standing.Sealed standing) {
    return new Folded(Model.of(standing), List.of());
  }
}
