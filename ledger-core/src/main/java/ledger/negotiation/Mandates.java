package ledger.negotiation;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.Envelope;
import ledger.act.Event.MandateEvent;
import ledger.act.Event.MandateGranted;
import ledger.act.Event.MandateRevoked;
import ledger.act.MandateAct.GrantMandate;
import ledger.value.Id;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The mandates on record, and what was said to take them back.
///
/// @param byPrincipal their ids in the order of recording, as [#byRepresentative] has them
record Mandates(
    PMap<Id, GrantMandate> granted,
    PMap<Id, PVector<Id>> byPrincipal,
    PMap<Id, PVector<Id>> byRepresentative,
    PMap<Id, PVector<Revocation>> revocations) {

  /// That a mandate was taken back, where that counts.
  record Revocation(Envelope envelope, Instant at) {}

  static final Mandates NONE =
      new Mandates(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  Mandates after(MandateEvent event, Instant recorded) {
    return switch (event) {
      case MandateGranted(var act) -> granted(act);
      case MandateRevoked(var act) ->
          revoked(
              act.id(),
              new Revocation(
                  act.envelope().withoutTexts(), act.envelope().statedFrom().orElse(recorded)));
    };
  }

  private Mandates granted(GrantMandate act) {
    return new Mandates(
        granted.plus(act.id(), act),
        act.by() instanceof Actor.Named(var principal)
            ? listed(byPrincipal, principal, act.id())
            : byPrincipal,
        listed(byRepresentative, act.representative(), act.id()),
        revocations);
  }

  private Mandates revoked(Id mandate, Revocation revocation) {
    return new Mandates(
        granted, byPrincipal, byRepresentative, listed(revocations, mandate, revocation));
  }

  private static <V> PMap<Id, PVector<V>> listed(PMap<Id, PVector<V>> before, Id under, V one) {
    return before.plus(under, before.getOrDefault(under, TreePVector.empty()).plus(one));
  }

  /// As it was granted, whatever became of it.
  Optional<GrantMandate> mandate(Id id) {
    return Optional.ofNullable(granted.get(id));
  }

  Stream<GrantMandate> of(Id principal) {
    return all(byPrincipal, principal);
  }

  Stream<GrantMandate> heldBy(Id representative) {
    return all(byRepresentative, representative);
  }

  private Stream<GrantMandate> all(PMap<Id, PVector<Id>> index, Id whose) {
    return index.getOrDefault(whose, TreePVector.<Id>empty()).stream()
        .flatMap(id -> mandate(id).stream());
  }

  /// In the order of recording, whether they count or not.
  Stream<Revocation> revocations(Id mandate) {
    return revocations.getOrDefault(mandate, TreePVector.<Revocation>empty()).stream();
  }
}
