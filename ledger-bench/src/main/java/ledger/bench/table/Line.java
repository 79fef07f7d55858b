package ledger.bench.table;

/// One line of the table: a ratio, and what it was to be.
///
/// @param aim the ratio to reach
/// @param floor the ratio that has to be reached
/// @param lowerIsBetter whether the ratio has to stay under both
/// @param absolute whether aim and floor are for our own figure, and the peer only stands beside it
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
    boolean lowerIsBetter,
    boolean absolute) {

  /// More is better: how many times as much as the peer.
  public static Line more(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row,
        metric,
        peer,
        ours,
        theirs,
        ours.median() / theirs.median(),
        unit,
        aim,
        floor,
        false,
        false);
  }

  /// Less is better: how many times less than the peer.
  public static Line less(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row,
        metric,
        peer,
        ours,
        theirs,
        theirs.median() / ours.median(),
        unit,
        aim,
        floor,
        false,
        false);
  }

  /// So much, whatever the peer reaches.
  public static Line reaching(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    double ratio = ours.median() / theirs.median();
    return new Line(row, metric, peer, ours, theirs, ratio, unit, aim, floor, false, true);
  }

  /// No more than so much, whatever the peer reaches.
  public static Line staying(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    double ratio = ours.median() / theirs.median();
    return new Line(row, metric, peer, ours, theirs, ratio, unit, aim, floor, true, true);
  }

  /// At most so many times the peer.
  public static Line atMost(
      int row,
      String metric,
      String peer,
      Spread ours,
      Spread theirs,
      String unit,
      double aim,
      double floor) {
    return new Line(
        row,
        metric,
        peer,
        ours,
        theirs,
        ours.median() / theirs.median(),
        unit,
        aim,
        floor,
        true,
        false);
  }

  /// The same figures, of somebody who only stands beside.
  public Line withoutAim() {
    return as(row, Double.NaN, Double.NaN);
  }

  boolean hasAim() {
    return !Double.isNaN(aim);
  }

  /// The same figures in another table.
  public Line as(int row, double aim, double floor) {
    return new Line(
        row, metric, peer, ours, theirs, ratio, unit, aim, floor, lowerIsBetter, absolute);
  }

  public String standing() {
    if (!hasAim()) return "";
    if (reaches(aim)) return "met";
    return reaches(floor) ? "floor met, aim not" : "NOT MET";
  }

  private boolean reaches(double bound) {
    double figure = absolute ? ours.median() : ratio;
    return lowerIsBetter ? figure <= bound : figure >= bound;
  }
}
