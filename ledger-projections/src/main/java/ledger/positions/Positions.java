package ledger.positions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.IssueAct;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.act.Relay;
import ledger.act.Strength;
import ledger.adoption.Adoption;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.dossier.TakenStance;
import ledger.positions.Matrix.Column;
import ledger.positions.Matrix.Row;
import ledger.positions.MatrixCell.Note;
import ledger.positions.MatrixCell.Shadow;
import ledger.positions.MatrixCell.Value;
import ledger.query.ActPositions;
import ledger.query.AnswerRow;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.Words;

/// Answers "who says what, since when, and how did that move?" by folding every stance in the order
/// it was taken.
public final class Positions {

  private record Place(Proposition row, Actor holder) {}

  private final Dossier dossier;
  private final SameMeaning same;
  private final Map<Place, List<History.Step>> steps = new LinkedHashMap<>();
  private final Map<Place, List<Shadow>> consents = new LinkedHashMap<>();
  private final Map<Place, List<Note>> notes = new LinkedHashMap<>();
  private final Map<Proposition, Set<Proposition>> rows = new LinkedHashMap<>();
  private final Map<Proposition, Entry> first = new HashMap<>();
  private final Map<Actor, Entry> holders = new LinkedHashMap<>();

  private Positions(Dossier dossier) {
    this.dossier = dossier;
    this.same = new SameMeaning(dossier);
    dossier.statements().forEach(this::add);
  }

  public static Matrix of(Dossier dossier) {
    return of(dossier, List.of());
  }

  /// @param among of whom common ground is asked; nobody, where it is not
  public static Matrix of(Dossier dossier, List<Id> among) {
    var columns = columns(dossier);
    return new Matrix(columns, placed(dossier, columns, among).stream().map(Placed::row).toList());
  }

  static List<Placed> placed(Dossier dossier, List<Column> columns, List<Id> among) {
    return dossier.merged(
        new Asked(columns, among), p -> folded(p).placed(columns, among), IN_ORDER);
  }

  /// What the rows of a matrix depend on besides what was said of them.
  private record Asked(List<Column> columns, List<Id> among) {}

  /// @param first the act that first spoke of it
  record Placed(Entry first, Row row, AnswerRow answer) {}

  private static final Comparator<Placed> IN_ORDER =
      Comparator.comparing((Placed p) -> p.row().proposition().kind())
          .thenComparing(Placed::first, Entry.EFFECTIVE_ORDER);

  /// @param first the act by which it first took a position
  private record Holder(Actor actor, Entry first) {}

  private static final Comparator<Holder> BY_FIRST =
      Comparator.comparing(Holder::first, Entry.EFFECTIVE_ORDER);

  private static Positions folded(Dossier part) {
    return part.once(Positions.class, Positions::new);
  }

  private static List<Holder> holders(Dossier part) {
    return folded(part).holders.entrySet().stream()
        .map(e -> new Holder(e.getKey(), e.getValue()))
        .toList();
  }

  /// Whoever was admitted to speak, then whoever else took a position: unnamed sources last.
  static List<Column> columns(Dossier dossier) {
    return Stream.concat(
            dossier.negotiation().admitted().flatMap(a -> a.actor().stream()).map(Actor.Named::new),
            dossier.merged(Holder.class, Positions::holders, BY_FIRST).stream()
                .map(Holder::actor)
                .sorted(Comparator.comparing(Actor.Anonymous.class::isInstance)))
        .distinct()
        .map(holder -> new Column(holder, label(holder, dossier), holder instanceof Actor.Named))
        .toList();
  }

  private void add(StatementOnRecord<? extends Act.Statement> of) {
    var strength = of.strength();
    boolean counts = of.counts();
    Set<Place> taken =
        new HashSet<>(); // an act that affirms both of two joined readings moves once
    for (var stance : TakenStance.by(of.act(), dossier)) {
      var place = place(stance.proposition(), stance.holder(), of.entry());
      holders.putIfAbsent(stance.holder(), of.entry());
      boolean moves = counts || stance.holder() instanceof Actor.Anonymous;
      if (taken.add(place))
        into(
            steps,
            place,
            new History.Step(
                stance,
                of.entry(),
                strength,
                toldBy(of.act()),
                moves,
                dossier.stances().isSuperseded(of.act().actId())));
    }
    of.entry().adoption().ifPresent(a -> adopted(a, of));
    leftOpen(of.act()).forEach((p, words) -> note(p, of, Note.Kind.LEFT_OPEN, words));
    if (of.act() instanceof RecordClaimedAgreement claim) claimedConsents(claim, of.entry());
  }

  /// The relayer that is another party makes an act hearsay; else the nearest relayer told it.
  private Actor toldBy(Act.Statement act) {
    return Strength.toldBy(act.envelope(), dossier.negotiation()::isParty)
        .or(() -> act.envelope().chain().stream().map(Relay::relayer).findFirst())
        .orElse(act.by());
  }

