package ledger.positions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Link;
import ledger.view.Twins;

/// Finds readings that say the same of agreements which somebody affirms to be the same.
///
/// Nobody is made to say anything by it: the rows are only shown as one.
final class SameMeaning {

  private final Twins twins;
  private final Map<Proposition, Proposition> first = new HashMap<>();

  SameMeaning(Dossier dossier) {
    twins = Twins.asAnybodySays(dossier);
    dossier.agreements().values().stream()
        .flatMap(file -> file.readings().stream())
        .sorted(Comparator.comparing(StatementOnRecord::entry, Entry.EFFECTIVE_ORDER))
        .map(StatementOnRecord::act)
        .filter(r -> r.links().filter(links -> !links.isEmpty()).isPresent())
        .collect(Collectors.groupingBy(this::meaning, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(this::show);
  }

  /// The proposition in whose row this one is shown; its own, where nothing joins it to another.
  Proposition row(Proposition proposition) {
    return first.getOrDefault(proposition, proposition);
  }

  private void show(List<AdvanceReading> same) {
    same.forEach(r -> first.put(means(r), means(same.getFirst())));
  }

  private static Proposition means(AdvanceReading r) {
    return Proposition.of(Kind.MEANS, r.agreement() + "." + r.termId(), r.readingId());
  }

  private Set<Link> meaning(AdvanceReading reading) {
    return reading.links().orElse(List.of()).stream()
        .map(link -> link.over(key -> key.in(reading.agreement())))
        .map(link -> staysApart(link) ? link.over(twins::root) : link)
        .collect(Collectors.toSet());
  }

  /// Whoever relates two commitments of one agreement to the same one of another makes them one
  /// conduct; a link between the two then has no counterpart elsewhere.
  private boolean staysApart(Link link) {
    var keys = link.keys().distinct().toList();
    return keys.stream().map(twins::root).distinct().count() == keys.size();
  }
}
