package ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import ledger.act.Proposition;
import ledger.board.Board;
import ledger.board.Cell;
import ledger.board.Dueness;
import ledger.board.Reckoned;
import ledger.calendar.Calendar;
import ledger.calendar.Date;
import ledger.dossier.Dossier;
import ledger.participation.Participation;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.terms.KeyRef;
import ledger.value.When;
import ledger.view.EveryWay;
import ledger.view.EveryWay.Decided;
import ledger.view.HangsOn;
import ledger.view.Supervaluation;
import ledger.view.View;
import org.junit.jupiter.api.Test;

/// A view says what comes out whichever way what it leaves open is decided. On random histories
/// full of disputes that is compared with the plain way of finding it out: every open matter is
/// decided in each of its ways, in every combination, and each valuation made for itself.
///
/// `-Dwalk.seeds=20000` walks further; a failure names its seed, and `-Dwalk.seed=…` walks that one
/// alone.
class WhicheverWayTest {

  private static final int SEEDS = Integer.getInteger("walk.seeds", 80);
  private static final int MATTERS = 6;
  private static final String OPEN = "UNDETERMINED";

  /// How what differs from way to way is shown.
  private enum Kind {
    /// As UNDETERMINED.
    STATE,
    /// Not at all: it is left out.
    PART,
    /// As what it is in the ways that have it, such as a date.
    ENTRY,
    /// Left out as well, but compared only among the ways that have it, such as the debtors.
    OF_WHAT_IS_THERE
  }

  /// What an answer says of one field.
  ///
  /// @param value empty where it says nothing
  /// @param hangsOn the propositions that it names
  private record Field(Kind kind, Optional<String> value, Set<List<Proposition>> hangsOn) {}

