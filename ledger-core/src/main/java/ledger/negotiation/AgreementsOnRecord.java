package ledger.negotiation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.NoticeGiven;
import ledger.act.Event.ReadingAdvanced;
import ledger.adoption.Adoption;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.agreement.Numbering;
import ledger.value.Id;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// The agreements on record, and what was said about them that is found by a name of its own.
///
/// @param homes the agreements that have a commitment of a name, by how many were on record before
///   them: a bare key is that of the first
/// @param relations pairs of agreements that somebody put on record as related
record AgreementsOnRecord(
    PMap<Id, Filed> filed,
    PMap<Id, PMap<Integer, Id>> homes,
    PMap<Id, AdvanceReading> readings,
    PSet<Id> notices,
    PSet<String> relations) {

  /// An agreement, and how many were on record before it.
  record Filed(int order, Agreement<Declared> agreement) {}

  static final AgreementsOnRecord NONE =
      new AgreementsOnRecord(
          TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePSet.empty(), TreePSet.empty());

  AgreementsOnRecord after(AgreementEvent event, Instant recorded) {
    var id = event.act().agreement();
    var before =
        Optional.ofNullable(filed.get(id))
            .orElseGet(() -> new Filed(filed.size(), Agreement.none()));
    var after = new Filed(before.order(), Declared.evolve(before.agreement(), event, recorded));
    return new AgreementsOnRecord(
        filed.plus(id, after),
        Numbering.numbered(event.act()).isPresent() ? homesAfter(id, after) : homes,
        event instanceof ReadingAdvanced(var act) ? readings.plus(act.readingId(), act) : readings,
        event instanceof NoticeGiven(var act) ? notices.plus(act.noticeId()) : notices,
        event instanceof AgreementsRelated(var act)
            ? relations.plus(pair(act.from(), act.to()))
            : relations);
  }

  private PMap<Id, PMap<Integer, Id>> homesAfter(Id id, Filed on) {
    var after = homes;
    for (var commitment : on.agreement().latest().terms().commitments().toList()) {
      var having = after.getOrDefault(commitment.key(), TreePMap.<Integer, Id>empty());
      after = after.plus(commitment.key(), having.plus(on.order(), id));
    }
    return after;
  }

  /// With what an annulled act leaves behind: the number of a text stays taken.
  AgreementsOnRecord without(Act annulled) {
    return Numbering.numbered(annulled)
        .filter(filed::containsKey)
        .map(id -> with(id, found(id).agreement().without(annulled)))
        .orElse(this);
  }

  /// With words about this agreement that were adopted as the speaker's own.
  AgreementsOnRecord adopted(Id id, UUID words, Adoption adoption) {
    return with(id, found(id).agreement().again(words, said -> said.adopted(adoption)));
  }

  private Filed found(Id id) {
    return Objects.requireNonNull(filed.get(id));
  }

  private AgreementsOnRecord with(Id id, Agreement<Declared> now) {
    return new AgreementsOnRecord(
        filed.plus(id, new Filed(found(id).order(), now)), homes, readings, notices, relations);
  }

  Optional<Agreement<Declared>> agreement(Id id) {
    return Optional.ofNullable(filed.get(id)).map(Filed::agreement);
  }

  /// The agreements that have a commitment of this name, in the order of recording.
  Stream<Id> homes(Id key) {
    return homes.getOrDefault(key, TreePMap.<Integer, Id>empty()).values().stream();
  }

  Optional<AdvanceReading> reading(Id id) {
    return Optional.ofNullable(readings.get(id));
  }

  boolean hasNotice(Id id) {
    return notices.contains(id);
  }

  boolean related(Id one, Id other) {
    return relations.contains(pair(one, other));
  }

  private static String pair(Id one, Id other) {
    return one.compareTo(other) <= 0 ? one + "/" + other : other + "/" + one;
  }
}
