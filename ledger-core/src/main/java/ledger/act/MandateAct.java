package ledger.act;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;

/// What can be asked of somebody's authority to act for another. `by` is the principal.
public sealed interface MandateAct extends Act.Statement {

  Id id();

  /// Full powers where no `scope` is given (VCLT 7).
  ///
  /// @param office from which the representative acts
  /// @param scope what it covers: of each kind that is given, one has to fit
  /// @param userIds who acts under it in this ledger; none where it is authority in the world only
  record GrantMandate(
      Envelope envelope,
      Id id,
      Id representative,
      Optional<Id> office,
      List<Scope> scope,
      Optional<When> from,
      Optional<When> to,
      Optional<Id> sourceId,
      List<UserId> userIds)
      implements MandateAct {
    public GrantMandate {
      Statement.mustSayWhoAndWhen(envelope);
      scope = List.copyOf(scope);
      userIds = List.copyOf(userIds);
      Malformed.unless(
          envelope.by().filter(by -> by.is(representative)).isEmpty(),
          "\"representative\" is the principal itself: nobody needs a mandate from itself");
    }

    public boolean holdsAt(Instant moment) {
      return from.flatMap(When::begins).filter(moment::isBefore).isEmpty()
          && to.flatMap(When::ends).filter(end -> !moment.isBefore(end)).isEmpty();
    }

    /// Whether an act of this name is within the scope.
    public boolean covers(String act) {
      var acts = named(Scope.OfAct.class).map(Scope.OfAct::act).toList();
      return acts.isEmpty() || acts.contains(act);
    }

    public boolean coversAgreement(Id agreement) {
      var agreements = named(Scope.InAgreement.class).map(Scope.InAgreement::agreement).toList();
      return agreements.isEmpty() || agreements.contains(agreement);
    }

    /// An occurrence whose place is not known is covered by a mandate for everywhere only.
    public boolean coversPlace(Optional<Id> place) {
      var places = named(Scope.AtPlace.class).map(Scope.AtPlace::place).toList();
      return places.isEmpty() || place.filter(places::contains).isPresent();
    }

    private <S extends Scope> Stream<S> named(Class<S> kind) {
      return scope.stream().filter(kind::isInstance).map(kind::cast);
    }
  }

  record RevokeMandate(Envelope envelope, Id id) implements MandateAct {
    public RevokeMandate {
      Statement.mustSayWhoAndWhen(envelope);
    }
  }

  /// One thing a mandate is limited to.
  sealed interface Scope {
    record OfAct(String act) implements Scope {}

    record InAgreement(Id agreement) implements Scope {}

    record AtPlace(Id place) implements Scope {}
  }
}
