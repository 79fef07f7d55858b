package ledger.terms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;

/// What it takes for an agreement to enter into force (VCLT 24).
public sealed interface Rule {

  /// Every party's consent to be bound.
  record AllConsent(boolean allConsent) implements Rule {
    public AllConsent {
      Malformed.unless(allConsent, "\"allConsent\" is true, or left out");
    }
  }

  record ConsentOf(List<Id> consentOf) implements Rule {
    public ConsentOf {
      consentOf = List.copyOf(consentOf);
      Malformed.unless(!consentOf.isEmpty(), "\"consentOf\" is empty: name whose consent it takes");
    }
  }

  /// @param of among whom they are counted; empty means whoever may consent
  /// @param signatures whether a signature that is subject to ratification is counted too
  record NOf(int nOf, List<Id> of, boolean signatures) implements Rule {
    public NOf {
      of = List.copyOf(of);
      Malformed.unless(nOf >= 1, "\"nOf\" is missing or below 1");
    }

    private Optional<When> nth(Given given) {
      return Stream.of(given.consents(), signatures ? given.signatures() : Map.<Id, When>of())
          .flatMap(said -> said.entrySet().stream())
          .filter(said -> of.isEmpty() || of.contains(said.getKey()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Rule::earlier))
          .values()
          .stream()
          .sorted(ORDER)
          .skip(nOf - 1L)
          .findFirst();
    }
  }

  record OnDate(When onDate) implements Rule {
    public OnDate {
      Malformed.unless(onDate.from().isPresent(), "\"onDate\" is unknown: say when");
    }
  }

  record On(Expr on) implements Rule {}

  record AllOf(List<Rule> allOf) implements Rule {
    public AllOf {
      allOf = List.copyOf(allOf);
      Malformed.unless(!allOf.isEmpty(), "\"allOf\" is empty");
    }
  }

  record AnyOf(List<Rule> anyOf) implements Rule {
    public AnyOf {
      anyOf = List.copyOf(anyOf);
      Malformed.unless(!anyOf.isEmpty(), "\"anyOf\" is empty");
    }
  }

  Rule BY_ALL = new AllConsent(true);

  /// By when each begins; of one moment in one order on every machine.
  Comparator<When> ORDER =
      Comparator.<When, Instant>comparing(when -> when.begins().orElseThrow())
          .thenComparing(When::toString);

  /// What a rule is judged by.
  ///
  /// @param parties whose consent "all" means
  /// @param consents when each consent to be bound that stands was given, which is known
  /// @param signatures when each signature was given
  /// @param becameTrue since when a condition holds, where it does
  record Given(
      List<Id> parties,
      Map<Id, When> consents,
      Map<Id, When> signatures,
      Function<Expr, Optional<When>> becameTrue) {}

  /// When the rule was met; empty where it is not.
  default Optional<When> met(Given given) {
    return switch (this) {
      case AllConsent _ -> everyOf(given.parties(), given.consents());
      case ConsentOf(var listed) -> everyOf(listed, given.consents());
      case NOf rule -> rule.nth(given);
      case OnDate(var date) -> Optional.of(date);
      case On(var expr) -> given.becameTrue().apply(expr);
      case AllOf(var rules) -> last(rules.stream().map(rule -> rule.met(given)).toList());
      case AnyOf(var rules) -> rules.stream().flatMap(rule -> rule.met(given).stream()).min(ORDER);
    };
  }

  /// With fewer consents and signatures than this the rule is not met: a treaty of hundreds need
  /// not be looked at again after each.
  default int fewest(int parties) {
    return switch (this) {
      case AllConsent _ -> parties;
      case ConsentOf(var listed) -> (int) listed.stream().distinct().count();
      case NOf of -> of.nOf();
      case OnDate _, On _ -> 0;
      case AllOf(var parts) -> parts.stream().mapToInt(p -> p.fewest(parties)).max().orElse(0);
      case AnyOf(var parts) -> parts.stream().mapToInt(p -> p.fewest(parties)).min().orElse(0);
    };
  }

  private static When earlier(When one, When other) {
    return ORDER.compare(one, other) <= 0 ? one : other;
  }

  private static Optional<When> everyOf(List<Id> whose, Map<Id, When> consents) {
    return last(whose.stream().map(id -> Optional.ofNullable(consents.get(id))).toList());
  }

  private static Optional<When> last(List<Optional<When>> moments) {
    return moments.isEmpty() || moments.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : moments.stream().flatMap(Optional::stream).max(ORDER);
  }
}
