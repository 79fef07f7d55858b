package ledger.terms;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Malformed;
import ledger.value.When;

/// The ends of a term that renews itself, each counted from the one day that the first is counted
/// from: two months from 31 December and then by the month, it ends on 28 February, 31 March, 30
/// April.
///
/// @param anchor what it is counted from: entry into force, or the `until` of the text
/// @param first how long after the anchor it ends for the first time; zero where the anchor is that
/// @param step by how much it renews itself
/// @param objectBefore how long before an end an objection stops the renewal; absent, up to the end
public record Renewals(When anchor, Period first, Period step, Optional<Period> objectBefore) {

  public Renewals {
    Malformed.unless(
        !step.isZero() && !step.isNegative(), "\"renewalPeriod\" is no length of time");
  }

  /// The end after so many renewals.
  public When end(int renewed) {
    return CivilTime.after(anchor, first.plus(step.multipliedBy(renewed)));
  }

  /// Until when an objection stops the next renewal after so many.
  public When lastToObject(int renewed) {
    var end = end(renewed);
    return objectBefore.map(before -> CivilTime.before(end, before)).orElse(end);
  }

  /// How often it has renewed itself by a moment: until the first end that is still to come, or
  /// that somebody objected to in time.
  ///
  /// @param objections when each was given
  public int renewed(Instant by, Stream<Instant> objections) {
    return Math.min(
        first(n -> begins(end(n)).isAfter(by)),
        objections
            .mapToInt(given -> first(n -> !begins(lastToObject(n)).isBefore(given)))
            .min()
            .orElse(Integer.MAX_VALUE));
  }

  private interface Holds {
    boolean of(int renewed);
  }

  /// The ends come one after the other: what holds of one holds of all after it.
  private int first(Holds holds) {
    int low = 0;
    int high = Lengths.most(step);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.of(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private static Instant begins(When when) {
    return when.begins().orElseThrow();
  }
}
