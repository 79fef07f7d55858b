package ledger.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.AllegedParty;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Envelope;
import ledger.act.Event.AgreementClaimed;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementProposed;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.ConsentDeclared;
import ledger.act.Event.ReadinessConfirmed;
import ledger.act.Event.ReadinessWithdrawn;
import ledger.act.Event.ReadingAdvanced;
import ledger.act.Event.TermsRevised;
import ledger.act.Id;
import ledger.decision.ImpossibleHistory;
import ledger.terms.Terms;

/// What has been proposed, claimed and declared about one agreement, in the order it was recorded.
///
/// Every act is kept as it was said. Whether it moves anything depends on its strength and the
/// policy of the negotiation, so the questions below take the strengths that count as an argument.
public sealed interface Agreement {

  record Unrecorded() implements Agreement {}

  record OnRecord(
      List<Version> versions, List<AgreementAct> declarations, List<AdvanceReading> readings)
      implements Agreement {

    public Version current() {
      return versions.getLast();
    }

    /// The version that was current at a moment; before the first there is only the first.
    public Version currentAt(Instant moment) {
      return versions.reversed().stream()
          .filter(v -> !v.since().isAfter(moment))
          .findFirst()
          .orElse(versions.getFirst());
    }

    public Optional<Version> version(int number) {
      return versions.stream().filter(v -> v.number() == number).findFirst();
    }

    /// The consent or refusal that stands for this party and version, if any of its own counts.
    public Optional<DeclareConsent> consent(Actor party, int version, Predicate<Envelope> counts) {
      return declared(DeclareConsent.class, counts)
          .filter(c -> c.by().equals(party) && c.version() == version)
          .reduce((_, later) -> later);
    }

    /// The confirmation or withdrawal that stands for one party's readiness for one commitment.
    public Optional<AgreementAct> readiness(
        Actor party, int version, Id key, Predicate<Envelope> counts) {
      return declared(AgreementAct.class, counts)
          .filter(act ->
              switch (act) {
                case ConfirmReadiness c ->
                    c.by().equals(party) && c.version() == version && c.scope().contains(key);
                case WithdrawReadiness w ->
                    w.by().equals(party) && w.version() == version && w.scope().contains(key);
                case DeclareConsent _ -> false;
                case ProposeAgreement _, RecordClaimedAgreement _, ReviseTerms _ -> false;
                case AdvanceReading _, AgreementAct.RelateAgreements _ -> false;
              })
          .reduce((_, later) -> later);
    }

    /// Whether every party of this version has accepted it.
    public boolean concluded(Version version, Predicate<Envelope> counts) {
      return (version.parties().size() > 1 || version.unilateral())
          && version.parties().stream()
              .allMatch(party ->
                  consent(new Actor.Named(party), version.number(), counts)
                      .filter(c -> c.decision() == AgreementAct.Decision.ACCEPT)
                      .isPresent());
    }

    private <A extends AgreementAct> Stream<A> declared(Class<A> kind, Predicate<Envelope> counts) {
      return declarations.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .filter(act -> counts.test(act.envelope()));
    }
  }

  /// @param parties whose consent it takes: two at least, unless it is a promise by one
  /// @param offerExpires after which the offer has lapsed, where one was made with a date
  record Version(
      int number,
      Terms terms,
      boolean unilateral,
      List<Id> parties,
      List<Id> participants,
      Instant since,
      Optional<Instant> offerExpires,
      UUID because) {}

  /// @param recorded when the event was recorded, for acts that are said as they are recorded
  static Agreement evolve(Agreement before, AgreementEvent event, Instant recorded) {
    return switch (event) {
      case AgreementProposed(var act) -> first(proposed(act, recorded));
      case AgreementClaimed(var act) -> first(claimed(act, recorded));
      case TermsRevised(var act) -> {
        var was = onRecord(before, event);
        yield new OnRecord(
            with(was.versions(), revised(was.current(), act, recorded)),
            was.declarations(),
            was.readings());
      }
      case ConsentDeclared(var act) -> declared(onRecord(before, event), act);
      case ReadinessConfirmed(var act) -> declared(onRecord(before, event), act);
      case ReadinessWithdrawn(var act) -> declared(onRecord(before, event), act);
      case ReadingAdvanced(var act) -> {
        var was = onRecord(before, event);
        yield new OnRecord(was.versions(), was.declarations(), with(was.readings(), act));
      }
      case AgreementsRelated _ -> onRecord(before, event);
    };
  }

  private static OnRecord onRecord(Agreement before, AgreementEvent event) {
    if (before instanceof OnRecord was) return was;
    throw new ImpossibleHistory(before, event);
  }

  private static OnRecord first(Version version) {
    return new OnRecord(List.of(version), List.of(), List.of());
  }

  private static OnRecord declared(OnRecord was, AgreementAct act) {
    return new OnRecord(was.versions(), with(was.declarations(), act), was.readings());
  }

  private static Version proposed(ProposeAgreement act, Instant recorded) {
    return new Version(
        1,
        act.terms(),
        act.form() == AgreementAct.Form.UNILATERAL,
        act.terms().parties(),
        act.terms().participants().stream().map(Terms.Participant::ref).toList(),
        act.envelope().statedFrom().orElse(recorded),
        act.offerExpires().flatMap(w -> w.ends()),
        act.actId());
  }

  private static Version claimed(RecordClaimedAgreement act, Instant recorded) {
    return new Version(
        1,
        act.terms(),
        act.form() == AgreementAct.Form.UNILATERAL,
        act.allegedParties().stream()
            .filter(p -> p.role() == Terms.Role.PARTY)
            .map(AllegedParty::ref)
            .toList(),
        act.allegedParties().stream().map(AllegedParty::ref).toList(),
        act.envelope().statedFrom().orElse(recorded),
        Optional.empty(),
        act.actId());
  }

  /// A revision that names no participants keeps the ones there were; and nobody is left out of an
  /// agreement by a text that others wrote: whoever was a party has to consent to that too.
  private static Version revised(Version was, ReviseTerms act, Instant recorded) {
    var named = act.terms().participants();
    return new Version(
        was.number() + 1,
        act.terms(),
        was.unilateral(),
        Stream.concat(was.parties().stream(), act.terms().parties().stream()).distinct().toList(),
        named.isEmpty() ? was.participants() : named.stream().map(Terms.Participant::ref).toList(),
        act.envelope().statedFrom().orElse(recorded),
        Optional.empty(),
        act.actId());
  }

  private static <T> List<T> with(List<? extends T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }
}
