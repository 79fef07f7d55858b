package ledger.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Proposition;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.view.Matter.Way;

/// Every way in which all that a view leaves open may be decided, each a view of its own in which
/// nothing is open any more. Whether anything hangs on a matter is not asked: all are decided.
public final class EveryWay {

  /// One full decision.
  public record Decided(Map<Matter, Way> ways, Supervaluation view) {

    /// Whether two decide only this matter apart.
    boolean differOnlyOn(Matter matter, Decided other) {
      return ways.entrySet().stream()
          .allMatch(
              e -> e.getKey().equals(matter) != e.getValue().equals(other.ways.get(e.getKey())));
    }
  }

  private EveryWay() {}

  /// Empty where there are more open matters than that.
  public static Optional<List<Decided>> of(Supervaluation view, int most) {
    var matters = new TreeSet<>(Matter.ORDER);
    while (true) {
      if (matters.size() > most) return Optional.empty();
      var decided = decided(view, matters);
      var more = new TreeSet<>(Matter.ORDER);
      decided.forEach(d -> more.addAll(open(d.view())));
      if (!matters.addAll(more)) return Optional.of(decided);
    }
  }

  private static List<Decided> decided(Supervaluation view, Collection<Matter> matters) {
    var decisions = List.<Map<Matter, Way>>of(new TreeMap<>(Matter.ORDER));
    for (var matter : matters)
      decisions =
          decisions.stream()
              .flatMap(before ->
                  matter.ways().stream()
                      .map(way -> {
                        var decision = new TreeMap<Matter, Way>(Matter.ORDER);
                        decision.putAll(before);
                        decision.put(matter, way);
                        return (Map<Matter, Way>) decision;
                      }))
              .toList();
    return decisions.stream().map(d -> new Decided(d, view.settling(d))).toList();
  }

  /// The propositions of which one decided otherwise, and all else the same, gives another value.
  ///
  /// @param values in the order of the ways; those that are missing are not compared
  public static Set<List<Proposition>> deciding(List<Decided> ways, List<Optional<String>> values) {
    var deciding = new HashSet<List<Proposition>>();
    for (int i = 0; i < ways.size(); i++)
      for (int j = 0; j < i; j++)
        if (values.get(i).isPresent()
            && values.get(j).isPresent()
            && !values.get(i).equals(values.get(j)))
          for (var matter : ways.get(i).ways().keySet())
            if (ways.get(i).differOnlyOn(matter, ways.get(j))) deciding.add(matter.propositions());
    return deciding;
  }

  private static List<Matter> open(Supervaluation view) {
    var valuation = view.valuation();
    var open = new ArrayList<>(valuation.asking(EveryWay::all).about());
    var contests = view.contests();
    view.dossier().entries().stream()
        .filter(e -> e.act() instanceof CorrectRecord)
        .map(e -> contests.correction(e.act().actId()))
        .filter(q -> contests.outcome(q) == Contests.Outcome.OPEN)
        .forEach(q -> open.add(contests.matter(q)));
    return open;
  }

  /// Asks about everything that could be left open.
  private static int all(Valuation valuation) {
    var assumptions = valuation.assumptions();
    assumptions.dossier().agreements().values().forEach(file -> all(file, valuation));
    assumptions.dossier().allegations().values().stream()
        .flatMap(a -> a.said().stream())
        .forEach(said -> {
          if (said.act() instanceof RecordFinding finding)
            assumptions.isValidFinding(
                new StatementOnRecord<>(said.entry(), finding, said.strength(), said.counts()));
        });
    return 0;
  }

  private static void all(AgreementFile file, Valuation valuation) {
    var assumptions = valuation.assumptions();
    file.consents().forEach(assumptions::consents);
    Stream.of(file.releases(), file.reassignments(), file.statedForce())
        .flatMap(List::stream)
        .forEach(assumptions::isValid);
    file.notices().forEach(assumptions::takesEffect);
    for (var version : file.versions()) {
      assumptions.parties(file, version);
      assumptions.lasting(file, version);
      version.terms().commitments().forEach(c -> assumptions.debtors(file, c));
    }
    Notices.given(file).stream()
        .flatMap(n -> n.participant().stream())
        .forEach(p -> assumptions.isParty(p, file.id()));
    file.consents().stream()
        .flatMap(c -> AgreementFile.named(c.act().by()).stream())
        .forEach(p -> assumptions.isParty(p, file.id()));
    valuation.force(file);
  }
}
