package ledger.walk;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.positions.MatrixCell;
import ledger.positions.Positions;
import ledger.readiness.ReadinessBoard;
import ledger.register.Register;
import ledger.view.Supervaluation;
import ledger.view.View;

/// What each party itself is taken to have said: its consents, its readiness, its stances, and how
/// the agreements stand by them. What is none, or silent, is left out.
///
/// @param states by what they are of
record Held(Map<String, String> states) {

  static Held of(Collection<Entry> entries, Instant about) {
    return of(Dossier.of(entries, about, Long.MAX_VALUE));
  }

  static Held of(Dossier dossier) {
    var states = new TreeMap<String, String>();
    for (var view : Seen.views()) {
      var valuation = Supervaluation.of(dossier, view);
      ReadinessBoard.of(valuation).lines().stream()
          .filter(l -> l.state() != ReadinessBoard.State.NONE)
          .forEach(l ->
              states.put(
                  view.label() + " ready " + l.agreement() + "." + l.key() + " " + l.debtor(),
                  l.state() + " " + l.version()));
      for (var a : Register.of(valuation).agreements()) {
        states.put(view.label() + " " + a.agreement(), a.status().name());
        if (view.equals(View.RECORD)) consents(a, states);
      }
    }
    stances(dossier, states);
    return new Held(states);
  }

  private static void consents(Register.Listed agreement, Map<String, String> states) {
    agreement.parties().stream()
        .filter(p -> p.consent() != Register.ConsentState.NONE)
        .forEach(p ->
            states.put("consent " + agreement.agreement() + " " + p.ref(), p.consent().name()));
  }

  private static void stances(Dossier dossier, Map<String, String> states) {
    var matrix = Positions.of(dossier);
    for (var row : matrix.rows())
      matrix.columns().stream()
          .filter(c -> c.named())
          .map(c -> c.holder().toString())
          .filter(holder -> row.cells().get(holder).value() != MatrixCell.Value.SILENT)
          .forEach(holder ->
              states.put(row.proposition() + " " + holder, row.cells().get(holder).value().name()));
  }
}
