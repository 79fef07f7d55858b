package ledger.cli;

import java.util.Comparator;
import java.util.List;
import ledger.value.Nearness;

/// Which names somebody may have meant: those that differ in a letter or two, or only in how much
/// of them was typed. Where none is near, nothing is proposed.
final class NearNames {

  private static final int MOST = 3;

  private NearNames() {}

  /// @return the nearest first
  static List<String> of(String typed, List<String> names) {
    int bound = Math.max(1, typed.replaceFirst("^-+", "").length() / 3);
    return names.stream()
        .filter(name -> isBegun(typed, name) || Nearness.distance(typed, name) <= bound)
        .sorted(
            Comparator.comparingInt((String name) -> Nearness.distance(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static boolean isBegun(String typed, String name) {
    return typed.replaceFirst("^-+", "").length() >= 3 && name.startsWith(typed);
  }
}
