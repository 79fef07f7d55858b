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
import ledger.act.Id;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Stances;
import ledger.terms.Commitment;
import ledger.view.Choice;
import ledger.view.Picture;
import ledger.view.View;

/// Every commitment that a view has, grouped by who owes what conduct on what object.
///
/// @param notHeld agreements on record that have no place in this view, with the holder's stance
public record Board(View view, List<Group> groups, List<NotHeld> notHeld) {

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
    return of(Picture.of(dossier, view), view);
  }

  public static Board of(Picture picture, View view) {
    var groups = new LinkedHashMap<Place, List<Cell>>();
    var notHeld = new ArrayList<NotHeld>();
    for (var file : picture.choice().dossier().agreements().values()) {
      if (file.current().isEmpty()) continue;
      if (!hasPlace(file, picture)) {
        notHeld.add(new NotHeld(file.id(), stance(file.id(), picture.choice())));
        continue;
      }
      reckonings(file, picture)
          .map(Reckoning::cell)
          .forEach(cell -> groups.computeIfAbsent(place(cell), _ -> new ArrayList<>()).add(cell));
    }
    return new Board(view, groups(groups), notHeld);
  }

  static Stream<Reckoning> reckonings(Picture picture) {
    return picture.choice().dossier().agreements().values().stream()
        .filter(file -> file.current().isPresent() && hasPlace(file, picture))
        .flatMap(file -> reckonings(file, picture));
  }

  private static Stream<Reckoning> reckonings(AgreementFile file, Picture picture) {
    var version = picture.force(file).versionAt(picture.choice().dossier().about()).orElseThrow();
    return version.terms().commitments().map(c -> new Reckoning(c, file, version, picture));
  }

  /// The record has every agreement; a party's view the ones in force in it.
  private static boolean hasPlace(AgreementFile file, Picture picture) {
    return picture.choice().party().isEmpty() || !picture.force(file).inForce().isNever();
  }

  private static Optional<Stance> stance(Id agreement, Choice choice) {
    return choice
        .party()
        .flatMap(p -> choice.dossier().stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .map(Stances.Standing::stance);
  }

  private static Place place(Cell cell) {
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
