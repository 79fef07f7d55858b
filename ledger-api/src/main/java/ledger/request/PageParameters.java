package ledger.request;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;

/// Which part of a list is asked for: what came on record after a position, and how much of it.
///
/// What is on record keeps its position, so that a page shows the same whenever it is asked for.
public record PageParameters(OptionalLong after, OptionalInt limit) {

  /// The longest list that is answered whole, in its own order.
  public static final int WHOLE = 10_000;

  private static final int MOST = 1_000;
  public static final int UNLESS_SAID = 100;

  public boolean isAsked() {
    return after.isPresent() || limit.isPresent();
  }

  /// -1 is from the start.
  public long from() {
    return after.orElse(-1);
  }

  public int most() {
    return limit.orElse(UNLESS_SAID);
  }

  /// @throws WrongQuestion where it is none
  static long position(String where, String given) {
    if (given.matches("-1|[0-9]{1,18}")) return Long.parseLong(given);
    throw unreadable(where, given, List.of("a position", "-1 for the start"));
  }

  public static int limit(String where, String given) {
    if (given.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(given);
      if (limit >= 1 && limit <= MOST) return limit;
    }
    throw unreadable(where, given, List.of("a whole number from 1 to " + MOST));
  }

  public static WrongQuestion unreadable(String where, String given, List<String> expected) {
    return new WrongQuestion(RequestProblems.page(where, given, expected));
  }
}
