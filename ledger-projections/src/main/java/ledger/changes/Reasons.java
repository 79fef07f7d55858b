package ledger.changes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.board.Board;
import ledger.changes.Snapshot.Place;
import ledger.changes.Snapshot.What;
import ledger.docket.Docket;
import ledger.dossier.Dossier;
import ledger.positions.MatrixCell;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.value.Id;
import ledger.view.Performance;
import ledger.view.Supervaluation;
import ledger.view.View;

/// On which acts each part of a state rests, as the rows have it that the [Snapshot] was made of.
public final class Reasons {

  private final Map<Place, Set<UUID>> acts = new TreeMap<>();

  private Reasons() {}

  /// @param view of the record, or of one party: common ground rests on what its views rest on
  public static Reasons of(Dossier dossier, View view) {
    var reasons = new Reasons();
    switch (view) {
      case View.Common(var among) ->
          among.forEach(party -> reasons.view(dossier, new View.According(party)));
      case View.OfRecord _, View.According _ -> reasons.view(dossier, view);
    }
    reasons.positions(dossier);
    reasons.docket(dossier);
    return reasons;
  }

  /// Of what changed: the acts that it rests on now, or did before.
  public static Set<UUID> of(Difference.Change change, Reasons before, Reasons after) {
    var place = new Place(change.what(), change.subject(), change.holder().orElse(""));
    var acts = new LinkedHashSet<>(before.at(place));
    acts.addAll(after.at(place));
    return acts;
  }

  /// What rests on an act, and how it stands.
  public static Difference resting(UUID act, Dossier dossier, View view) {
    var reasons = of(dossier, view);
    return new Difference(
        Snapshot.of(dossier, view).values().entrySet().stream()
            .filter(state -> reasons.at(state.getKey()).contains(act))
            .map(state -> change(state.getKey(), state.getValue()))
            .toList());
  }

  private static Difference.Change change(Place place, String state) {
    return new Difference.Change(
        place.what(),
        place.subject(),
        Optional.of(place.holder()).filter(holder -> !holder.isEmpty()),
        Optional.empty(),
        Optional.of(state));
  }

  private Set<UUID> at(Place place) {
    if (place.what() != What.COMMON_GROUND) return acts.getOrDefault(place, Set.of());
    var all = new LinkedHashSet<UUID>();
    for (var key : place.subject().split(", "))
      for (var what : List.of(What.DUENESS, What.PERFORMANCE))
        all.addAll(acts.getOrDefault(new Place(what, key, ""), Set.of()));
    return all;
  }

  private void put(What what, Object subject, Object holder, Collection<UUID> because) {
    acts.computeIfAbsent(
            new Place(what, subject.toString(), holder.toString()), _ -> new LinkedHashSet<>())
        .addAll(because);
  }

  private void view(Dossier dossier, View view) {
    var of = Supervaluation.of(dossier, view);
    var texts = new TreeMap<Id, UUID>();
    for (var a : Register.of(of).agreements()) {
      texts.put(a.agreement(), a.because());
      put(What.AGREEMENT, a.agreement(), "", List.of(a.because()));
      for (var party : a.parties()) {
        var consent = List.of(party.because().orElse(a.because()));
        put(What.CONSENT, a.agreement(), party.ref(), consent);
        put(What.AGREEMENT, a.agreement(), "", consent);
      }
      for (var notice : a.notices()) {
        put(What.NOTICE, notice.id(), notice.by(), List.of(notice.because()));
        put(What.AGREEMENT, a.agreement(), "", List.of(notice.because()));
      }
    }
    for (var l : ReadinessBoard.of(of).lines())
      put(
          What.READINESS,
          l.agreement() + "." + l.key(),
          l.debtor(),
          l.because().or(() -> Optional.ofNullable(texts.get(l.agreement()))).stream().toList());
    for (var group : Board.of(of, view).groups())
      for (var cell : group.cells()) {
        put(What.DUENESS, cell.key(), "", cell.because().acts());
        for (Performance.Label label : cell.performance())
          put(What.PERFORMANCE, cell.key(), "", label.because());
      }
  }

  private void positions(Dossier dossier) {
    for (var row : Positions.of(dossier).rows())
      row.cells()
          .forEach((holder, cell) ->
              put(
                  What.POSITION,
                  row.proposition(),
                  holder,
                  cell.history().stream().map(MatrixCell.Move::act).toList()));
  }

  private void docket(Dossier dossier) {
    for (var a : Docket.of(dossier).allegations())
      put(
          What.ALLEGATION,
          a.id(),
          a.by(),
          Stream.of(
                  Stream.of(a.as()),
                  a.answers().stream(),
                  a.cure().map(Docket.Cure::offer).stream(),
                  a.referrals().stream().map(Docket.Referral::as),
                  a.findings().stream())
              .flatMap(acts -> acts)
              .map(Act::actId)
              .toList());
  }
}
