package ledger.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Decides which of the units that queued up can go into one batch.
///
/// A unit that only another one of the same batch is in the way of is put off until that one's
/// outcome is known.
final class Check {

  private final Heads heads;
  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, UUID> last = new HashMap<>();
  private final Set<UUID> events = new HashSet<>();

  /// Offers that are not recorded by this batch, whatever else is on record under their ids.
  private final Set<UUID> settled = new HashSet<>();

  final List<Unit> accepted = new ArrayList<>();
  final List<Unit> putOff = new ArrayList<>();
  final Map<Unit, Outcome> decided = new LinkedHashMap<>();

  Check(Heads heads) {
    this.heads = heads;
  }

  void add(Unit unit) {
    var wrong = against(unit);
    if (wrong.isPresent()) {
      if (touchesBatch(unit)) putOff.add(unit);
      else {
        decided.put(unit, wrong.get());
        unit.drafts().forEach(draft -> settled.add(draft.event()));
      }
      return;
    }
    for (var draft : unit.drafts()) {
      next.put(draft.stream().id(), draft.version() + 1);
      last.put(draft.stream().negotiation(), draft.event());
      events.add(draft.event());
    }
    accepted.add(unit);
  }

  /// The units that came too late for their stream or negotiation.
  List<Unit> refused() {
    return decided.entrySet().stream()
        .filter(
            e -> e.getValue() instanceof Outcome.Conflict || e.getValue() instanceof Outcome.Moved)
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean touchesBatch(Unit unit) {
    return unit.drafts().stream()
        .anyMatch(d ->
            events.contains(d.event())
                || next.containsKey(d.stream().id())
                || (d.after().isChecked() && last.containsKey(d.stream().negotiation())));
  }

  private Optional<Outcome> against(Unit unit) {
    return already(unit).or(() -> taken(unit)).or(() -> conflict(unit)).or(() -> moved(unit));
  }

  /// All of it is on record, with the same payloads in the same streams, one after the other.
  private Optional<Outcome> already(Unit unit) {
    long first = -1;
    long recorded = 0;
    for (int i = 0; i < unit.drafts().size(); i++) {
      var draft = unit.drafts().get(i);
      var there = heads.event(draft.event());
      if (there == null || !draft.isOnRecordAs(there)) return Optional.empty();
      if (i > 0 && there.position() != first + i) return Optional.empty();
      if (i == 0) {
        first = there.position();
        recorded = there.times().recorded();
      }
    }
    return Optional.of(new Outcome.Already(first, recorded));
  }

  private Optional<Outcome> taken(Unit unit) {
    var own = new HashSet<UUID>();
    return unit.drafts().stream()
        .map(Draft::event)
        .filter(id -> !own.add(id) || events.contains(id) || heads.isThere(id))
        .<Outcome>map(Outcome.Taken::new)
        .findFirst();
  }

  private Optional<Outcome> conflict(Unit unit) {
    var within = new HashMap<String, Long>();
    for (var draft : unit.drafts()) {
      var stream = draft.stream().id();
      long expected =
          within.getOrDefault(stream, next.getOrDefault(stream, heads.nextVersion(stream)));
      if (draft.version() != expected)
        return Optional.of(new Outcome.Conflict(draft.stream(), draft.version(), expected));
      within.put(stream, expected + 1);
    }
    return Optional.empty();
  }

  /// Entries of the unit itself are no news to it.
  private Optional<Outcome> moved(Unit unit) {
    var own = new HashSet<String>();
    for (var draft : unit.drafts()) {
      var negotiation = draft.stream().negotiation();
      if (!own.add(negotiation) || !draft.after().isChecked()) continue;
      var stands = Optional.ofNullable(last.get(negotiation)).or(() -> heads.last(negotiation));
      boolean lost =
          draft.after() instanceof After.Offered(var event, _) && settled.contains(event);
      if (lost || !draft.after().fits(stands))
        return Optional.of(new Outcome.Moved(draft.after(), stands));
    }
    return Optional.empty();
  }
}
