package ledger.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.Reason;
import ledger.act.Event;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.RecordAnnulled;
import ledger.act.Event.RecordCorrected;
import ledger.act.UserId;
import ledger.record.Recorded;

/// Which entries of a record are annulled and which are corrected.
///
/// An entry is annulled when two persons have asked for it with the same reason.
public final class Custody {

  private record Asked(UUID target, Reason reason) {}

  private final Map<Asked, Set<UserId>> asked = new HashMap<>();
  private final Set<UUID> annulled = new HashSet<>();
  private final Map<UUID, List<CorrectRecord>> corrections = new HashMap<>();

  public static Custody of(Iterable<Recorded> record) {
    return of(record, Set.of());
  }

  /// @param rejected corrections that are left out
  public static Custody of(Iterable<Recorded> record, Set<UUID> rejected) {
    var custody = new Custody();
    for (var recorded : record)
      if (!rejected.contains(recorded.event().act().actId())) custody.add(recorded);
    return custody;
  }

  public void add(Recorded recorded) {
    if (!(recorded.event() instanceof CustodyEvent event)) return;
    switch (event) {
      case RecordCorrected(var act) ->
          corrections.computeIfAbsent(act.target(), _ -> new ArrayList<>()).add(act);
      case RecordAnnulled(var act) -> {
        var persons =
            asked.computeIfAbsent(new Asked(act.target(), act.reason()), _ -> new HashSet<>());
        persons.add(recorded.by());
        if (persons.size() >= 2) annulled.add(act.target());
      }
    }
  }

  public boolean isAnnulled(UUID act) {
    return annulled.contains(act);
  }

  /// Whether this person has already asked for this annulment.
  public boolean hasAsked(AnnulRecord annulment, UserId person) {
    return asked
        .getOrDefault(new Asked(annulment.target(), annulment.reason()), Set.of())
        .contains(person);
  }

  /// The corrections of an act that stand, in the order they were recorded.
  public List<CorrectRecord> corrections(UUID act) {
    return corrections.getOrDefault(act, List.of()).stream()
        .filter(c -> !isAnnulled(c.actId()))
        .toList();
  }

  /// The entry as it stands; empty where it is annulled, or is a custody act itself.
  public Optional<Recorded> standing(Recorded recorded) {
    return recorded.event() instanceof CustodyEvent
        ? Optional.empty()
        : standing(recorded, r -> r, event -> new Recorded(event, recorded.by(), recorded.at()));
  }

  /// The same for whatever holds an entry.
  public <E> Optional<E> standing(
      E entry, Function<E, Recorded> recorded, Function<Event, E> corrected) {
    var event = recorded.apply(entry).event();
    var id = event.act().actId();
    if (isAnnulled(id)) return Optional.empty();
    if (!corrections.containsKey(id)) return Optional.of(entry);
    for (var correction : corrections(id)) event = Corrected.by(event, correction).orElse(event);
    return Optional.of(corrected.apply(event));
  }
}
