package ledger.positions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.Envelope;
import ledger.act.Id;
import ledger.act.IssueAct;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.act.Strength;
import ledger.act.Words;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Of;
import ledger.dossier.Entry;
import ledger.positions.Cell.Move;
import ledger.positions.Cell.Note;
import ledger.positions.Cell.Shadow;
import ledger.positions.Cell.Value;
import ledger.positions.Matrix.Column;
import ledger.positions.Matrix.Row;
import ledger.terms.Link;
import ledger.terms.Terms;

/// Answers "who says what, since when, and how did that move?" by folding every stance in the order
/// it was taken.
public final class Positions {

  /// A stance with the entry that took it.
  private record Step(Taken taken, Entry entry, Strength strength, boolean moves) {}

  private record Place(Proposition row, Actor holder) {}

  private final Dossier dossier;
  private final SameMeaning same;
  private final Map<Place, List<Step>> steps = new LinkedHashMap<>();
  private final Map<Place, List<Shadow>> consents = new LinkedHashMap<>();
  private final Map<Place, List<Note>> notes = new LinkedHashMap<>();
  private final Map<Proposition, Set<Proposition>> rows = new LinkedHashMap<>();

  private Positions(Dossier dossier) {
    this.dossier = dossier;
    this.same = new SameMeaning(dossier);
    dossier.all(Act.Statement.class).forEach(this::add);
  }

  public static Matrix of(Dossier dossier) {
    return new Positions(dossier).matrix();
  }

  private void add(Of<Act.Statement> of) {
    var envelope = of.act().envelope();
    var strength = dossier.strength(envelope);
    for (var taken : Taken.by(of.act(), dossier.known())) {
      boolean moves = dossier.counts(envelope) || taken.holder() instanceof Actor.Anonymous;
      into(
          steps,
          place(taken.proposition(), taken.holder()),
          new Step(taken, of.entry(), strength, moves));
    }
    leftOpen(of.act()).forEach((p, words) -> note(p, of.act(), Note.Kind.LEFT_OPEN, words));
    if (of.act() instanceof RecordClaimedAgreement claim) claimedConsents(claim);
  }

  /// A claim that others agreed leaves a shadow with each of them, and moves nobody.
  private void claimedConsents(RecordClaimedAgreement claim) {
    claim.allegedParties().stream()
        .filter(p -> p.role() == Terms.Role.PARTY && !claim.by().is(p.ref()))
        .forEach(p ->
            into(
                consents,
                place(Proposition.of(Kind.EXISTS, claim.agreement()), new Actor.Named(p.ref())),
                new Shadow(
                    Shadow.Of.CONSENT,
                    Value.AFFIRMS,
                    claim.by(),
                    Strength.ATTRIBUTED,
                    claim.actId())));
  }

  private void note(
      Proposition proposition, Act.Statement act, Note.Kind kind, Optional<Words> words) {
    into(notes, place(proposition, act.by()), new Note(kind, words, Optional.of(act.actId())));
  }

  private static Map<Proposition, Optional<Words>> leftOpen(Act.Statement act) {
    return switch (act) {
      case RespondToAllegation a -> each(a.leavesOpen(), a.scopeNote());
      case TakeStance a -> each(a.leavesOpen(), a.scopeNote());
      case Act.Statement _ -> Map.of();
    };
  }

  private static Map<Proposition, Optional<Words>> each(
      List<Proposition> open, Optional<Words> words) {
    var map = new LinkedHashMap<Proposition, Optional<Words>>();
    open.forEach(p -> map.put(p, words));
    return map;
  }

  private Place place(Proposition proposition, Actor holder) {
    var row = same.row(proposition);
    rows.computeIfAbsent(row, _ -> new LinkedHashSet<>()).add(proposition);
    return new Place(row, holder);
  }

