package ledger.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;

/// A condition over what is on record: true or not at each moment, and perhaps not in each view.
///
/// There is no negation: what is not on record is unknown, and nothing follows from that.
public sealed interface Expr {

  /// The commitment was performed in full.
  record Performed(KeyRef performed) implements Expr {}

  /// Everybody who owes the commitment stands ready for it.
  record Ready(KeyRef ready) implements Expr {}

  record InForce(Id inForce) implements Expr {}

  /// Something of this description happened.
  record Occurred(Filter occurred) implements Expr {}

  /// A body found an allegation substantiated.
  record Found(Id found) implements Expr {}

  /// The moment has come; of a stretch, its beginning.
  record Date(When date) implements Expr {
    public Date {
      Malformed.unless(date.from().isPresent(), "\"date\" is unknown: say when");
    }
  }

  record All(List<Expr> all) implements Expr {
    public All {
      all = List.copyOf(all);
      Malformed.unless(!all.isEmpty(), "\"all\" is empty");
    }
  }

  record Any(List<Expr> any) implements Expr {
    public Any {
      any = List.copyOf(any);
      Malformed.unless(!any.isEmpty(), "\"any\" is empty");
    }
  }

  /// At least so many things of this description happened.
  record Count(Filter count, int atLeast) implements Expr {
    public Count {
      Malformed.unless(atLeast >= 1, "\"atLeast\" is missing or below 1");
    }
  }

  /// The condition holds, or held no longer ago than this.
  record Within(Duration within, Expr of) implements Expr {}

  /// Which occurrences are meant: those that fit every part that is given.
  ///
  /// @param by who reports it
  /// @param confirmedBy whose assessment confirms it; it happened, for the condition, when that was
  ///   said
  record Filter(
      Optional<OccurrenceKind> kind,
      Optional<Id> where,
      Optional<Id> by,
      Optional<Id> attributedTo,
      Optional<KeyRef> relates,
      Optional<BearsAs> as,
      Optional<Id> confirmedBy) {
    public Filter {
      Malformed.unless(
          Stream.of(kind, where, by, attributedTo, relates, as, confirmedBy)
              .anyMatch(Optional::isPresent),
          "a filter that says nothing fits everything: name a \"kind\", a place or a commitment");
    }

    /// The commitment of which it takes a report that it was performed, wholly or in part.
    public Optional<KeyRef> performance() {
      return relates.filter(
          _ -> as.filter(how -> how == BearsAs.PERFORMANCE || how == BearsAs.PARTIAL).isPresent());
    }

    private Filter over(UnaryOperator<KeyRef> twin) {
      return new Filter(kind, where, by, attributedTo, relates.map(twin), as, confirmedBy);
    }
  }

  /// The same condition over other keys.
  default Expr over(UnaryOperator<KeyRef> twin) {
    return switch (this) {
      case Performed(var key) -> new Performed(twin.apply(key));
      case Ready(var key) -> new Ready(twin.apply(key));
      case Occurred(var filter) -> new Occurred(filter.over(twin));
      case Count(var filter, var atLeast) -> new Count(filter.over(twin), atLeast);
      case All(var parts) -> new All(parts.stream().map(e -> e.over(twin)).toList());
      case Any(var parts) -> new Any(parts.stream().map(e -> e.over(twin)).toList());
      case Within(var within, var of) -> new Within(within, of.over(twin));
      case InForce _, Found _, Date _ -> this;
    };
  }

  /// The commitments that it speaks of.
  default Stream<KeyRef> keys() {
    return switch (this) {
      case Performed(var key) -> Stream.of(key);
      case Ready(var key) -> Stream.of(key);
      case Occurred(var filter) -> filter.relates().stream();
      case Count(var filter, _) -> filter.relates().stream();
      case All(var parts) -> parts.stream().flatMap(Expr::keys);
      case Any(var parts) -> parts.stream().flatMap(Expr::keys);
      case Within(_, var of) -> of.keys();
      case InForce _, Found _, Date _ -> Stream.empty();
    };
  }
}
