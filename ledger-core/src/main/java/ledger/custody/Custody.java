package ledger.custody;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.Reason;
import ledger.act.Event;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.PayloadRemoved;
import ledger.act.Event.PersonalDataErased;
import ledger.act.Event.RecordAnnulled;
import ledger.act.Event.RecordCorrected;
import ledger.act.Event.UnsealingConsented;
import ledger.act.Event.WithoutPayload;
import ledger.act.UserId;
import ledger.record.Recorded;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Which entries of a record are annulled, which are corrected, which have no payload any more, and
/// of whom what was recorded is erased.
///
/// An entry is annulled when two persons have asked for it with the same reason, and what was
/// recorded of somebody is erased when two persons have asked for that.
public final class Custody {

  public static final Custody NONE =
      new Custody(
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty());

  private record Request(UUID target, Reason reason) {}

  private final PMap<Request, PSet<UserId>> requests;
  private final PSet<UUID> annulled;
  private final PMap<UUID, PVector<CorrectRecord>> corrections;

  private final PMap<UUID, UUID> removed;

  /// By the act that registered somebody, the persons who asked that it be erased.
  private final PMap<UUID, PSet<UserId>> erasures;

  /// By act, the persons who agree that everybody may know it.
  private final PMap<UUID, PSet<UserId>> consents;

  private Custody(
      PMap<Request, PSet<UserId>> requests,
      PSet<UUID> annulled,
      PMap<UUID, PVector<CorrectRecord>> corrections,
      PMap<UUID, UUID> removed,
      PMap<UUID, PSet<UserId>> erasures,
      PMap<UUID, PSet<UserId>> consents) {
    this.requests = requests;
    this.annulled = annulled;
    this.corrections = corrections;
    this.removed = removed;
    this.erasures = erasures;
    this.consents = consents;
  }

  public static Custody of(Iterable<Recorded> record) {
    return of(record, Set.of());
  }

  /// @param rejected corrections that are left out
  public static Custody of(Iterable<Recorded> record, Set<UUID> rejected) {
    var custody = NONE;
    for (var recorded : record)
      if (!rejected.contains(recorded.event().act().actId())) custody = custody.after(recorded);
    return custody;
  }

  /// The same where the entry is no custody act.
  public Custody after(Recorded recorded) {
    if (!(recorded.event() instanceof CustodyEvent event)) return this;
    return switch (event) {
      case RecordCorrected(var act) ->
          new Custody(
              requests,
              annulled,
              corrections.plus(
                  act.target(),
                  corrections.getOrDefault(act.target(), TreePVector.empty()).plus(act)),
              removed,
              erasures,
              consents);
      case RecordAnnulled(var act) -> {
        var request = new Request(act.target(), act.reason());
        var persons =
            requests.getOrDefault(request, HashTreePSet.<UserId>empty()).plus(recorded.by());
        yield new Custody(
            requests.plus(request, persons),
            persons.size() >= 2 ? annulled.plus(act.target()) : annulled,
            corrections,
            removed,
            erasures,
            consents);
      }
      case PayloadRemoved(var act) ->
          new Custody(
              requests,
              annulled,
              corrections,
              removed.plus(act.target(), act.actId()),
              erasures,
              consents);
      case PersonalDataErased(var act) ->
          new Custody(
              requests,
              annulled,
              corrections,
              removed,
              erasures.plus(act.target(), askedToErase(act.target()).plus(recorded.by())),
              consents);
      case UnsealingConsented(var act) ->
          new Custody(
              requests,
              annulled,
              corrections,
              removed,
              erasures,
              consents.plus(act.target(), consents(act.target()).plus(recorded.by())));
    };
  }

  public boolean isAnnulled(UUID act) {
    return annulled.contains(act);
  }

  /// The act that took the payload of this one away.
  public Optional<UUID> removal(UUID act) {
    return Optional.ofNullable(removed.get(act));
  }

  /// Whether this person has already asked for this annulment.
  public boolean hasAsked(AnnulRecord annulment, UserId person) {
    return requests
        .getOrDefault(
            new Request(annulment.target(), annulment.reason()), HashTreePSet.<UserId>empty())
        .contains(person);
  }

  private PSet<UserId> askedToErase(UUID registration) {
    return erasures.getOrDefault(registration, HashTreePSet.<UserId>empty());
  }

  /// Whether what was recorded of somebody is to be erased: two persons have asked for it.
  ///
  /// @param registration the act that registered whoever it is
  public boolean isErased(UUID registration) {
    return askedToErase(registration).size() >= 2;
  }

  /// Whether this person has already asked for this erasure.
  public boolean hasAsked(ErasePersonalData erasure, UserId person) {
    return askedToErase(erasure.target()).contains(person);
  }

  /// Who agrees that everybody may know an act.
  public PSet<UserId> consents(UUID act) {
    return consents.getOrDefault(act, HashTreePSet.<UserId>empty());
  }

  /// The corrections of an act that stand, in the order they were recorded.
  public List<CorrectRecord> corrections(UUID act) {
    return corrections.getOrDefault(act, TreePVector.<CorrectRecord>empty()).stream()
        .filter(c -> !isAnnulled(c.actId()))
        .toList();
  }

  /// The entry as it stands; empty where it is annulled, or is a custody act itself.
  public Optional<Recorded> standing(Recorded recorded) {
    return recorded.event() instanceof CustodyEvent
        ? Optional.empty()
        : standing(recorded, r -> r, recorded::with);
  }

  /// The same for whatever holds an entry.
  public <E> Optional<E> standing(
      E entry, Function<E, Recorded> recorded, Function<Event, E> corrected) {
    var event = recorded.apply(entry).event();
    var id = event.act().actId();
    if (isAnnulled(id) || event instanceof WithoutPayload) return Optional.empty();
    if (!corrections.containsKey(id)) return Optional.of(entry);
    for (var correction : corrections(id)) event = Corrected.by(event, correction).orElse(event);
    return Optional.of(corrected.apply(event));
  }
}
