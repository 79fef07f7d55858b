package ledger.bench.record;

/// One line of the table: a ratio, and what it was to be.
///
/// @param aim the ratio to reach
/// @param floor the ratio that has to be reached
/// @param lowerIsBetter whether the ratio has to stay under both
public record Line(
    int row,
    String metric,
    String peer,
    Spread ours,
    Spread theirs,
    double ratio,
    String unit,
    double aim,
    double floor,
    boolean lowerIsBetter) {

  /// More is better: how many times as much as the peer.
  static Line more(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row, metric, peer, ours, theirs, ours.median() / theirs.median(), unit, aim, floor, false);
  }

  /// Less is better: how many times less than the peer.
  static Line less(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row, metric, peer, ours, theirs, theirs.median() / ours.median(), unit, aim, floor, false);
  }

  /// At most so many times the peer.
  static Line atMost(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row, metric, peer, ours, theirs, ours.median() / theirs.median(), unit, aim, floor, true);
  }

  String standing() {
    if (reaches(aim)) return "met";
    return reaches(floor) ? "floor met, aim not" : "NOT MET";
  }

  private boolean reaches(double bound) {
    return lowerIsBetter ? ratio <= bound : ratio >= bound;
  }
}
