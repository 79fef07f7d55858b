package ledger.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.value.When;

/// A condition over time: the stretches in which it holds, with what made it so in each.
///
/// Stretches are half-open, in order, and do not overlap; two of them may touch where the reason
/// changes. It is a value: every operation gives another.
public final class Fluent {

  public static final Fluent NEVER = new Fluent(List.of());

  /// @param until when it ends; [Instant#MAX] where it does not
  /// @param since what it began with, as exact as that is known
  /// @param because the acts that make it so, each once and in order
  public record Stretch(Instant from, Instant until, When since, List<UUID> because) {

    /// When it had begun for certain: what lateness is counted from.
    public Instant surely() {
      return since.ends().orElse(from);
    }

    private Stretch between(Instant begin, Instant end) {
      return new Stretch(begin, end, since, because);
    }
  }

  private final List<Stretch> stretches;

  private Fluent(List<Stretch> stretches) {
    this.stretches = stretches;
  }

  public static Fluent from(When since, UUID... because) {
    return between(since.begins().orElseThrow(), Instant.MAX, since, List.of(because));
  }

  public static Fluent between(Instant from, Instant until, When since, Collection<UUID> because) {
    return from.isBefore(until)
        ? new Fluent(List.of(new Stretch(from, until, since, inOrder(because.stream()))))
        : NEVER;
  }

  /// Holds whenever the other does not.
  private static Fluent besides(Fluent other) {
    var between = new ArrayList<Stretch>();
    var from = Instant.MIN;
    for (var s : other.stretches) {
      if (from.isBefore(s.from())) between.add(without(from, s.from()));
      from = s.until();
    }
    if (from.isBefore(Instant.MAX)) between.add(without(from, Instant.MAX));
    return new Fluent(between);
  }

  private static Stretch without(Instant from, Instant until) {
    var since = from.equals(Instant.MIN) ? When.UNKNOWN : When.at(from.atOffset(ZoneOffset.UTC));
    return new Stretch(from, until, since, List.of());
  }

  /// Holds whenever this one does and the other does not.
  public Fluent except(Fluent other) {
    return other.isNever() ? this : and(besides(other));
  }

  /// Holds whenever one of them does.
  public static Fluent any(Stream<Fluent> fluents) {
    return any(fluents.toList());
  }

  /// By halves: one after the other, each would be taken apart as often as others follow.
  private static Fluent any(List<Fluent> fluents) {
    int half = fluents.size() / 2;
    return switch (fluents.size()) {
      case 0 -> NEVER;
      case 1 -> fluents.getFirst();
      default -> any(fluents.subList(0, half)).or(any(fluents.subList(half, fluents.size())));
    };
  }

  /// Holds whenever all of them do; without any, never.
  public static Fluent all(Stream<Fluent> fluents) {
    return fluents.reduce(Fluent::and).orElse(NEVER);
  }

  public boolean isNever() {
    return stretches.isEmpty();
  }

  public boolean isAt(Instant moment) {
    return at(moment).isPresent();
  }

