package ledger.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import ledger.view.Picture;
import ledger.view.Supervaluation;
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
    var groups = new LinkedHashMap<Place, List<Cell>>();
    var notHeld = new ArrayList<NotHeld>();
    var all = new ArrayList<Row>();
    for (var file : view.dossier().agreements().values()) {
      if (file.current().isEmpty()) continue;
      var rows = rows(file, view);
      if (rows.isEmpty() && !hasPlace(file, view))
        notHeld.add(new NotHeld(file.id(), stance(file.id(), view)));
      all.addAll(rows);
      rows.stream()
          .map(Row::cell)
          .forEach(cell -> groups.computeIfAbsent(place(cell), _ -> new ArrayList<>()).add(cell));
    }
    return new Board(label, groups(groups), NextMover.among(all), notHeld);
  }

  /// Every commitment that has a place in a view, in whichever way.
  static Stream<Row> rows(Supervaluation view) {
    return view.dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent())
        .flatMap(file -> rows(file, view).stream());
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

  /// Every commitment of one picture, whether or not it has a place there.
  static Stream<Reckoning> reckonings(Picture picture) {
    return picture.choice().dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent())
        .flatMap(file ->
            applying(file, picture)
                .terms()
                .commitments()
                .flatMap(c -> reckoning(c.key(), file, picture).stream()));
  }

  private static Optional<Reckoning> reckoning(Id key, AgreementFile file, Picture picture) {
    var version = applying(file, picture);
    return version
        .terms()
        .commitment(key)
        .map(c -> new Reckoning(c, picture.own(file), version, picture));
  }

  private static Version applying(AgreementFile file, Picture picture) {
    return picture.force(file).versionAt(picture.choice().dossier().about()).orElseThrow();
  }

  /// The record has every agreement; a party's view those that may be in force in it.
  private static boolean hasPlace(AgreementFile file, Supervaluation view) {
    return view.over(p -> hasPlace(file, p)).outcomes(held -> held).contains(true);
  }

  private static boolean hasPlace(AgreementFile file, Picture picture) {
    return picture.choice().party().isEmpty() || !picture.force(file).inForce().isNever();
  }

  private static List<Id> keys(AgreementFile file, Picture picture) {
    return applying(file, picture).terms().commitments().map(Commitment::key).toList();
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

  private static List<Group> groups(Map<Place, List<Cell>> groups) {
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Place, List<Cell>> e) -> e.getKey().debtors().toString())
                .thenComparing(e -> e.getKey().object()))
        .map(e ->
            new Group(
                e.getKey().debtors(),
                e.getValue().getFirst().conduct().map(Commitment.Conduct::object),
                e.getValue().stream().sorted(Comparator.comparing(Cell::key)).toList()))
        .toList();
  }
}
