package ledger.act;

import java.util.function.Predicate;
import ledger.act.Actor.Anonymous;
import ledger.act.Actor.Named;
import ledger.act.Envelope.Mode;
import ledger.act.Relay.QuoteMode;
import ledger.act.SpeakingCapacity.Mandated;
import ledger.act.SpeakingCapacity.Plain;
import ledger.value.Id;

/// How near the ledger is to the one whose act it is. Derived from the envelope, never typed in.
public enum Strength {
  FIRST_PARTY,
  APPARENT,
  ATTRIBUTED,
  ANONYMOUS;

  /// The first row that matches wins.
  ///
  /// @param participates tells whether a relayer takes part in the negotiation; the press never
  ///   does
  public static Strength of(Envelope envelope, Predicate<Id> participates) {
    if (anonymous(envelope)) return ANONYMOUS;
    if (envelope.mode() == Mode.PERFORMED) return FIRST_PARTY;
    if (relayedByAnotherParticipant(envelope, participates)) return ATTRIBUTED;
    return authorized(envelope) && inItsOwnWords(envelope) ? FIRST_PARTY : APPARENT;
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

  private static boolean relayedByAnotherParticipant(Envelope e, Predicate<Id> participates) {
    return e.chain().stream()
        .anyMatch(relay ->
            relay.relayer() instanceof Named(var id)
                && participates.test(id)
                && e.by().filter(by -> by.is(id)).isEmpty());
  }

  private static boolean authorized(Envelope e) {
    return e.capacity().filter(c -> c instanceof Mandated || c == Plain.EX_OFFICIO).isPresent();
  }

  private static boolean inItsOwnWords(Envelope e) {
    return e.chain().stream().noneMatch(relay -> relay.quoteMode() == QuoteMode.SUMMARY);
  }
}
