package ledger.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Stances;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.Valuation;
import ledger.view.View;

/// Every commitment that a view has, grouped by who owes what conduct on what object.
///
/// @param nextMovers whose turn it is in this view
/// @param notHeld agreements on record that have no place in this view, with the holder's stance
public record Board(
    View view, List<Group> groups, List<NextMover> nextMovers, List<NotHeld> notHeld) {

  /// @param object what the conduct is about; empty where the terms name no conduct
  public record Group(List<Id> debtors, Optional<Id> object, List<Cell> cells) {

    /// What it is compared by, in every view alike.
    public Place place() {
      return Board.place(cells.getFirst());
    }
  }

  /// @param stance of whose view it is, on the agreement's existence; empty is silence
  public record NotHeld(Id agreement, Optional<Stance> stance) {}

  /// Who owes what conduct on what; a commitment without conduct has a place of its own.
  public record Place(List<Id> debtors, String object) {}

  /// The board of a negotiation: a pure function of what the asking user may see.
  ///
  /// @param acts in any order
  /// @param knownBy the last position that is taken into account
  public static Board of(Collection<Entry> acts, View view, Instant about, long knownBy) {
    return of(Dossier.of(acts, about, knownBy), view);
  }

  public static Board of(Dossier dossier, View view) {
    return of(Supervaluation.of(dossier, view), view);
  }

  /// @param label of the view that it is the board of
  public static Board of(Supervaluation view, View label) {
    var groups = new HashMap<Place, List<Laid>>();
    var notHeld = new ArrayList<NotHeld>();
    var turns = new ArrayList<NextMover.Turns>();
    for (var agreement : view.merged(Board.class, Board::agreements, BY_FIRST_ACT)) {
      agreement.notHeld().ifPresent(notHeld::add);
      for (var laid : agreement.rows()) {
        turns.add(laid.turns());
        groups.computeIfAbsent(laid.place(), _ -> new ArrayList<>()).add(laid);
      }
    }
    return new Board(label, groups(groups), NextMover.among(turns), notHeld);
  }

  /// A commitment on its way to the board.
  ///
  /// @param order among the groups
  private record Laid(Row row, Cell cell, Place place, Order order, NextMover.Turns turns) {

    private static Laid of(Row row) {
      var cell = row.cell();
      var place = Board.place(cell);
      return new Laid(row, cell, place, Order.of(place), NextMover.Turns.of(row));
    }
  }

  private record Order(String debtors, String object) {
    private static final Comparator<Order> IN_WORDS =
        Comparator.comparing(Order::debtors).thenComparing(Order::object);

    private static Order of(Place place) {
      return new Order(place.debtors().toString(), place.object());
    }
  }

  /// @param first the act that spoke of it first
  private record OfAgreement(Entry first, List<Laid> rows, Optional<NotHeld> notHeld) {}

  private static final Comparator<OfAgreement> BY_FIRST_ACT =
      Comparator.comparing(OfAgreement::first, Entry.EFFECTIVE_ORDER);

  private static List<OfAgreement> agreements(Supervaluation view) {
    return view.once(
        Board.class,
        _ ->
            view.dossier().agreements().values().stream()
                .filter(file -> file.current().isPresent())
                .map(file -> agreement(file, view))
                .toList());
  }

  private static OfAgreement agreement(AgreementFile file, Supervaluation view) {
    var rows = rows(file, view);
    return new OfAgreement(
        file.first(),
        rows.stream().map(Laid::of).toList(),
        rows.isEmpty() && !hasPlace(file, view)
            ? Optional.of(new NotHeld(file.id(), stance(file.id(), view)))
            : Optional.empty());
  }

  /// Every commitment that has a place in a view, in whichever way.
  static Stream<Row> rows(Supervaluation view) {
    return agreements(view).stream().flatMap(a -> a.rows().stream()).map(Laid::row);
  }

  private static List<Row> rows(AgreementFile file, Supervaluation view) {
    if (!hasPlace(file, view)) return List.of();
    return view
        .over(p -> hasPlace(file, p) ? keys(file, p) : List.<Id>of())
        .outcomes(keys -> keys)
        .stream()
        .flatMap(List::stream)
        .distinct()
        .map(key ->
            Row.of(
                KeyRef.of(file.id(), key),
                view,
                p -> hasPlace(file, p) ? reckoning(key, file, p) : Optional.empty()))
        .toList();
  }

  /// Every commitment of one view, whether or not it has a place there.
  static Stream<Reckoning> reckonings(Valuation valuation) {
    return valuation.assumptions().dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent())
        .flatMap(file ->
            applying(file, valuation)
                .terms()
                .commitments()
                .flatMap(c -> reckoning(c.key(), file, valuation).stream()));
  }

  private static Optional<Reckoning> reckoning(Id key, AgreementFile file, Valuation valuation) {
    var version = applying(file, valuation);
    return version
        .terms()
        .commitment(key)
        .map(c -> new Reckoning(c, valuation.own(file), version, valuation));
  }

  /// Which text of an agreement a view goes by, where there are several: by its number, and empty
  /// where the view comes to another one if a contested matter is decided otherwise.
  public static Optional<Integer> textOf(Id agreement, Supervaluation view) {
    return Optional.ofNullable(view.dossier().agreements().get(agreement))
        .filter(file -> file.versions().size() > 1 && file.current().isPresent())
        .flatMap(file -> view.over(p -> applying(file, p)).agreed(Version::number));
  }

  private static Version applying(AgreementFile file, Valuation valuation) {
    return valuation.force(file).versionAt(valuation.assumptions().dossier().about()).orElseThrow();
  }

  /// The record has every agreement; a party's view those that may be in force in it.
  private static boolean hasPlace(AgreementFile file, Supervaluation view) {
    return view.over(p -> hasPlace(file, p)).outcomes(held -> held).contains(true);
  }

  private static boolean hasPlace(AgreementFile file, Valuation valuation) {
    return valuation.assumptions().party().isEmpty() || !valuation.force(file).inForce().isNever();
  }

  private static List<Id> keys(AgreementFile file, Valuation valuation) {
    return applying(file, valuation).terms().commitments().map(Commitment::key).toList();
  }

  private static Optional<Stance> stance(Id agreement, Supervaluation view) {
    return view.party()
        .flatMap(p -> view.dossier().stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .map(Stances.Standing::stance);
  }

  static Place place(Cell cell) {
    return new Place(
        cell.debtors(),
        cell.conduct().map(c -> c.object().value()).orElseGet(() -> cell.key().toString()));
  }

  private static List<Group> groups(Map<Place, List<Laid>> groups) {
    return groups.values().stream()
        .sorted(Comparator.comparing(laid -> laid.getFirst().order(), Order.IN_WORDS))
        .map(laid ->
            new Group(
                laid.getFirst().place().debtors(),
                laid.getFirst().cell().conduct().map(Commitment.Conduct::object),
                laid.stream().map(Laid::cell).sorted(Comparator.comparing(Cell::key)).toList()))
        .toList();
  }
}
