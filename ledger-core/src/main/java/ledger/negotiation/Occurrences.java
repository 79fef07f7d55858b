package ledger.negotiation;

import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.Envelope;
import ledger.act.IssueAct.Stance;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.negotiation.NegotiationState.Happening;
import ledger.value.Id;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// What is reported to have happened, which commitments that is said to perform, and who denies it.
///
/// @param performances by the key alone, whosever it is
/// @param stances on whether an occurrence happened, or counts: the last of each holder
record Occurrences(
    PMap<Id, Happening> happened,
    PMap<Id, PVector<Performance>> performances,
    PMap<Id, PMap<Whose, StanceOnRecord>> stances) {

  /// A report that a commitment was performed.
  record Performance(Id occurrence, UUID act, Relates relates, Envelope envelope) {}

  /// Whose stance it is, on what.
  record Whose(Proposition proposition, Actor holder) {}

  static final Occurrences NONE =
      new Occurrences(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  Occurrences after(ReportOccurrence act) {
    var performed = performances;
    for (var relates : act.relates())
      if (relates.isPerformance()) {
        var key = relates.key().key();
        var report = new Performance(act.id(), act.actId(), relates, act.envelope());
        performed =
            performed.plus(key, performed.getOrDefault(key, TreePVector.empty()).plus(report));
      }
    return new Occurrences(
        happened.plus(act.id(), new Happening(act.where(), act.when())), performed, stances);
  }

  /// A stance on anything else changes nothing here, nor does one older than the one that is known.
  Occurrences after(StanceOnRecord stance) {
    var about = stance.proposition();
    if (about.kind() != Proposition.Kind.OCCURRED && about.kind() != Proposition.Kind.COUNTS)
      return this;
    var id = Id.of(about.argument(0));
    var taken = stances.getOrDefault(id, HashTreePMap.empty());
    var whose = new Whose(about, stance.by());
    if (taken.containsKey(whose) && stance.at().isBefore(taken.get(whose).at())) return this;
    return new Occurrences(happened, performances, stances.plus(id, taken.plus(whose, stance)));
  }

  Optional<Happening> occurrence(Id id) {
    return Optional.ofNullable(happened.get(id));
  }

  /// The reports of performance under a key of this name, whosever it is.
  Iterable<Performance> performances(Id key) {
    return performances.getOrDefault(key, TreePVector.empty());
  }

  boolean isDenied(Id occurrence) {
    return stances
        .getOrDefault(occurrence, HashTreePMap.<Whose, StanceOnRecord>empty())
        .values()
        .stream()
        .anyMatch(stance -> stance.stance() == Stance.DENIES);
  }
}
