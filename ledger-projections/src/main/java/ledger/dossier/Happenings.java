package ledger.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.dossier.Dossier.Bearing;
import ledger.dossier.Dossier.Happening;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// What is reported to have happened, by when it did, what monitors found of it, and on which
/// commitments it bears.
final class Happenings {

  private final Map<Id, Happening> occurrences = new LinkedHashMap<>();
  private final Map<Id, List<StatementOnRecord<AssessOccurrence>>> assessments = new HashMap<>();
  private final Map<KeyRef, List<Bearing>> bearings = new HashMap<>();

  void report(StatementOnRecord<ReportOccurrence> said) {
    var id = said.act().id();
    occurrences.put(id, new Happening(said, assessmentsOf(id)));
  }

  void assess(StatementOnRecord<AssessOccurrence> said) {
    assessmentsOf(said.act().id()).add(said);
  }

  private List<StatementOnRecord<AssessOccurrence>> assessmentsOf(Id occurrence) {
    return assessments.computeIfAbsent(occurrence, _ -> new ArrayList<>());
  }

  /// Once all agreements are known.
  void relate(Homes homes) {
    for (var happening : occurrences.values())
      for (var relates : happening.report().act().relates()) {
        var key = homes.of(relates.key());
        bearings
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(new Bearing(happening, key, relates));
      }
  }

  Map<Id, Happening> occurrences() {
    return occurrences;
  }

  List<Bearing> on(KeyRef key) {
    return bearings.getOrDefault(key, List.of());
  }
}