  private static <K, V> void into(Map<K, List<V>> map, K key, V value) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }

  private Matrix matrix() {
    var columns =
        dossier.holders().stream()
            .map(holder -> new Column(holder, label(holder), holder instanceof Actor.Named))
            .toList();
    return new Matrix(
        columns,
        rows.keySet().stream()
            .sorted(Comparator.comparing(Proposition::kind))
            .filter(row -> heldByAnybody(row, columns))
            .map(row -> row(row, columns))
            .toList());
  }

  private boolean heldByAnybody(Proposition row, List<Column> columns) {
    return columns.stream()
        .map(c -> new Place(row, c.holder()))
        .anyMatch(at -> steps.containsKey(at) || consents.containsKey(at));
  }

  private Row row(Proposition row, List<Column> columns) {
    var cells = new LinkedHashMap<String, Cell>();
    columns.forEach(c -> cells.put(c.holder().toString(), cell(new Place(row, c.holder()))));
    var joined = rows.getOrDefault(row, Set.of()).stream().filter(p -> !p.equals(row)).toList();
    return new Row(row, joined, subject(row), links(row), cells);
  }

  private Cell cell(Place at) {
    var all = steps.getOrDefault(at, List.of());
    var shadows =
        Stream.concat(
                consents.getOrDefault(at, List.of()).stream(),
                all.stream().filter(s -> !s.moves()).map(Positions::shadow))
            .toList();
    var moves = all.stream().filter(Step::moves).toList();
    if (moves.isEmpty()) return Cell.silent(shadows, notes.getOrDefault(at, List.of()));
    var last = moves.getLast();
    var envelope = last.entry().act().envelope();
    var stance =
        expressOf(moves, last).map(Step::entry).orElse(last.entry()).act() instanceof TakeStance s
            ? Optional.of(s)
            : Optional.<TakeStance>empty();
    return new Cell(
        value(last.taken().stance()),
        Optional.of(last.strength()),
        expressOf(moves, last).isEmpty(),
        envelope.statedAt(),
        stance.flatMap(TakeStance::attitude),
        stance.flatMap(TakeStance::details),
        stance.map(TakeStance::addressees).orElse(List.of()),
        shadows,
        Stream.of(
                notes.getOrDefault(at, List.of()).stream(),
                ownNotes(last).stream(),
                order(moves).stream())
            .flatMap(n -> n)
            .toList(),
        moves.stream().map(Positions::move).toList());
  }

  /// The express stance of the same value that stands, so that an implied one need not be marked.
  private static Optional<Step> expressOf(List<Step> moves, Step last) {
    Optional<Step> express = Optional.empty();
    for (var step : moves)
      if (step.taken().stance() != last.taken().stance()) express = Optional.empty();
      else if (!step.taken().implied()) express = Optional.of(step);
    return express;
  }

  private static List<Note> ownNotes(Step step) {
    var act = step.entry().act();
    var own = new ArrayList<Note>();
    scopeNote(act)
        .ifPresent(
            w -> own.add(new Note(Note.Kind.SCOPE, Optional.of(w), Optional.of(act.actId()))));
    if (act.envelope().inferred())
      own.add(
          new Note(
              Note.Kind.INFERRED,
              act.envelope().note().map(n -> Words.of("und", n)),
              Optional.of(act.actId())));
    return own;
  }

  private static Optional<Words> scopeNote(Act act) {
    return switch (act) {
      case RespondToAllegation a -> a.scopeNote();
      case TakeStance a -> a.scopeNote();
      case Act _ -> Optional.empty();
    };
  }

  /// Two different stances whose times overlap cannot be put in order.
  private static Optional<Note> order(List<Step> moves) {
    if (moves.size() < 2) return Optional.empty();
    var last = moves.getLast();
    var before = moves.get(moves.size() - 2);
    boolean differ = last.taken().stance() != before.taken().stance();
    return differ && overlap(before.entry().act().envelope(), last.entry().act().envelope())
        ? Optional.of(new Note(Note.Kind.ORDER_NOT_KNOWN, Optional.empty(), Optional.empty()))
        : Optional.empty();
  }

  private static boolean overlap(Envelope earlier, Envelope later) {
    var end = earlier.statedAt().flatMap(w -> w.to()).map(t -> t.toInstant());
    return end.flatMap(e -> later.statedFrom().map(from -> from.isBefore(e))).orElse(false);
  }

  private static Shadow shadow(Step step) {
    var chain = step.entry().act().envelope().chain();
    var attributedBy = chain.isEmpty() ? step.taken().holder() : chain.getFirst().relayer();
    return new Shadow(
        Shadow.Of.STANCE,
        value(step.taken().stance()),
        attributedBy,
        step.strength(),
        step.entry().act().actId());
  }

  private static Move move(Step s) {
    return new Move(
        value(s.taken().stance()),
        s.strength(),
        s.taken().implied(),
        s.entry().act().envelope().statedAt(),
        s.entry().position(),
        s.entry().act().actId());
  }

  private static Value value(IssueAct.Stance stance) {
    return switch (stance) {
      case AFFIRMS -> Value.AFFIRMS;
      case DENIES -> Value.DENIES;
      case RESERVES -> Value.RESERVES;
      case CONCEDES -> Value.CONCEDES;
      case WITHDRAWN -> Value.WITHDRAWN;
    };
  }

  private String label(Actor holder) {
    return switch (holder) {
      case Actor.Anonymous(var handle) -> handle.value();
      case Actor.Named(var id) -> {
        var referent = dossier.referents().get(id);
        yield referent == null ? id.value() : referent.neutralLabel();
      }
    };
  }

  private Optional<Words> subject(Proposition p) {
    return switch (p.kind()) {
      case EXISTS, SHOULD, RELATION -> agreementGist(p.argument(0)).or(() -> raised(p.argument(0)));
      case MEANS ->
          dossier.known().reading(Id.of(p.argument(1))).flatMap(r -> r.envelope().words());
      case OCCURRED, ATTRIBUTED, COUNTS ->
          dossier.occurrence(Id.of(p.argument(0))).flatMap(o -> o.envelope().words());
      case BREACH ->
          dossier.known().allegation(Id.of(p.argument(0))).flatMap(AllegeBreach::particulars);
      case CLAIM -> raised(p.argument(0));
      case CONSENTED, ROLE, VALID, NAME -> Optional.empty();
    };
  }

  private List<Link> links(Proposition p) {
    return p.kind() == Kind.MEANS
        ? dossier.known().reading(Id.of(p.argument(1))).map(r -> r.links()).orElse(List.of())
        : List.of();
  }

  private Optional<Words> agreementGist(String agreement) {
    return Optional.ofNullable(dossier.agreements().get(Id.of(agreement)))
        .flatMap(on -> on.current().terms().gist());
  }

  private Optional<Words> raised(String proposition) {
    return dossier.known().raised(Id.of(proposition)).map(IssueAct.Raised::text);
  }
}
