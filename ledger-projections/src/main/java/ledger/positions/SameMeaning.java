package ledger.positions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Relation;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Of;
import ledger.terms.KeyRef;
import ledger.terms.Link;

/// Finds readings that say the same of agreements which somebody affirms to be the same.
///
/// Nobody is made to say anything by it: the rows are only shown as one.
final class SameMeaning {

  private final Map<KeyRef, KeyRef> twin = new HashMap<>();
  private final Map<Proposition, Proposition> first = new HashMap<>();

  SameMeaning(Dossier dossier) {
    dossier.relations().stream()
        .map(Of::act)
        .filter(r -> r.type() == Relation.RESTATES || r.type() == Relation.SAME)
        .forEach(r ->
            r.pairs().forEach(p -> join(KeyRef.of(r.from(), p.from()), KeyRef.of(r.to(), p.to()))));
    dossier
        .all(AdvanceReading.class)
        .map(Of::act)
        .filter(r -> !r.links().isEmpty())
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
    return reading.links().stream()
        .map(l -> l.over(k -> found(KeyRef.of(k.agreement().orElse(reading.agreement()), k.key()))))
        .collect(Collectors.toSet());
  }

  private void join(KeyRef one, KeyRef other) {
    var from = found(one);
    var to = found(other);
    if (!from.equals(to))
      twin.put(from.compareTo(to) > 0 ? from : to, from.compareTo(to) > 0 ? to : from);
  }

  private KeyRef found(KeyRef key) {
    var next = twin.get(key);
    return next == null ? key : found(next);
  }
}
