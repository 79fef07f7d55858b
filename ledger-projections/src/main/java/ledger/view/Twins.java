package ledger.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.Relation;
import ledger.dossier.Dossier;
import ledger.terms.KeyRef;

/// Commitments of different agreements that a view holds to be the same conduct: readiness and
/// performance of one count on the other.
public final class Twins {

  private final Map<KeyRef, KeyRef> parent = new HashMap<>();
  private final Map<KeyRef, TreeSet<KeyRef>> classes = new HashMap<>();
  private final Map<KeyRef, TreeSet<UUID>> because = new HashMap<>();

  /// As a view has it.
  public static Twins of(Assumptions assumptions) {
    return of(assumptions.dossier(), r -> assumptions.relates(r.from(), r.to(), r.type()));
  }

  /// As anybody at all has put it on record.
  public static Twins asAnybodySays(Dossier dossier) {
    return of(dossier, _ -> true);
  }

  private static Twins of(Dossier dossier, Predicate<RelateAgreements> held) {
    var twins = new Twins();
    for (var said : dossier.relations()) {
      var r = said.act();
      if ((r.type() == Relation.RESTATES || r.type() == Relation.SAME) && held.test(r))
        r.pairs()
            .forEach(p ->
                twins.join(KeyRef.of(r.from(), p.from()), KeyRef.of(r.to(), p.to()), r.actId()));
    }
    return twins;
  }

  private void join(KeyRef one, KeyRef other, UUID act) {
    var from = root(one);
    var to = root(other);
    var first = from.compareTo(to) <= 0 ? from : to;
    var second = first.equals(from) ? to : from;
    because.computeIfAbsent(first, _ -> new TreeSet<>()).add(act);
    if (first.equals(second)) return;
    parent.put(second, first);
    var members = classes.computeIfAbsent(first, _ -> new TreeSet<>(List.of(first)));
    members.add(second);
    var joined = classes.remove(second);
    if (joined != null) members.addAll(joined);
    var acts = because.remove(second);
    if (acts != null) because.computeIfAbsent(first, _ -> new TreeSet<>()).addAll(acts);
  }

  /// The one that stands for all that are the same.
  public KeyRef root(KeyRef key) {
    var up = parent.get(key);
    return up == null ? key : root(up);
  }

  public Stream<KeyRef> of(KeyRef key) {
    var root = root(key);
    var members = classes.get(root);
    return members == null ? Stream.of(root) : members.stream();
  }

  /// The acts by which they are held to be the same; none for a commitment that has no twin.
  public Stream<UUID> because(KeyRef key) {
    return because.getOrDefault(root(key), new TreeSet<>()).stream();
  }
}
