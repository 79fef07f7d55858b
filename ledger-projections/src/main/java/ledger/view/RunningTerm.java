package ledger.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Id;
import ledger.act.When;
import ledger.terms.Effect;
import ledger.terms.EntryIntoForce;
import ledger.terms.Lasting;
import ledger.view.Force.Start;

/// The term that runs at the moment a view is about: when it is over, and whether the agreement is
/// then renewed.
///
/// @param ends as the text or a reading sets it: extensions by notice are left out
/// @param set as it was set, where it is a date
/// @param over with extensions
/// @param renewal how it is renewed by itself; empty where it is not
/// @param reading by which it is reckoned; empty where it is the text
public record RunningTerm(
    Instant ends,
    Optional<When> set,
    Instant over,
    Optional<Renewal> renewal,
    Optional<Instant> objectBy,
    Optional<Id> reading,
    List<UUID> because) {

  /// @param until when the term after it is over
  public record Renewal(State state, Instant on, Instant until) {}

  public enum State {
    /// Unless somebody objects in time.
    RENEWS,
    /// The last day to object has passed and nobody did.
    RENEWED
  }

  static Optional<RunningTerm> of(
      Start begin, Rivals.Held<Lasting> held, Notices notices, Instant about) {
    var lasting = held.value();
    if (lasting.until().isEmpty() && lasting.period().isEmpty()) return Optional.empty();
    return Optional.of(new Terms(begin, held, notices).at(about));
  }

  boolean isRenewed() {
    return renewal.isPresent();
  }

  /// One term after another, each counted from the first.
  private record Terms(Start begin, Rivals.Held<Lasting> held, Notices notices) {

    RunningTerm at(Instant about) {
      int n = 0;
      while (!end(n).isAfter(about) && isRenewed(n)) n++;
      var end = end(n);
      boolean renews = isRenewed(n);
      return new RunningTerm(
          end,
          n == 0 ? held.value().until() : Optional.empty(),
          renews ? end : extended(end),
          renews
              ? Optional.of(
                  new Renewal(
                      about.isBefore(objectBy(n)) ? State.RENEWS : State.RENEWED, end, end(n + 1)))
              : Optional.empty(),
          held.value().renewsItself() ? Optional.of(objectBy(n)) : Optional.empty(),
          held.reading(),
          held.because());
    }

    private Instant end(int renewals) {
      var first =
          held.value()
              .until()
              .flatMap(When::begins)
              .orElseGet(() -> EntryIntoForce.after(begin.at(), held.value().period()));
      return renewals == 0
          ? first
          : EntryIntoForce.after(
              first, held.value().renewalPeriod().map(p -> p.multipliedBy(renewals)));
    }

    private Instant objectBy(int n) {
      return held.value()
          .objectBefore()
          .map(before -> EntryIntoForce.after(end(n), Optional.of(before.negated())))
          .orElse(end(n));
    }

    private boolean isRenewed(int n) {
      return held.value().renewsItself()
          && notices
              .ofEffect(Effect.OBJECT)
              .filter(o -> o.said().act().scope().isEmpty())
              .filter(o -> !o.said().entry().effective().isAfter(objectBy(n)))
              .noneMatch(notices::isAccepted);
    }

    private Instant extended(Instant end) {
      var over = end;
      for (var extension : notices.taking(Effect.EXTEND).toList()) {
        var until = extension.said().act().until().flatMap(When::ends).orElse(over);
        if (!extension.effectiveAt().isAfter(over) && until.isAfter(over)) over = until;
      }
      return over;
    }
  }
}
