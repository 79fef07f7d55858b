package ledger.negotiation;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import ledger.act.AgreementAct.Relation;
import ledger.act.Proposition;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.RefusalSubject;
import ledger.terms.BearsAs;
import ledger.terms.Terms;
import ledger.value.Id;

/// Tells whether the things that a proposition is about are on record.
record Propositions(NegotiationState state) {

  boolean areOnRecord(Proposition p) {
    return switch (p.kind()) {
      case EXISTS -> has(RefusalSubject.AGREEMENT, p, 0);
      case CONSENTED ->
          has(RefusalSubject.REFERENT, p, 0) && hasVersion(p.argument(1), p.argument(2));
      case ROLE ->
          has(RefusalSubject.REFERENT, p, 0)
              && named(Terms.Role.values(), p.argument(1))
              && (has(RefusalSubject.AGREEMENT, p, 2) || state.isNamed(p.argument(2)));
      case OWES -> commitment(p.argument(0)) && has(RefusalSubject.REFERENT, p, 1);
      case MEANS -> has(RefusalSubject.READING, p, 1) && readingIsOf(p.argument(1), p.argument(0));
      case OCCURRED -> has(RefusalSubject.OCCURRENCE, p, 0);
      case ATTRIBUTED -> has(RefusalSubject.OCCURRENCE, p, 0) && has(RefusalSubject.REFERENT, p, 1);
      case COUNTS ->
          has(RefusalSubject.OCCURRENCE, p, 0)
              && commitment(p.argument(1))
              && named(BearsAs.values(), p.argument(2));
      case BREACH -> has(RefusalSubject.ALLEGATION, p, 0);
      case VALID -> hasAct(p.argument(0));
      case NAME -> has(RefusalSubject.REFERENT, p, 0) && hasAct(p.argument(1));
      case RELATION ->
          has(RefusalSubject.AGREEMENT, p, 0)
              && has(RefusalSubject.AGREEMENT, p, 1)
              && named(Relation.values(), p.argument(2));
      case SHOULD ->
          p.arguments().size() == 2
              ? hasCommitment(p.argument(0), p.argument(1))
              : has(RefusalSubject.AGREEMENT, p, 0) || has(RefusalSubject.PROPOSITION, p, 0);
      case CLAIM -> has(RefusalSubject.PROPOSITION, p, 0);
    };
  }

  private boolean has(RefusalSubject subject, Proposition p, int argument) {
    return Id.parse(p.argument(argument))
        .filter(id -> state.has(new Mention(subject, "", id)))
        .isPresent();
  }

  private Optional<Agreement<Declared>> agreement(String id) {
    return Id.parse(id).flatMap(state::agreement);
  }

  private boolean hasVersion(String agreement, String number) {
    return agreement(agreement).stream()
        .flatMap(on -> on.versions().stream())
        .anyMatch(version -> String.valueOf(version.number()).equals(number));
  }

  private boolean hasCommitment(String agreement, String key) {
    return agreement(agreement)
        .filter(on -> Id.parse(key).filter(on::hasCommitment).isPresent())
        .isPresent();
  }

  private boolean hasAct(String actId) {
    try {
      var act = UUID.fromString(actId);
      return act.toString().equals(actId) && state.holds(act) && !state.custody().isAnnulled(act);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// `T.LT` names the term LT of agreement T; both ids may hold dots, so the reading decides.
  private boolean readingIsOf(String reading, String term) {
    return state
        .reading(Id.of(reading))
        .filter(r -> (r.agreement() + "." + r.termId()).equals(term))
        .isPresent();
  }

  /// `T.tA` names the key tA of agreement T; a dot may stand in either, so every cut is tried.
  private boolean commitment(String dotted) {
    for (int dot = dotted.indexOf('.'); dot >= 0; dot = dotted.indexOf('.', dot + 1))
      if (hasCommitment(dotted.substring(0, dot), dotted.substring(dot + 1))) return true;
    return false;
  }

  private static boolean named(Enum<?>[] values, String name) {
    return Arrays.stream(values).anyMatch(v -> v.name().equals(name));
  }
}
