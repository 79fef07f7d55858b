package ledger.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct.TakeStance;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.decision.Refusal;
import ledger.decision.Refusal.CapacityMissing;
import ledger.decision.Refusal.FilingIsOnesOwn;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.decision.Refusal.NotOnesOwnAct;
import ledger.decision.Refusal.NotOnesOwnStance;
import ledger.decision.Refusal.OwnActIsPerformed;
import ledger.decision.Refusal.PerformedForAnother;
import ledger.negotiation.Negotiation;
import ledger.negotiation.Negotiation.Admission;

/// The one place that answers: may this user do this, and may this user see this?
public final class Access {

  /// Whoever makes known to everybody what was said in a compartment.
  private static final Set<Capacity> UNSEALERS = EnumSet.of(Capacity.CUSTODIAN);

  private Access() {}

  /// Whoever was admitted in any capacity sees the negotiation; to everyone else it does not exist.
  public static boolean maySee(UserId user, Negotiation negotiation) {
    return !negotiation.of(user).isEmpty();
  }

  /// Whether a user is of an audience: takes part, and is a member of its compartment.
  public static boolean maySee(UserId user, Audience audience, Negotiation negotiation) {
    return maySee(user, negotiation)
        && negotiation.compartments().clearance(user).covers(audience.compartment());
  }

  public static Optional<Refusal> against(UserId user, Act act, Negotiation negotiation) {
    if (act instanceof OpenNegotiation) return wrongMode(act);
    if (!maySee(user, negotiation)) return Optional.of(new NoSuchNegotiation(act.negotiation()));
    var held = negotiation.of(user);
    boolean unseals = act.envelope().unseals().isPresent();
    var asked = unseals ? UNSEALERS : mayIssue(act.getClass());
    var fitting = held.stream().filter(a -> asked.contains(a.capacity())).toList();
    if (fitting.isEmpty())
      return Optional.of(
          new CapacityMissing(
              held.stream().map(Admission::capacity).collect(Collectors.toSet()), asked));
    if (unseals) return Optional.empty(); // it is not what its sender says
    return switch (act) {
      case Act.Filing _ -> wrongMode(act);
      case Act.Statement statement -> notOnesOwn(statement, fitting);
    };
  }

  /// Whether a user may issue acts of a kind here at all: what one of them says may still stand in
  /// the way.
  public static boolean mayIssue(UserId user, Class<? extends Act> act, Negotiation negotiation) {
    return negotiation.of(user).stream()
        .map(Admission::capacity)
        .anyMatch(capacity ->
            mayIssue(act).contains(capacity)
                || UNSEALERS.contains(capacity) && canBeUnsealed(act, negotiation));
  }

  /// Which capacities an act asks for.
  public static Set<Capacity> mayIssue(Class<? extends Act> act) {
    return Issuers.of(act);
  }

  /// Everything that is said in a compartment, where there is one that can be looked into.
  private static boolean canBeUnsealed(Class<? extends Act> act, Negotiation negotiation) {
    return !negotiation.compartments().isEmpty()
        && !CustodyAct.class.isAssignableFrom(act)
        && !NegotiationAct.class.isAssignableFrom(act);
  }

  private static Optional<Refusal> wrongMode(Act act) {
    return act.envelope().mode() == Mode.PERFORMED
        ? Optional.empty()
        : Optional.of(new FilingIsOnesOwn(act.name()));
  }

  /// Whoever acts for somebody performs; what was said elsewhere, by anybody, a recorder reports.
  private static Optional<Refusal> notOnesOwn(Act.Statement act, List<Admission> fitting) {
    boolean performed = act.envelope().mode() == Mode.PERFORMED;
    boolean own = fitting.stream().anyMatch(a -> a.actor().filter(act.by()::is).isPresent());
    boolean recorder = fitting.stream().anyMatch(a -> a.capacity() == Capacity.RECORDER);
    if (performed ? own : recorder) return Optional.empty();
    if (recorder) return Optional.of(new PerformedForAnother(act.by()));
    if (own) return Optional.of(new OwnActIsPerformed(act.by()));
    var actsFor = fitting.stream().flatMap(a -> a.actor().stream()).distinct().toList();
    return Optional.of(
        act instanceof TakeStance
            ? new NotOnesOwnStance(act.by(), actsFor)
            : new NotOnesOwnAct(act.by(), actsFor));
  }
}
