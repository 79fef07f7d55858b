package ledger.board;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.board.Cell.Because;
import ledger.board.Cell.Rule;
import ledger.terms.KeyRef;
import ledger.value.When;
import ledger.view.HangsOn;
import ledger.view.Matter;
import ledger.view.Supervaluation;
import ledger.view.Valuation;
import ledger.view.Ways;

/// One commitment on a board: how it is reckoned in each way in which what it hangs on may be
/// decided. Its fields are decided one by one; where the ways do not agree it is UNDETERMINED.
///
/// @param ways empty in those in which the terms that apply do not have it
/// @param unready whose readiness is awaited for it and for what
record Row(KeyRef key, Ways<Optional<Reckoning>> ways, Ways<List<NextMover.Step>> unready) {

  static Row of(
      KeyRef key, Supervaluation view, Function<Valuation, Optional<Reckoning>> reckoning) {
    return new Row(
        key,
        view.over(reckoning),
        view.over(p -> reckoning.apply(p).map(r -> new NextSteps(r).unready()).orElse(List.of())));
  }

  /// Whose performance is due.
  Ways<List<NextMover.Step>> due() {
    return ways.map(r -> r.map(one -> new NextSteps(one).due()).orElse(List.of()));
  }

  Cell cell() {
    var cells = ways.map(r -> r.map(Reckoning::cell));
    var first = cells.outcomes(c -> c).stream().flatMap(Optional::stream).findFirst().orElseThrow();
    if (ways.exact() && ways.leaves().size() == 1) return first;
    var dueness = cells.agreed(Row::dueness);
    var present = cells.present(c -> c);
    var hangsOn = hangsOn(cells, present, dueness.isPresent());
    return new Cell(
        key,
        present.agreed(Cell::debtors).orElse(List.of()),
        first.debtorWords(),
        present.agreed(Cell::creditors).orElse(List.of()),
        first.mode(),
        first.texts(),
        first.conduct(),
        first.measure(),
        dueness.orElse(Dueness.UNDETERMINED),
        since(dueness.orElse(Dueness.UNDETERMINED)),
        optional(cells, Cell::due),
        optional(cells, Cell::awaits),
        optional(cells, Cell::timing),
        optional(cells, Cell::percent),
        inAll(cells, Cell::performance),
        because(cells, dueness),
        inAll(cells, Cell::notes),
        inAll(cells, Cell::lapsedReadings),
        HangsOn.contestedBy(hangsOn),
        HangsOn.reservedBy(hangsOn),
        hangsOn);
  }

  private static Dueness dueness(Optional<Cell> cell) {
    return cell.map(Cell::dueness).orElse(Dueness.NOT_IN_FORCE);
  }

  private static <T> Optional<T> optional(
      Ways<Optional<Cell>> cells, Function<Cell, Optional<T>> field) {
    return cells.agreed(c -> c.flatMap(field)).flatMap(f -> f);
  }

  private static <T> List<T> inAll(Ways<Optional<Cell>> cells, Function<Cell, List<T>> field) {
    var lists = cells.outcomes(c -> c).stream().flatMap(Optional::stream).map(field).toList();
    return lists.getFirst().stream()
        .filter(one -> lists.stream().allMatch(list -> list.contains(one)))
        .toList();
  }

  /// @param present who owes what to whom is asked only where there is the commitment
  private List<HangsOn> hangsOn(Ways<Optional<Cell>> cells, Ways<Cell> present, boolean agreed) {
    var hangsOn =
        new ArrayList<>(cells.hangsOn("dueness", Row::dueness, dueness -> dueness.name()));
    if (!ways.exact()) return hangsOn;
    hangsOn.addAll(present.hangsOn("debtors", Cell::debtors, String::valueOf));
    hangsOn.addAll(present.hangsOn("creditors", Cell::creditors, String::valueOf));
    if (!agreed) return hangsOn;
    hangsOn.addAll(cells.hangsOn("due", c -> c.flatMap(Cell::due), Row::told));
    hangsOn.addAll(cells.hangsOn("awaits", c -> c.flatMap(Cell::awaits), Row::told));
    hangsOn.addAll(cells.hangsOn("timing", c -> c.flatMap(Cell::timing), Row::told));
    return hangsOn;
  }

  private static String told(Optional<?> value) {
    return value.map(String::valueOf).orElse("");
  }

  private Dueness shownAt(Instant moment) {
    return ways.agreed(r -> r.map(k -> k.at(moment)).orElse(Dueness.NOT_IN_FORCE))
        .orElse(Dueness.UNDETERMINED);
  }

  /// When the ways last came to agree on it, or not to.
  private Optional<When> since(Dueness dueness) {
    if (dueness == Dueness.NOT_IN_FORCE || !ways.exact()) return Optional.empty();
    var moments = new TreeSet<Instant>();
    reckonings().forEach(r -> moments.addAll(r.changes().headSet(r.about, true)));
    Optional<Instant> began = Optional.empty();
    for (var moment : moments.descendingSet()) {
      if (shownAt(moment) != dueness) break;
      began = Optional.of(moment);
    }
    return began.map(m ->
        reckonings()
            .flatMap(r -> r.sinceAt(m).stream())
            .findFirst()
            .orElseGet(() -> When.at(m.atOffset(ZoneOffset.UTC))));
  }

  private Stream<Reckoning> reckonings() {
    return ways.outcomes(r -> r).stream().flatMap(Optional::stream);
  }

  private Because because(Ways<Optional<Cell>> cells, Optional<Dueness> dueness) {
    if (dueness.isEmpty())
      return new Because(ways.exact() ? Rule.CONTESTED : Rule.TOO_MANY, contestedActs(), List.of());
    var reasons =
        cells.outcomes(c -> c).stream()
            .flatMap(Optional::stream)
            .filter(c -> c.dueness() == dueness.get())
            .map(Cell::because)
            .toList();
    return reasons.stream()
        .reduce((one, other) ->
            new Because(
                one.rule(),
                Stream.concat(one.acts().stream(), other.acts().stream())
                    .distinct()
                    .sorted()
                    .toList(),
                Stream.concat(one.readings().stream(), other.readings().stream())
                    .distinct()
                    .toList()))
        .orElse(new Because(Rule.ENTRY_INTO_FORCE, List.of(), List.of()));
  }

  private List<UUID> contestedActs() {
    return ways.reached().stream().flatMap(Matter::acts).distinct().sorted().toList();
  }
}
