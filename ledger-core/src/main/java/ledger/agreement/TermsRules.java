package ledger.agreement;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ledger.act.Id;
import ledger.decision.Refusal;
import ledger.decision.Refusal.DuplicateKey;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.UncoveredKey;
import ledger.terms.Terms;

/// What terms may not say, whoever proposes them.
final class TermsRules {

  private TermsRules() {}

  static Optional<Refusal> against(Terms terms) {
    return duplicateKey(terms).or(() -> selfCommitment(terms)).or(() -> uncoveredKey(terms));
  }

  private static Optional<Refusal> duplicateKey(Terms terms) {
    Set<Id> seen = new HashSet<>();
    return terms.terms().stream()
        .filter(term -> !seen.add(term.id()))
        .<Refusal>map(term -> new DuplicateKey(term.id()))
        .findFirst();
  }

  private static Optional<Refusal> selfCommitment(Terms terms) {
    return terms
        .commitments()
        .flatMap(c ->
            c.debtors().stream()
                .filter(c.creditors()::contains)
                .<Refusal>map(debtor -> new SelfCommitment(c.key(), debtor)))
        .findFirst();
  }

  private static Optional<Refusal> uncoveredKey(Terms terms) {
    return terms
        .linkages()
        .flatMap(linkage ->
            linkage.covers().stream()
                .filter(key -> terms.commitment(key).isEmpty())
                .<Refusal>map(key -> new UncoveredKey(linkage.id(), key)))
        .findFirst();
  }
}
