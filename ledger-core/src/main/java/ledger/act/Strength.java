package ledger.act;

import java.util.Optional;
import java.util.function.Predicate;
import ledger.act.Actor.Anonymous;
import ledger.act.Actor.Named;
import ledger.act.Envelope.Mode;
import ledger.act.SpeakingCapacity.Mandated;
import ledger.act.SpeakingCapacity.Plain;
import ledger.value.Id;

/// How near the ledger is to the one whose act it is. Derived from the envelope, never typed in.
public enum Strength {
  FIRST_PARTY,
  APPARENT,
  ATTRIBUTED,
  ANONYMOUS;

  /// The first row that matches wins. Where an act came from never makes it count for less: only
  /// the hand of another party does.
  ///
  /// @param isParty tells whether somebody negotiates for itself; a mediator, a secretary, a third
  ///   and the press never do
  public static Strength of(Envelope envelope, Predicate<Id> isParty) {
    if (anonymous(envelope)) return ANONYMOUS;
    if (envelope.mode() == Mode.PERFORMED) return FIRST_PARTY;
    if (toldBy(envelope, isParty).isPresent()) return ATTRIBUTED;
    return authorized(envelope) ? FIRST_PARTY : APPARENT;
  }

  /// The party through whose hands the word of another came.
  public static Optional<Actor> toldBy(Envelope envelope, Predicate<Id> isParty) {
    return envelope.chain().stream()
        .map(Relay::relayer)
        .filter(relayer -> relayer instanceof Named(var id) && isParty.test(id))
        .filter(relayer -> !envelope.by().equals(Optional.of(relayer)))
        .findFirst();
  }

  /// Whether it is the word of the one whose act it is, and not what others or nobody say of it.
  public boolean isOwn() {
    return this == FIRST_PARTY || this == APPARENT;
  }

  private static boolean anonymous(Envelope e) {
    return e.by().filter(Anonymous.class::isInstance).isPresent()
        || e.through()
            .flatMap(Envelope.Through::person)
            .filter(Anonymous.class::isInstance)
            .isPresent();
  }

  private static boolean authorized(Envelope e) {
    return e.capacity().filter(c -> c instanceof Mandated || c == Plain.EX_OFFICIO).isPresent();
  }
}
