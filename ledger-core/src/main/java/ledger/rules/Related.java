package ledger.rules;

import java.util.List;
import ledger.act.Proposition;
import ledger.decision.Refusal;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.value.Nearness;

/// The names that there are, where an act names what there is not: those that every one of its
/// audience may see, for a state knows no others.
final class Related {

  private Related() {}

  static Refusal names(Refusal refusal, NegotiationState state) {
    return refusal instanceof Unknown unknown && unknown.known().isEmpty()
        ? unknown.among(nearest(unknown, state))
        : refusal;
  }

  private static List<String> nearest(Unknown unknown, NegotiationState state) {
    return unknown.subject() == RefusalSubject.PROPOSITION
        ? ofProposition(unknown.id(), state)
        : Nearness.nearest(unknown.id(), state.names(unknown.subject()));
  }

  /// What its first part may name.
  private static List<String> ofProposition(String text, NegotiationState state) {
    var proposition = Proposition.parse(text);
    var subject =
        switch (proposition.kind()) {
          case EXISTS, RELATION -> RefusalSubject.AGREEMENT;
          case OCCURRED, ATTRIBUTED, COUNTS -> RefusalSubject.OCCURRENCE;
          case BREACH -> RefusalSubject.ALLEGATION;
          case CLAIM, SHOULD -> RefusalSubject.PROPOSITION;
          case MEANS -> RefusalSubject.READING;
          case CONSENTED, ROLE, NAME -> RefusalSubject.REFERENT;
          case OWES -> RefusalSubject.COMMITMENT;
          case VALID -> RefusalSubject.ENTRY;
        };
    int part = subject == RefusalSubject.READING ? 1 : 0;
    return Nearness.nearest(proposition.argument(part), state.names(subject));
  }
}
