package ledger.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ledger.act.Proposition;
import ledger.decision.Refusal;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;

/// The names that there are, where an act names what there is not: those that every one of its
/// audience may see, for a state knows no others.
final class Related {

  /// So many at most.
  private static final int TOLD = 5;

  private Related() {}

  static Refusal names(Refusal refusal, NegotiationState state) {
    return refusal instanceof Unknown unknown && unknown.known().isEmpty()
        ? unknown.among(nearest(unknown, state))
        : refusal;
  }

  private static List<String> nearest(Unknown unknown, NegotiationState state) {
    return unknown.subject() == RefusalSubject.PROPOSITION
        ? ofProposition(unknown.id(), state)
        : nearest(unknown.id(), state.names(unknown.subject()));
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
    return nearest(proposition.argument(part), state.names(subject));
  }

  private static List<String> nearest(String given, Stream<String> names) {
    return names
        .map(name -> new Near(name, distance(given, name)))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(TOLD)
        .map(Near::name)
        .toList();
  }

  private record Near(String name, int distance) {}

  /// How many letters to put in, leave out or change, whatever their case.
  private static int distance(String one, String other) {
    var from = one.toLowerCase(Locale.ROOT);
    var to = other.toLowerCase(Locale.ROOT);
    var row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) row[j] = j;
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
