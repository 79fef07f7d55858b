package ledger.view;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.AgreementAct.GiveNotice;
import ledger.terms.CivilTime;
import ledger.terms.Effect;
import ledger.terms.Lasting;
import ledger.terms.Renewals;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Force.Start;

/// The term that runs at the moment a view is about: when it is over, and whether the agreement is
/// then renewed.
///
/// @param ends as the text or a reading sets it: extensions by notice are left out
/// @param over with extensions
/// @param renewal how it is renewed by itself; empty where it is not
/// @param reading by which it is reckoned; empty where it is the text
public record RunningTerm(
    When ends,
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

  /// @param clause the term of the text that says how long it lasts
  static Optional<RunningTerm> of(
      Start begin, Rivals.Held<Lasting> held, Id clause, Notices notices, Instant about) {
    var lasting = held.value();
    if (lasting.until().isEmpty() && lasting.period().isEmpty()) return Optional.empty();
    var anchor = lasting.until().orElse(begin.since());
    var first = lasting.period().orElse(Period.ZERO);
    return Optional.of(
        lasting
            .renewalPeriod()
            .map(step -> new Renewals(anchor, first, step, lasting.objectBefore()))
            .map(renewals -> renewed(renewals, held, clause, notices, about))
            .orElseGet(() -> once(CivilTime.after(anchor, first), held, notices)));
  }

  private static RunningTerm once(When end, Rivals.Held<Lasting> held, Notices notices) {
    return new RunningTerm(
        end,
        extended(begins(end), notices),
        Optional.empty(),
        Optional.empty(),
        held.reading(),
        held.because());
  }

  private static RunningTerm renewed(
      Renewals renewals, Rivals.Held<Lasting> held, Id clause, Notices notices, Instant about) {
    var objections = objections(notices, clause);
    int n = renewals.renewed(about, objections.stream());
    var end = renewals.end(n);
    var objectBy = begins(renewals.lastToObject(n));
    boolean renews = objections.stream().allMatch(objectBy::isBefore);
    return new RunningTerm(
        end,
        renews ? begins(end) : extended(begins(end), notices),
        renews
            ? Optional.of(
                new Renewal(
                    about.isBefore(objectBy) ? State.RENEWS : State.RENEWED,
                    begins(end),
                    begins(renewals.end(n + 1))))
            : Optional.empty(),
        Optional.of(objectBy),
        held.reading(),
        held.because());
  }

  private static List<Instant> objections(Notices notices, Id clause) {
    return notices
        .taking(Effect.OBJECT)
        .filter(n -> isToTheRenewal(n.said().act(), clause))
        .map(n -> n.said().entry().effective())
        .toList();
  }

  /// An objection that is about somebody else is one to what that one declared, and one about other
  /// terms is one to those.
  static boolean isToTheRenewal(GiveNotice act, Id clause) {
    return act.participant().filter(p -> !act.by().is(p)).isEmpty()
        && (act.scope().isEmpty() || act.scope().contains(clause));
  }

  private static Instant extended(Instant end, Notices notices) {
    var over = end;
    for (var extension : notices.taking(Effect.EXTEND).toList()) {
      var until = extension.said().act().until().flatMap(When::ends).orElse(over);
      if (!extension.effectiveAt().isAfter(over) && until.isAfter(over)) over = until;
    }
    return over;
  }

  boolean isRenewed() {
    return renewal.isPresent();
  }

  private static Instant begins(When when) {
    return when.begins().orElseThrow();
  }
}
