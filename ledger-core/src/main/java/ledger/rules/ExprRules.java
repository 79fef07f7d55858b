package ledger.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IllTypedExpression;
import ledger.decision.RefusalSubject;
import ledger.negotiation.Mention;
import ledger.negotiation.NegotiationState;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Terms;
import ledger.value.Id;

/// Which names an expression may use: commitments of its own agreement and of related ones, and
/// what is on record.
///
/// @param agreement whose expression it is
/// @param own the commitments that can be read under a bare key
record ExprRules(Id agreement, Predicate<Id> own, NegotiationState state) {

  /// What is wrong, and at which place.
  record Fault(String path, String fault) {
    static Stream<Fault> unless(boolean sound, String path, String fault) {
      return sound ? Stream.empty() : Stream.of(new Fault(path, fault));
    }
  }

  static ExprRules of(Id agreement, Terms terms, NegotiationState state) {
    return new ExprRules(agreement, key -> terms.commitment(key).isPresent(), state);
  }

  static ExprRules of(Id agreement, Agreement<Declared> on, NegotiationState state) {
    return new ExprRules(agreement, on::hasCommitment, state);
  }

  Optional<Refusal> illTyped(String field, Optional<Expr> expr) {
    return expr.stream()
        .flatMap(e -> faults(field, e))
        .<Refusal>map(f -> new IllTypedExpression(f.path(), f.fault()))
        .findFirst();
  }

  Stream<Fault> faults(String path, Expr expr) {
    return switch (expr) {
      case Expr.Performed(var key) -> key(path + ".performed", key);
      case Expr.Ready(var key) -> key(path + ".ready", key);
      case Expr.InForce(var id) ->
          Fault.unless(
              id.equals(agreement) || state.agreement(id).isPresent(),
              path + ".inForce",
              "no agreement \"" + id + "\" is on record");
      case Expr.Occurred(var filter) -> filter(path + ".occurred", filter);
      case Expr.Count(var filter, _) -> filter(path + ".count", filter);
      case Expr.Found(var id) ->
          Fault.unless(
              state.allegation(id).isPresent(),
              path + ".found",
              "no allegation \"" + id + "\" is on record");
      case Expr.Date _ -> Stream.empty();
      case Expr.All(var parts) -> each(path + ".all", parts);
      case Expr.Any(var parts) -> each(path + ".any", parts);
      case Expr.Within(_, var of) -> faults(path + ".of", of);
    };
  }

  /// Own keys need no agreement; others are named with one that has to do with this one.
  boolean isKnown(KeyRef key) {
    return key.agreement().filter(a -> !a.equals(agreement)).isEmpty()
        ? own.test(key.key())
        : state.related(agreement, key.agreement().orElseThrow())
            && state.agreementsWith(key).findAny().isPresent();
  }

  private Stream<Fault> key(String path, KeyRef key) {
    return isKnown(key) ? Stream.empty() : Stream.of(new Fault(path, unread(key)));
  }

  /// Why a key cannot be read, and how it is written if it is meant to be another agreement's.
  String unread(KeyRef key) {
    var unread = "no commitment \"" + key + "\" can be read here";
    return dotted(key)
        .map(meant ->
            "%s; a key of another agreement is written {\"agreement\": \"%s\", \"key\": \"%s\"}"
                .formatted(unread, meant.agreement().orElseThrow(), meant.key()))
        .orElse(unread);
  }

  /// The key of an agreement on record that somebody wrote with a dot between the two.
  private Optional<KeyRef> dotted(KeyRef key) {
    var text = key.key().value();
    return key.agreement().isPresent()
        ? Optional.empty()
        : IntStream.range(1, Math.max(1, text.length() - 1))
            .filter(dot -> text.charAt(dot) == '.')
            .mapToObj(dot ->
                Id.parse(text.substring(0, dot))
                    .flatMap(agreement ->
                        Id.parse(text.substring(dot + 1)).map(own -> KeyRef.of(agreement, own))))
            .flatMap(Optional::stream)
            .filter(meant -> state.agreementsWith(meant).findAny().isPresent())
            .findFirst();
  }

  private Stream<Fault> filter(String path, Expr.Filter filter) {
    return Stream.of(
            filter.relates().stream().flatMap(key -> key(path + ".relates", key)),
            referent(path + ".where", filter.where()),
            referent(path + ".by", filter.by()),
            referent(path + ".attributedTo", filter.attributedTo()),
            referent(path + ".confirmedBy", filter.confirmedBy()))
        .flatMap(faults -> faults);
  }

  private Stream<Fault> referent(String path, Optional<Id> id) {
    return id.stream()
        .filter(i -> !state.has(new Mention(RefusalSubject.REFERENT, path, i)))
        .map(i -> new Fault(path, "no referent \"" + i + "\" is registered"));
  }

  private Stream<Fault> each(String path, List<Expr> parts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> faults(path + "[" + i + "]", parts.get(i)));
  }
}