  public Optional<Stretch> at(Instant moment) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var stretch = stretches.get(middle);
      if (moment.isBefore(stretch.from())) high = middle - 1;
      else if (!moment.isBefore(stretch.until())) low = middle + 1;
      else return Optional.of(stretch);
    }
    return Optional.empty();
  }

  /// The stretch with which it began to hold and has held on to this moment.
  public Optional<Stretch> began(Instant moment) {
    var now = at(moment);
    if (now.isEmpty()) return now;
    int index = stretches.indexOf(now.get());
    while (index > 0 && stretches.get(index - 1).until().equals(stretches.get(index).from()))
      index--;
    return Optional.of(stretches.get(index));
  }

  public Optional<Stretch> first() {
    return stretches.stream().findFirst();
  }

  public List<Stretch> stretches() {
    return stretches;
  }

  /// Every moment at which it begins or ends to hold, or its reason changes.
  public Stream<Instant> changes() {
    return stretches.stream()
        .flatMap(s -> Stream.of(s.from(), s.until()))
        .filter(moment -> !moment.equals(Instant.MAX));
  }

  public Fluent and(Fluent other) {
    var both = new ArrayList<Stretch>();
    int i = 0;
    int j = 0;
    while (i < stretches.size() && j < other.stretches.size()) {
      var one = stretches.get(i);
      var two = other.stretches.get(j);
      var from = later(one.from(), two.from());
      var until = earlier(one.until(), two.until());
      if (from.isBefore(until))
        both.add(new Stretch(from, until, last(one, two).since(), joined(one, two)));
      if (one.until().isBefore(two.until())) i++;
      else j++;
    }
    return both.isEmpty() ? NEVER : new Fluent(both);
  }

  public Fluent or(Fluent other) {
    if (isNever()) return other;
    if (other.isNever()) return this;
    var cuts = new TreeSet<Instant>();
    Stream.concat(changes(), other.changes()).forEach(cuts::add);
    var either = new ArrayList<Stretch>();
    int i = 0;
    int j = 0;
    for (var begin = cuts.first(); begin != null; begin = cuts.higher(begin)) {
      while (i < stretches.size() && !begin.isBefore(stretches.get(i).until())) i++;
      while (j < other.stretches.size() && !begin.isBefore(other.stretches.get(j).until())) j++;
      var one = in(begin, stretches, i);
      var two = in(begin, other.stretches, j);
      if (one.isEmpty() && two.isEmpty()) continue;
      var next = cuts.higher(begin);
      var end = next == null ? Instant.MAX : next;
      either.add(
          one.isPresent() && two.isPresent()
              ? new Stretch(
                  begin, end, first(one.get(), two.get()).since(), joined(one.get(), two.get()))
              : one.or(() -> two).orElseThrow().between(begin, end));
    }
    return new Fluent(either);
  }

  private static Optional<Stretch> in(Instant moment, List<Stretch> stretches, int index) {
    return index < stretches.size() && !moment.isBefore(stretches.get(index).from())
        ? Optional.of(stretches.get(index))
        : Optional.empty();
  }

  /// The same, but from its first moment at or after this one it holds for good.
  public Fluent latchedFrom(Instant moment) {
    for (int i = 0; i < stretches.size(); i++) {
      var stretch = stretches.get(i);
      if (!moment.isBefore(stretch.until())) continue;
      var latched = new ArrayList<>(stretches.subList(0, i));
      latched.add(stretch.between(stretch.from(), Instant.MAX));
      return new Fluent(latched);
    }
    return this;
  }

  /// The same until this moment, and never after.
  public Fluent until(Instant end) {
    return new Fluent(
        stretches.stream()
            .filter(s -> s.from().isBefore(end))
            .map(s -> s.between(s.from(), earlier(s.until(), end)))
            .toList());
  }

  /// Holds so long after it held.
  public Fluent within(Duration after) {
    return any(
        stretches.stream()
            .map(s ->
                s.until().equals(Instant.MAX)
                    ? new Fluent(List.of(s))
                    : new Fluent(List.of(s.between(s.from(), s.until().plus(after))))));
  }

  /// How long it held between two moments.
  public Duration heldBetween(Instant from, Instant to) {
    var held = Duration.ZERO;
    for (var s : stretches) {
      var begin = later(s.from(), from);
      var end = earlier(s.until(), to);
      if (begin.isBefore(end)) held = held.plus(Duration.between(begin, end));
    }
    return held;
  }

  private static List<UUID> joined(Stretch one, Stretch two) {
    if (hasAll(one.because(), two.because())) return one.because();
    if (hasAll(two.because(), one.because())) return two.because();
    return inOrder(Stream.concat(one.because().stream(), two.because().stream()));
  }

  private static boolean hasAll(List<UUID> acts, List<UUID> of) {
    return of.size() <= acts.size()
        && of.stream().allMatch(act -> Collections.binarySearch(acts, act) >= 0);
  }

  private static List<UUID> inOrder(Stream<UUID> acts) {
    return acts.sorted().distinct().toList();
  }

  private static Stretch first(Stretch one, Stretch two) {
    return one.from().isAfter(two.from()) ? two : one;
  }

  private static Stretch last(Stretch one, Stretch two) {
    if (one.from().equals(two.from())) return one.surely().isBefore(two.surely()) ? two : one;
    return one.from().isBefore(two.from()) ? two : one;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fluent fluent && stretches.equals(fluent.stretches);
  }

  @Override
  public int hashCode() {
    return stretches.hashCode();
  }

  @Override
  public String toString() {
    return stretches.toString();
  }
}
