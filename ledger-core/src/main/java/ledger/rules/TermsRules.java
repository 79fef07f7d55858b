package ledger.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.decision.Refusal;
import ledger.decision.Refusal.DuplicateKey;
import ledger.decision.Refusal.IllTypedExpression;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.UncoveredKey;
import ledger.negotiation.NegotiationState;
import ledger.rules.ExprRules.Fault;
import ledger.terms.Commitment;
import ledger.terms.DurationClause;
import ledger.terms.Linkage;
import ledger.terms.Power;
import ledger.terms.Rule;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Id;

/// What terms may not say, whoever proposes them.
final class TermsRules {

  private TermsRules() {}

  static Optional<Refusal> against(Id agreement, Terms terms, NegotiationState state) {
    return duplicateKey(terms)
        .or(() -> selfCommitment(terms))
        .or(() -> uncoveredKey(terms))
        .or(() -> illTyped(terms, ExprRules.of(agreement, terms, state)));
  }

  private static Optional<Refusal> duplicateKey(Terms terms) {
    Set<Id> seen = new HashSet<>();
    return Stream.concat(
            terms.terms().stream().map(Term::id).filter(id -> !seen.add(id)),
            doubled(terms).stream())
        .<Refusal>map(DuplicateKey::new)
        .findFirst();
  }

  /// A participant in one role twice; in two roles it may be.
  private static Optional<Id> doubled(Terms terms) {
    Set<Terms.Participant> seen = new HashSet<>();
    return terms.participants().stream()
        .filter(p -> !seen.add(p))
        .map(Terms.Participant::ref)
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
    return terms.terms().stream()
        .flatMap(term ->
            covered(term)
                .filter(key -> terms.commitment(key).isEmpty())
                .<Refusal>map(key -> new UncoveredKey(term.id(), key)))
        .findFirst();
  }

  private static Stream<Id> covered(Term term) {
    return switch (term) {
      case Linkage linkage -> linkage.covers().stream();
      case Power power -> power.scope().stream();
      case Commitment _, DurationClause _ -> Stream.empty();
      case Term.Recital _, Term.Definition _, Term.Procedure _ -> Stream.empty();
    };
  }

  private static Optional<Refusal> illTyped(Terms terms, ExprRules rules) {
    return Stream.concat(
            terms.terms().stream().flatMap(term -> faults(term, rules)),
            terms.entryIntoForce().stream()
                .flatMap(e -> faults("terms.entryIntoForce.rule", e.rule(), rules)))
        .<Refusal>map(f -> new IllTypedExpression(f.path(), f.fault()))
        .findFirst();
  }

  private static Stream<Fault> faults(Term term, ExprRules rules) {
    var path = "terms." + term.id();
    return switch (term) {
      case Commitment c ->
          c.antecedent().stream().flatMap(e -> rules.faults(path + ".antecedent", e));
      case Power p ->
          Stream.concat(
              p.requires().stream().flatMap(e -> rules.faults(path + ".requires", e)),
              p.effectUnless().stream().flatMap(e -> rules.faults(path + ".effectUnless", e)));
      case Linkage l -> ReadingRules.linkFaults(path + ".links", l.links(), l, rules);
      case DurationClause _ -> Stream.empty();
      case Term.Recital _, Term.Definition _, Term.Procedure _ -> Stream.empty();
    };
  }

  private static Stream<Fault> faults(String path, Rule rule, ExprRules rules) {
    return switch (rule) {
      case Rule.On(var expr) -> rules.faults(path + ".on", expr);
      case Rule.AllOf(var parts) -> each(path + ".allOf", parts, rules);
      case Rule.AnyOf(var parts) -> each(path + ".anyOf", parts, rules);
      case Rule.AllConsent _, Rule.ConsentOf _, Rule.NOf _, Rule.OnDate _ -> Stream.empty();
    };
  }

  private static Stream<Fault> each(String path, List<Rule> parts, ExprRules rules) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> faults(path + "[" + i + "]", parts.get(i), rules));
  }
}