  @Test
  void what_is_shown_is_what_comes_out_in_every_way_and_it_hangs_on_what_decides_it() {
    var tried = new int[] {0, 0, 0};
    var alone = Long.getLong("walk.seed");
    (alone == null ? LongStream.range(0, SEEDS) : LongStream.of(alone))
        .forEach(seed -> {
          try {
            each(seed, tried);
          } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dwalk.seed=" + seed + ": " + e.getMessage(), e);
          }
        });
    if (Boolean.getBoolean("walk.verbose"))
      System.out.printf(
          "%d views, %d with open matters, %d fields open%n", tried[0], tried[1], tried[2]);
    if (alone == null) assertThat(tried[2]).as("fields that hang on something").isPositive();
  }

  private static void each(long seed, int[] tried) {
    var walk = seed % 2 == 0 ? Walk.withDistinctTimes(seed) : Walk.withOverlappingDays(seed);
    var chance = new Chance(~seed);
    Disputes.over(walk, chance);
    var about = chance.in(2) ? walk.now() : walk.now().plus(Duration.ofHours(chance.from(1, 600)));
    var dossier = Dossier.of(walk.entries(), about, Long.MAX_VALUE);
    for (var label : Seen.views()) {
      var view = Supervaluation.of(dossier, label);
      var ways = EveryWay.of(view, MATTERS);
      if (ways.isEmpty() || ways.get().size() > 256) continue;
      tried[0]++;
      if (ways.get().size() == 1) continue;
      tried[1]++;
      tried[2] += compare(label, view, ways.get());
    }
  }

  /// @return how many fields differ from way to way
  private static int compare(View label, Supervaluation view, List<Decided> ways) {
    var shown = fields(label, view);
    var each = ways.stream().map(d -> fields(label, d.view())).toList();
    var things = new TreeMap<String, Kind>();
    Stream.concat(Stream.of(shown), each.stream())
        .forEach(e -> e.forEach((thing, field) -> things.put(thing, field.kind())));
    int differing = 0;
    var wrong = new ArrayList<String>();
    for (var thing : things.keySet()) {
      var values = each.stream().map(e -> value(e.get(thing))).toList();
      if (values.stream().distinct().count() > 1) differing++;
      if (things.get(thing) == Kind.PART && isOpen(shown.get(of(thing)))) continue;
      var expected = expected(things.get(thing), values, ways);
      var told = shown.getOrDefault(thing, new Field(expected.kind(), Optional.empty(), Set.of()));
      if (!told.equals(expected))
        wrong.add("%s of %s: shown %s, not %s".formatted(thing, label.label(), told, expected));
    }
    wrong.addAll(since(label, view, ways));
    wrong.addAll(turns(label, view, ways));
    assertThat(wrong).isEmpty();
    return differing;
  }

  private static Field expected(Kind kind, List<Optional<String>> values, List<Decided> ways) {
    var absent = kind == Kind.ENTRY || kind == Kind.PART || kind == Kind.STATE;
    var compared = values.stream().map(v -> absent ? Optional.of(v.orElse("")) : v).toList();
    var present = values.stream().flatMap(Optional::stream).distinct().toList();
    boolean same = compared.stream().flatMap(Optional::stream).distinct().count() == 1;
    var value =
        switch (kind) {
          case STATE -> same ? values.getFirst() : Optional.of(OPEN);
          case PART -> same ? values.getFirst() : Optional.<String>empty();
          case ENTRY -> Optional.of(present.size() == 1 ? present.getFirst() : OPEN);
          case OF_WHAT_IS_THERE -> Optional.of(same ? present.getFirst() : "[]");
        };
    return new Field(kind, value, EveryWay.deciding(ways, compared));
  }

  private static Optional<String> value(Field field) {
    return Optional.ofNullable(field).flatMap(Field::value);
  }

  /// A part of something that is itself undetermined is not told.
  private static boolean isOpen(Field whole) {
    return whole != null && !whole.hangsOn().isEmpty();
  }

  private static String of(String part) {
    return part.substring(part.indexOf(" of ") + 4);
  }

  /// Since when all ways last came to agree, or not to.
  private static List<String> since(View label, Supervaluation view, List<Decided> ways) {
    var reckoned = ways.stream().map(d -> Reckoned.of(d.view())).toList();
    return cells(Board.of(view, label)).values().stream()
        .filter(cell -> cell.dueness() != Dueness.NOT_IN_FORCE)
        .filter(cell -> !isSince(cell, view.dossier().about(), reckoned))
        .map(c -> c.key() + " of " + label.label() + ": " + c.dueness() + " since " + c.since())
        .toList();
  }

  /// Whose turn it is in some way is told, and surely so where it is in every way.
  private static List<String> turns(View label, Supervaluation view, List<Decided> ways) {
    var shown = turns(Board.of(view, label));
    var each = ways.stream().map(d -> turns(Board.of(d.view(), label)).keySet()).toList();
    var expected = new TreeMap<String, Boolean>();
    each.forEach(turns ->
        turns.forEach(turn -> expected.put(turn, each.stream().allMatch(e -> e.contains(turn)))));
    var toldOnly = new TreeMap<>(shown);
    toldOnly.keySet().removeAll(expected.keySet());
    shown.keySet().retainAll(expected.keySet());
    return shown.equals(expected)
            && toldOnly.keySet().stream().allMatch(WhicheverWayTest::mayBeTold)
        ? List.of()
        : List.of("turns of " + label.label() + ": " + shown + toldOnly + ", not " + expected);
  }

  /// Readiness is told wherever no performance surely is due, row by row: also where, in the one
  /// way that asks for it, a performance that only that way has comes first.
  private static boolean mayBeTold(String turn) {
    return turn.contains(" READINESS ");
  }

  /// Each with whether it is so in any case.
  private static Map<String, Boolean> turns(Board board) {
    var turns = new TreeMap<String, Boolean>();
    for (var mover : board.nextMovers())
      for (var key : mover.keys())
        turns.merge(
            mover.actor() + " " + mover.awaited() + " " + key,
            mover.hangsOn().isEmpty(),
            Boolean::logicalOr);
    return turns;
  }

  private static boolean isSince(Cell cell, Instant about, List<Reckoned> reckoned) {
    if (cell.since().isEmpty()) return false;
    var since = cell.since().flatMap(When::begins).orElseThrow();
    if (at(since.minusNanos(1), cell.key(), reckoned) == cell.dueness()) return false;
    for (var moment = since; moment.isBefore(about); moment = moment.plus(Duration.ofHours(7)))
      if (at(moment, cell.key(), reckoned) != cell.dueness()) return false;
    return true;
  }

  private static Dueness at(Instant moment, KeyRef key, List<Reckoned> reckoned) {
    var outcomes = reckoned.stream().map(r -> r.at(key, moment)).distinct().toList();
    return outcomes.size() == 1 ? outcomes.getFirst() : Dueness.UNDETERMINED;
  }

  // -- what is shown, field by field -----------------------------------------------------------

  private static Map<String, Field> fields(View label, Supervaluation view) {
    var fields = new Fields(new TreeMap<>());
    cells(Board.of(view, label)).forEach(fields::commitment);
    Register.of(view).agreements().forEach(fields::agreement);
    view.dossier().agreements().keySet().stream()
        .flatMap(id -> Participation.ofAgreement(view, id).agreements().stream())
        .forEach(fields::participants);
    ReadinessBoard.of(view).lines().forEach(fields::readiness);
    Calendar.of(view).dates().forEach(fields::date);
    return fields.all();
  }

  private record Fields(Map<String, Field> all) {

    void commitment(KeyRef key, Cell c) {
      var dueness = c.dueness() == Dueness.NOT_IN_FORCE ? "" : c.dueness().name();
      put(Kind.STATE, key.toString(), dueness, c.hangsOn(), "dueness");
      put(Kind.OF_WHAT_IS_THERE, "debtors of " + key, c.debtors(), c.hangsOn(), "debtors");
      put(Kind.OF_WHAT_IS_THERE, "creditors of " + key, c.creditors(), c.hangsOn(), "creditors");
      part("due of " + key, c.due(), c.hangsOn(), "due");
      part("awaits of " + key, c.awaits(), c.hangsOn(), "awaits");
      part("timing of " + key, c.timing(), c.hangsOn(), "timing");
    }

    void agreement(Register.Listed a) {
      var name = a.agreement().value();
      put(Kind.STATE, name, a.status(), a.hangsOn(), "status");
      a.parties()
          .forEach(p -> {
            var party = name + "/" + p.ref();
            put(Kind.STATE, party, p.consent(), p.hangsOn(), "consent");
            part("suspended of " + party + "?", p.suspended(), p.hangsOn(), "suspended");
            part("withdrawn of " + party + "?", p.withdrawn(), p.hangsOn(), "withdrawn");
          });
    }

    void participants(Participation.Treaty treaty) {
      for (var p : treaty.participants())
        put(
            Kind.STATE,
            "standing of " + treaty.agreement() + "/" + p.participant(),
            p.standing(),
            p.hangsOn(),
            "standing");
    }

    void readiness(ReadinessBoard.Line l) {
      put(
          Kind.ENTRY,
          "readiness of " + l.debtor() + " for " + l.agreement() + "." + l.key(),
          l.state(),
          l.hangsOn(),
          l.state() == ReadinessBoard.State.UNDETERMINED ? "state" : "debtor");
    }

    void date(Date d) {
      var whose = d.holder().map(h -> " of " + h).orElse("");
      put(
          Kind.ENTRY,
          d.what() + " " + d.subject() + whose + " " + d.at(),
          d.at(),
          d.hangsOn(),
          "date");
    }

    private void part(String thing, Optional<?> value, List<HangsOn> hangsOn, String field) {
      all.put(thing, new Field(Kind.PART, value.map(Object::toString), named(hangsOn, field)));
    }

    private void put(Kind kind, String thing, Object value, List<HangsOn> hangsOn, String field) {
      var told = Optional.of(value.toString()).filter(v -> !v.isEmpty());
      all.put(thing, new Field(kind, told, named(hangsOn, field)));
    }

    private static Set<List<Proposition>> named(List<HangsOn> hangsOn, String field) {
      return hangsOn.stream()
          .filter(h -> h.field().equals(field))
          .map(HangsOn::propositions)
          .collect(Collectors.toSet());
    }
  }

  private static Map<KeyRef, Cell> cells(Board board) {
    var cells = new TreeMap<KeyRef, Cell>();
    board.groups().stream().flatMap(g -> g.cells().stream()).forEach(c -> cells.put(c.key(), c));
    return cells;
  }
}