  /// A claim that others agreed leaves a shadow with each of them, and moves nobody.
  private void claimedConsents(RecordClaimedAgreement claim, Entry entry) {
    claim.allegedParties().stream()
        .filter(p -> p.role() == Terms.Role.PARTY && !claim.by().is(p.ref()))
        .forEach(p ->
            into(
                consents,
                place(
                    Proposition.of(Kind.EXISTS, claim.agreement()),
                    new Actor.Named(p.ref()),
                    entry),
                new Shadow(
                    Shadow.Of.CONSENT,
                    Value.AFFIRMS,
                    claim.by(),
                    Strength.ATTRIBUTED,
                    claim.actId())));
  }

  private void note(
      Proposition proposition,
      StatementOnRecord<? extends Act.Statement> of,
      Note.Kind kind,
      Optional<Words> words) {
    into(
        notes,
        place(proposition, of.act().by(), of.entry()),
        new Note(kind, words, Optional.of(of.act().actId())));
  }

  /// Beside each stance that the words take: that they were adopted or disowned, and by which act.
  private void adopted(Adoption adoption, StatementOnRecord<? extends Act.Statement> words) {
    var note =
        new Note(
            switch (adoption.kind()) {
              case ADOPTED -> Note.Kind.ADOPTED;
              case DISOWNED -> Note.Kind.DISOWNED;
            },
            adoption.words(),
            Optional.of(adoption.act()));
    TakenStance.by(words.act(), dossier).stream()
        .map(stance -> place(stance.proposition(), stance.holder(), words.entry()))
        .distinct()
        .forEach(place -> into(notes, place, note));
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

  private Place place(Proposition proposition, Actor holder, Entry entry) {
    var row = same.row(proposition);
    first.putIfAbsent(row, entry);
    rows.computeIfAbsent(row, _ -> new LinkedHashSet<>()).add(proposition);
    return new Place(row, holder);
  }

  private static <K, V> void into(Map<K, List<V>> map, K key, V value) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }

  private List<Placed> placed(List<Column> columns, List<Id> among) {
    var positions = ActPositions.of(dossier);
    return rows.keySet().stream()
        .filter(proposition -> heldByAnybody(proposition, columns))
        .map(proposition -> {
          var row = row(proposition, columns, among);
          return new Placed(
              Objects.requireNonNull(first.get(proposition)),
              row,
              PositionsQuery.answer(row, positions));
        })
        .sorted(IN_ORDER)
        .toList();
  }

  private boolean heldByAnybody(Proposition row, List<Column> columns) {
    return columns.stream()
        .map(c -> new Place(row, c.holder()))
        .anyMatch(at -> steps.containsKey(at) || consents.containsKey(at));
  }

  private Row row(Proposition row, List<Column> columns, List<Id> among) {
    var cells = new LinkedHashMap<String, MatrixCell>();
    columns.forEach(c -> cells.put(c.holder().toString(), cell(new Place(row, c.holder()))));
    var joined = rows.getOrDefault(row, Set.of()).stream().filter(p -> !p.equals(row)).toList();
    var reading =
        row.kind() == Kind.MEANS
            ? dossier.reading(Id.of(row.argument(1)))
            : Optional.<AdvanceReading>empty();
    return new Row(
        row,
        joined,
        subject(row),
        reading.flatMap(AdvanceReading::links),
        reading.flatMap(AdvanceReading::lasting),
        cells,
        undisputed(cells),
        common(cells, among));
  }

  /// Somebody affirms it and nobody denies it, silence included: which is not common ground.
  private static boolean undisputed(Map<String, MatrixCell> cells) {
    return cells.values().stream().anyMatch(c -> c.value() == MatrixCell.Value.AFFIRMS)
        && cells.values().stream().noneMatch(c -> c.value() == MatrixCell.Value.DENIES);
  }

  /// Affirmed, expressly or by act, by every one of those it is asked of.
  private static Optional<Boolean> common(Map<String, MatrixCell> cells, List<Id> among) {
    return among.isEmpty()
        ? Optional.empty()
        : Optional.of(
            among.stream()
                .allMatch(id ->
                    Optional.ofNullable(cells.get(id.value()))
                        .filter(c -> c.value() == MatrixCell.Value.AFFIRMS)
                        .isPresent()));
  }

  private MatrixCell cell(Place at) {
    return new History(steps.getOrDefault(at, List.of()))
        .cell(consents.getOrDefault(at, List.of()), notes.getOrDefault(at, List.of()));
  }

  private static String label(Actor holder, Dossier dossier) {
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
      case MEANS -> dossier.reading(Id.of(p.argument(1))).flatMap(r -> r.envelope().words());
      case OCCURRED, ATTRIBUTED, COUNTS ->
          Optional.ofNullable(dossier.occurrences().get(Id.of(p.argument(0))))
              .flatMap(o -> o.report().act().envelope().words());
      case BREACH -> dossier.allegation(Id.of(p.argument(0))).flatMap(AllegeBreach::particulars);
      case CLAIM -> raised(p.argument(0));
      case CONSENTED, OWES, ROLE, VALID, NAME -> Optional.empty();
    };
  }

  private Optional<Words> agreementGist(String agreement) {
    return Optional.ofNullable(dossier.agreements().get(Id.of(agreement)))
        .flatMap(file -> file.current())
        .flatMap(version -> version.terms().gist());
  }

  private Optional<Words> raised(String proposition) {
    return dossier.raised(Id.of(proposition)).map(IssueAct.Raised::text);
  }
}
