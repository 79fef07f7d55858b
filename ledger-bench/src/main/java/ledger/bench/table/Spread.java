package ledger.bench.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// What several rounds gave.
public record Spread(double median, double least, double most) {

  public static Spread of(Collection<Double> rounds) {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
  }

  public static Spread of(double one) {
    return new Spread(one, one, one);
  }

  public String shown(String unit) {
    if (least == most) return shown(median) + " " + unit;
    return shown(median) + " (" + shown(least) + " - " + shown(most) + ") " + unit;
  }

  public static String shown(double figure) {
    return String.format(
        Locale.ROOT, figure < 10 ? "%,.2f" : figure < 100 ? "%,.1f" : "%,.0f", figure);
  }
}
