package ledger.changes;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ledger.board.Board;
import ledger.board.CommonGround;
import ledger.board.Dueness;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.View;

/// A state, taken apart into what can change in it.
public record Snapshot(SortedMap<Place, String> values) {

  /// Behind a stance that was taken by an act and not said in words.
  public static final String IMPLIED = " by act";

  /// @param what the kind of thing
  /// @param subject which one
  /// @param holder whose, where it is somebody's
  public record Place(What what, String subject, String holder) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::what)
            .thenComparing(Place::subject)
            .thenComparing(Place::holder);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  public enum What {
    AGREEMENT,
    CONSENT,
    NOTICE,
    POSITION,
    READINESS,
    DUENESS,
    PERFORMANCE,
    COMMON_GROUND,
    ALLEGATION
  }

  public static Snapshot of(Dossier dossier, View view) {
    var snapshot = new Snapshot(new TreeMap<>());
    switch (view) {
      case View.Common common -> snapshot.common(CommonGround.of(dossier, common));
      case View.OfRecord _, View.According _ ->
          snapshot.view(Supervaluation.of(dossier, view), view);
    }
    snapshot.positions(dossier);
    snapshot.docket(dossier);
    return snapshot;
  }

  private void put(What what, Object subject, Object holder, Object value) {
    values.put(new Place(what, subject.toString(), holder.toString()), value.toString());
  }

  private void view(Supervaluation of, View view) {
    for (var a : Register.of(of).agreements()) {
      put(What.AGREEMENT, a.agreement(), "", a.status());
      a.parties().forEach(p -> put(What.CONSENT, a.agreement(), p.ref(), p.consent()));
      a.notices().forEach(n -> put(What.NOTICE, n.id(), n.by(), n.state()));
    }
    for (var l : ReadinessBoard.of(of).lines())
      put(What.READINESS, l.agreement() + "." + l.key(), l.debtor(), l.state());
    for (var group : Board.of(of, view).groups())
      for (var cell : group.cells()) {
        put(What.DUENESS, cell.key(), "", cell.dueness());
        if (!cell.performance().isEmpty())
          put(
              What.PERFORMANCE,
              cell.key(),
              "",
              cell.performance().stream()
                  .map(l -> l.mark().name())
                  .collect(Collectors.joining(", ")));
      }
  }

  private void common(CommonGround ground) {
    for (var row : ground.rows())
      put(
          What.COMMON_GROUND,
          row.keys().stream().map(KeyRef::toString).collect(Collectors.joining(", ")),
          row.debtors().stream().map(Id::value).collect(Collectors.joining(", ")),
          row.dueness().isEmpty()
              ? row.outcome()
              : row.dueness().stream().map(Dueness::name).collect(Collectors.joining(", ")));
  }

  private void positions(Dossier dossier) {
    for (var row : Positions.of(dossier).rows())
      row.cells()
          .forEach((holder, cell) -> {
            if (cell.value() != ledger.positions.MatrixCell.Value.SILENT)
              put(
                  What.POSITION,
                  row.proposition(),
                  holder,
                  cell.implied() ? cell.value() + IMPLIED : cell.value());
          });
  }

  private void docket(Dossier dossier) {
    for (var a : Docket.of(dossier).allegations()) put(What.ALLEGATION, a.id(), a.by(), a.state());
  }
}
