package ledger.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Envelope;
import ledger.act.Envelope.Mode;
import ledger.act.MandateAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.SpeakingCapacity;
import ledger.act.SpeakingCapacity.Mandated;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.NoMonitoringMandate;
import ledger.decision.Refusal.NotMandated;
import ledger.decision.Refusal.StatedInTheFuture;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Refusal.Unnamed;
import ledger.negotiation.Mention;
import ledger.negotiation.NegotiationState;
import ledger.negotiation.Spoken;
import ledger.value.Id;
import ledger.value.When;

/// What every act meets before the rules of its own kind.
///
/// @param state what is on record so far
/// @param caller who sends the act
record Guards(NegotiationState state, UserId caller) {

  /// In this order.
  Optional<Refusal> against(Act act, Instant now) {
    return Access.against(caller, act, state.negotiation())
        .or(() -> fromTheFuture(act, now))
        .or(() -> unknownMention(act))
        .or(() ->
            act instanceof Act.Statement statement
                ? unauthorized(statement, now)
                : Optional.empty());
  }

  /// When a state has to be right for this act: now, or when it was said elsewhere.
  static Instant judgedAt(Act act, Instant now) {
    return act.envelope().mode() == Mode.PERFORMED ? now : act.envelope().statedFrom().orElse(now);
  }

  /// Imported history, and what was said in a compartment before, is recorded as it is found, and
  /// flagged where it does not fit.
  static boolean isHistory(Act act) {
    return act.envelope().mode() == Mode.IMPORTED || act.envelope().unseals().isPresent();
  }

  private static Optional<Refusal> fromTheFuture(Act act, Instant now) {
    return later("statedAt.from", act.envelope().statedFrom(), now)
        .or(() ->
            switch (act) {
              case ReportOccurrence o -> later("when.from", o.when().begins(), now);
              case CorrectRecord c ->
                  later("patch.statedAt.from", c.patch().statedAt().flatMap(When::begins), now);
              case Act _ -> Optional.empty();
            });
  }

  private static Optional<Refusal> later(String field, Optional<Instant> said, Instant now) {
    return said.filter(moment -> moment.isAfter(now))
        .map(moment -> new StatedInTheFuture(field, moment, now));
  }

  private Optional<Refusal> unknownMention(Act act) {
    var unknown =
        Mention.in(act)
            .filter(mention -> !state.has(mention))
            .map(m -> new Unnamed(m.subject(), m.field(), m.id().value()))
            .toList();
    return unknown.stream()
        .findFirst()
        .map(first ->
            new Unknown(first.subject(), first.field(), first.id())
                .with(unknown.subList(1, unknown.size())));
  }

  /// Performed acts need authority in the caller's context; a report that names a mandate, one that
  /// held when it was said.
  private Optional<Refusal> unauthorized(Act.Statement act, Instant now) {
    if (!(act.by() instanceof Actor.Named(var principal)) || isHistory(act))
      return Optional.empty();
    var named = named(act.envelope());
    boolean performed = act.envelope().mode() == Mode.PERFORMED;
    if (performed
        && monitors(principal)
        && (act instanceof AdvanceReading || act instanceof AllegeBreach))
      return underMandate(principal, act, now)
          ? Optional.empty()
          : Optional.of(new NoMonitoringMandate(act.by(), act.name(), named));
    boolean bound =
        performed
            && state
                .mandatesOf(principal, now)
                .filter(m -> state.counts(m.envelope()))
                .anyMatch(m -> !m.userIds().isEmpty());
    if (named.isEmpty() && (!bound || exOfficio(act))) return Optional.empty();
    var judged = judgedAt(act, now);
    return state
            .mandatesOf(principal, judged)
            .filter(m -> named.isEmpty() || named.get().equals(m.id()))
            .filter(m -> !bound || m.userIds().contains(caller))
            .anyMatch(m -> holds(m, act, judged))
        ? Optional.empty()
        : Optional.of(
            new NotMandated(
                act.by(),
                act.name(),
                state.mandatesOf(principal, judged).map(GrantMandate::id).toList()));
  }

  private static Optional<Id> named(Envelope envelope) {
    return envelope
        .capacity()
        .flatMap(c -> c instanceof Mandated(var mandate) ? Optional.of(mandate) : Optional.empty());
  }

  /// So that nobody who gave mandates is left without anybody to give another.
  private static boolean exOfficio(Act.Statement act) {
    return act instanceof MandateAct
        && act.envelope().capacity().equals(Optional.of(SpeakingCapacity.Plain.EX_OFFICIO))
        && act.envelope().through().flatMap(Envelope.Through::office).isPresent();
  }

  private boolean monitors(Id actor) {
    return state.negotiation().of(caller).stream()
        .filter(held -> held.actor().equals(Optional.of(actor)))
        .allMatch(held -> held.capacity() == Capacity.MONITOR);
  }

  private boolean underMandate(Id monitor, Act.Statement act, Instant now) {
    return state.mandatesFor(monitor, now).anyMatch(m -> holds(m, act, now));
  }

  private boolean holds(GrantMandate mandate, Act act, Instant at) {
    return mandate.holdsAt(at)
        && mandate.covers(act instanceof AdoptionAct a ? adopted(a).orElse(act.name()) : act.name())
        && agreementsOf(act).allMatch(mandate::coversAgreement);
  }

  /// Whoever may say something may adopt or disown it.
  private Optional<String> adopted(AdoptionAct act) {
    return state.spoken(act.target()).map(Spoken::act);
  }

  private Stream<Id> agreementsOf(Act act) {
    return switch (act) {
      case AgreementAct a -> Stream.of(a.agreement());
      case AdoptionAct a -> state.spoken(a.target()).flatMap(Spoken::agreement).stream();
      case Act _ -> Stream.empty();
    };
  }
}
