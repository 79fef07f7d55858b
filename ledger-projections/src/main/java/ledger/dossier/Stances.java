package ledger.dossier;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Proposition;
import ledger.negotiation.Directory;
import ledger.value.Id;

/// The last stance of each holder on each proposition, so far as its own acts count.
public final class Stances {

  /// A stance with the act that took it.
  public record Standing(Stance stance, StatementOnRecord<? extends Act.Statement> said) {}

  private final Map<Proposition, Map<Actor, Standing>> last = new HashMap<>();
  private final Set<Proposition.Kind> kinds = EnumSet.noneOf(Proposition.Kind.class);

  private final Set<UUID> superseded = new HashSet<>();

  /// The stances that others of the same holder stand in the place of, whatever their times.
  void supersede(Iterable<StatementOnRecord<? extends Act.Statement>> said) {
    for (var one : said)
      if (one.counts() && one.act() instanceof TakeStance stance)
        stance.supersedes().ifPresent(superseded::add);
  }

  public boolean isSuperseded(UUID act) {
    return superseded.contains(act);
  }

  /// In effective order: the later act is the one that stands.
  void add(StatementOnRecord<? extends Act.Statement> said, Directory catalogue) {
    if (!said.counts() || superseded.contains(said.act().actId())) return;
    for (var taken : TakenStance.by(said.act(), catalogue)) {
      kinds.add(taken.proposition().kind());
      last.computeIfAbsent(taken.proposition(), _ -> new HashMap<>(4))
          .put(taken.holder(), new Standing(taken.stance(), said));
    }
  }

  public Optional<Standing> of(Actor holder, Proposition proposition) {
    return Optional.ofNullable(last.getOrDefault(proposition, Map.of()).get(holder));
  }

  public Optional<Standing> of(Id holder, Proposition proposition) {
    return of(new Actor.Named(holder), proposition);
  }

  public boolean is(Stance stance, Actor holder, Proposition proposition) {
    return of(holder, proposition).filter(s -> s.stance() == stance).isPresent();
  }

  public Map<Actor, Standing> on(Proposition proposition) {
    return last.getOrDefault(proposition, Map.of());
  }

  /// Whoever has this stance on it now.
  public Stream<Actor> taking(Stance stance, Proposition proposition) {
    return on(proposition).entrySet().stream()
        .filter(e -> e.getValue().stance() == stance)
        .map(Map.Entry::getKey);
  }

  /// Whether anybody has a stance on any proposition of the kind.
  public boolean speakOf(Proposition.Kind kind) {
    return kinds.contains(kind);
  }

  public Set<Proposition> propositions() {
    return last.keySet();
  }
}
