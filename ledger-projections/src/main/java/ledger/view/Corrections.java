package ledger.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.dossier.Dossier;
import ledger.view.Matter.Way;

/// The corrections of the record that a view does not accept, or leaves open: without them it reads
/// the acts as they were first recorded.
final class Corrections {

  private final Dossier dossier;
  private final Set<UUID> denied;
  private final Map<Matter, UUID> open;
  private final Map<Set<UUID>, Dossier> without = new HashMap<>();

  private Corrections(Dossier dossier, Set<UUID> denied, Map<Matter, UUID> open) {
    this.dossier = dossier;
    this.denied = denied;
    this.open = open;
  }

  static Corrections of(Dossier dossier, Contests contests) {
    var denied = new HashSet<UUID>();
    var open = new HashMap<Matter, UUID>();
    for (var entry : dossier.entries())
      if (entry.act() instanceof CorrectRecord correction) {
        var question = contests.correction(correction.actId());
        switch (contests.outcome(question)) {
          case HOLDS -> {}
          case DOES_NOT_HOLD -> denied.add(correction.actId());
          case OPEN -> open.put(contests.matter(question), correction.actId());
        }
      }
    return new Corrections(dossier, denied, open);
  }

  /// They may bear on anything, so everything is worked out with and without them.
  Set<Matter> open() {
    return open.keySet();
  }

  Dossier dossier(Map<Matter, Way> decided) {
    var rejected = new HashSet<>(denied);
    decided.forEach((matter, way) -> {
      var correction = open.get(matter);
      if (correction != null && way.says().equals(Matter.DOES_NOT_HOLD)) rejected.add(correction);
    });
    return rejected.isEmpty() ? dossier : without.computeIfAbsent(rejected, dossier::without);
  }
}
