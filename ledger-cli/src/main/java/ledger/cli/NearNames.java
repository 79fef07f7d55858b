package ledger.cli;

import java.util.Comparator;
import java.util.List;

/// Which names somebody may have meant: those that differ in a letter or two, or only in how much
/// of them was typed. Where none is near, nothing is proposed.
final class NearNames {

  private static final int MOST = 3;

  private NearNames() {}

  /// @return the nearest first
  static List<String> of(String typed, List<String> names) {
    int bound = Math.max(1, typed.replaceFirst("^-+", "").length() / 3);
    return names.stream()
        .filter(name -> isBegun(typed, name) || distance(typed, name) <= bound)
        .sorted(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static boolean isBegun(String typed, String name) {
    return typed.replaceFirst("^-+", "").length() >= 3 && name.startsWith(typed);
  }

  /// How many letters have to be put in, left out, replaced, or changed with their neighbour.
  static int distance(String one, String other) {
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
