package ledger.walk;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.board.Board;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.view.Force;
import ledger.view.Supervaluation;
import ledger.view.View;

/// How a history looks as time goes by: from one change to the next, with every date that an act or
/// an answer names on the way.
final class Course {

  /// One step of one thing.
  ///
  /// @param kind of thing, such as `consent`
  record Step(String kind, String view, String thing, Instant at, String from, String to) {}

  /// Asked once of each type: the JVM makes the list of a record's parts anew at every asking.
  private static final ClassValue<List<Method>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          var parts =
              Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
          parts.forEach(part -> part.setAccessible(true));
          return parts;
        }
      };

  private final List<Entry> entries;
  private final List<View> views;
  private final Instant end;
  private final TreeSet<Instant> moments = new TreeSet<>();

  /// @param end to which it is followed: a renewal may go on for ever
  Course(List<Entry> entries, List<View> views, Instant end) {
    this.entries = entries;
    this.end = end;
    this.views = views;
    entries.stream()
        .filter(e -> e.act() instanceof ledger.act.Act.Statement)
        .forEach(e -> {
          moments.add(e.effective());
          dates(e.act());
        });
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>();
    var before = new TreeMap<String, String>();
    for (var at = moments.first(); at != null && at.isBefore(end); at = moments.higher(at)) {
      var now = states(at);
      for (var entry : now.entrySet()) {
        var from = Optional.ofNullable(before.get(entry.getKey())).orElse("-");
        var parts = entry.getKey().split(" ", 3);
        if (!from.equals(entry.getValue()))
          steps.add(new Step(parts[0], parts[1], parts[2], at, from, entry.getValue()));
      }
      before.keySet().stream().filter(k -> !now.containsKey(k)).forEach(k -> now.put(k, "-"));
      before.clear();
      now.forEach((k, v) -> {
        if (!v.equals("-")) before.put(k, v);
      });
    }
    return steps;
  }

  private Map<String, String> states(Instant about) {
    var dossier = Dossier.of(entries, about, Long.MAX_VALUE);
    var states = new TreeMap<String, String>();
    for (var view : views) {
      var valuation = Supervaluation.of(dossier, view);
      var board = Board.of(valuation, view);
      var register = Register.of(valuation);
      dates(board);
      dates(register);
      board.groups().stream()
          .flatMap(g -> g.cells().stream())
          .forEach(c -> states.put("dueness " + view.label() + " " + c.key(), c.dueness().name()));
      for (var a : register.agreements()) {
        states.put("agreement " + view.label() + " " + a.agreement(), a.status().name());
        a.notices()
            .forEach(n -> states.put("notice " + view.label() + " " + n.id(), n.state().name()));
        a.parties()
            .forEach(p ->
                states.put(
                    "consent " + view.label() + " " + a.agreement() + " " + p.ref(),
                    p.consent().name()));
      }
      ReadinessBoard.of(valuation)
          .lines()
          .forEach(l ->
              states.put(
                  "readiness "
                      + view.label()
                      + " "
                      + l.agreement()
                      + "."
                      + l.key()
                      + " "
                      + l.debtor(),
                  l.state().name()));
    }
    var docket = Docket.of(dossier);
    dates(docket);
    docket.allegations().forEach(a -> states.put("allegation record " + a.id(), a.state().name()));
    return states;
  }

  /// Every date in a value.
  private void dates(Object value) {
    switch (value) {
      case Instant moment -> {
        if (!moment.equals(Instant.MAX)) moments.add(moment);
      }
      case OffsetDateTime moment -> moments.add(moment.toInstant());
      case Collection<?> several -> several.forEach(this::dates);
      case Map<?, ?> map -> map.values().forEach(this::dates);
      case Optional<?> perhaps -> perhaps.ifPresent(this::dates);
      case Force.Start start -> moments.add(start.at());
      case Record parts -> {
        for (var part : PARTS.get(parts.getClass()))
          try {
            dates(part.invoke(parts));
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
          }
      }
      default -> {}
    }
  }
}
