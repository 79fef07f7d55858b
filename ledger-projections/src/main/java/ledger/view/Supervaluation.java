package ledger.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.dossier.Dossier;
import ledger.value.Id;
import ledger.view.Matter.Way;

/// What a view comes to whichever way the matters that it leaves open are decided.
///
/// For each part of an answer only what that part asks about is decided, one matter after another,
/// in each of its ways: a part that asks about nothing is worked out once. Six matters at most are
/// decided for one part.
///
/// @see <a href="https://plato.stanford.edu/entries/vagueness/#6">supervaluation</a>
public final class Supervaluation {

  static final int MATTERS = 6;
  private static final int LEAVES = 256;

  private final Dossier dossier;
  private final Optional<Id> party;
  private final Contests contests;
  private Optional<Corrections> corrections = Optional.empty();
  private final Map<Matter, Way> settled;
  private final Map<Map<Matter, Way>, Valuation> pictures = new HashMap<>();
  private final Map<Object, Object> known = new HashMap<>();

  private Supervaluation(Dossier dossier, Optional<Id> party, Map<Matter, Way> settled) {
    this.dossier = dossier;
    this.party = party;
    this.settled = settled;
    this.contests = new Contests(dossier, party);
  }

  public static Supervaluation of(Dossier dossier, View view) {
    return switch (view) {
      case View.OfRecord _ -> new Supervaluation(dossier, Optional.empty(), Map.of());
      case View.According(var to) -> new Supervaluation(dossier.whole(), Optional.of(to), Map.of());
      case View.Common _ ->
          throw new IllegalArgumentException("common ground is made of views, it is none itself");
    };
  }

  /// What every part of the negotiation comes to in this view, in one order. In the view of the
  /// record a part that nothing has touched is not worked out again.
  ///
  /// @param ofPart in the same order
  public <T> List<T> merged(
      Object what, Function<Supervaluation, List<T>> ofPart, Comparator<? super T> order) {
    return party.isPresent() || !settled.isEmpty()
        ? ofPart.apply(this)
        : dossier.merged(
            what,
            part ->
                ofPart.apply(
                    part == dossier
                        ? this
                        : part.once(View.RECORD, record -> of(record, View.RECORD))),
            order);
  }

  /// The same view with these matters settled: they are open no more.
  Supervaluation settling(Map<Matter, Way> matters) {
    return new Supervaluation(dossier.whole(), party, matters);
  }

  public Dossier dossier() {
    return dossier;
  }

  /// Whose view it is; empty for the record's.
  public Optional<Id> party() {
    return party;
  }

  Contests contests() {
    return contests;
  }

  private Corrections corrections() {
    if (corrections.isEmpty()) corrections = Optional.of(Corrections.of(dossier.whole(), contests));
    return corrections.get();
  }

  /// The valuation in which every open matter is decided the first way: what was done is valid.
  public Valuation valuation() {
    return valuation(settled);
  }

  /// What several answers need of this view is worked out for the first of them.
  @SuppressWarnings("unchecked") // whoever names it asks for the same
  public <T> T once(Object what, Function<Supervaluation, T> work) {
    var answer = known.get(what);
    if (answer == null) {
      answer = work.apply(this);
      known.put(what, answer);
    }
    return (T) answer;
  }

  /// Works out one part of an answer.
  public <T> Ways<T> over(Function<Valuation, T> part) {
    var tree = new Tree<>(part);
    boolean exact = tree.explore(settled);
    return new Ways<>(tree.leaves, tree.reached, exact);
  }

  /// One part, decided one matter after another.
  private final class Tree<T> {
    private final Function<Valuation, T> part;
    private final List<Ways.Leaf<T>> leaves = new ArrayList<>();
    private final TreeSet<Matter> reached = new TreeSet<>(Matter.ORDER);

    private Tree(Function<Valuation, T> part) {
      this.part = part;
    }

    private boolean explore(Map<Matter, Way> decided) {
      var asked = valuation(decided).asking(part);
      var about = new TreeSet<>(Matter.ORDER);
      about.addAll(asked.about());
      about.addAll(corrections().open());
      reached.addAll(about);
      about.removeAll(decided.keySet());
      if (about.isEmpty()) {
        leaves.add(new Ways.Leaf<>(decided, asked.value()));
        return true;
      }
      if (reached.size() > MATTERS || leaves.size() >= LEAVES) {
        leaves.add(new Ways.Leaf<>(decided, asked.value()));
        return false;
      }
      var next = about.first();
      boolean exact = true;
      for (var way : next.ways()) {
        var more = new TreeMap<Matter, Way>(Matter.ORDER);
        more.putAll(decided);
        more.put(next, way);
        exact &= explore(more);
      }
      return exact;
    }
  }

  /// Decisions for the first way make no other valuation than none.
  private Valuation valuation(Map<Matter, Way> decided) {
    var apart =
        decided.entrySet().stream()
            .filter(e -> !e.getKey().ways().getFirst().equals(e.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var known = pictures.get(apart);
    if (known != null) return known;
    var valuation = Valuation.of(corrections().dossier(apart), party, apart);
    pictures.put(apart, valuation);
    return valuation;
  }
}
