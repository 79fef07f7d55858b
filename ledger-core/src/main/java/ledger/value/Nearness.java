package ledger.value;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How near names are to one that somebody typed.
public final class Nearness {

  /// So many are told at most.
  private static final int TOLD = 5;

  /// What is longer is no name: it is compared by its beginning.
  private static final int LONGEST = 128;

  private Nearness() {}

  /// Those that may have been meant, the nearest first.
  public static List<String> nearest(String typed, Stream<String> names) {
    return sorted(typed, names).stream().limit(TOLD).toList();
  }

  /// The nearest first, whatever their case.
  public static List<String> sorted(String typed, Stream<String> names) {
    var given = typed.substring(0, Math.min(LONGEST, typed.length())).toLowerCase(Locale.ROOT);
    return names
        .map(name -> new Near(name, distance(given, name.toLowerCase(Locale.ROOT))))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name)
        .toList();
  }

  private record Near(String name, int distance) {}

  /// How many letters have to be put in, left out, replaced, or changed with their neighbour.
  public static int distance(String one, String other) {
    var last = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++)
      for (int j = 0; j <= other.length(); j++)
        if (i == 0 || j == 0) last[i][j] = i + j;
        else {
          int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
          int best =
              Math.min(last[i - 1][j - 1] + same, 1 + Math.min(last[i - 1][j], last[i][j - 1]));
          if (i > 1
              && j > 1
              && one.charAt(i - 1) == other.charAt(j - 2)
              && one.charAt(i - 2) == other.charAt(j - 1))
            best = Math.min(best, last[i - 2][j - 2] + 1);
          last[i][j] = best;
        }
    return last[one.length()][other.length()];
  }
}
