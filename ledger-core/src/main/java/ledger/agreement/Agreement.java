package ledger.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.Envelope;
import ledger.act.Event.AgreementClaimed;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementProposed;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.CommitmentReassigned;
import ledger.act.Event.CommitmentReleased;
import ledger.act.Event.ConsentDeclared;
import ledger.act.Event.EntryIntoForceRecorded;
import ledger.act.Event.NoticeGiven;
import ledger.act.Event.NoticeWithdrawn;
import ledger.act.Event.ProposalWithdrawn;
import ledger.act.Event.ReadinessConfirmed;
import ledger.act.Event.ReadinessWithdrawn;
import ledger.act.Event.ReadingAdvanced;
import ledger.act.Event.TermsRevised;
import ledger.act.Id;
import ledger.decision.ImpossibleHistory;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.EntryIntoForce;
import ledger.terms.Rule;
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
          .filter(act -> act.by().equals(party))
          .filter(act ->
              act instanceof ConfirmReadiness c && c.version() == version && c.scope().contains(key)
                  || act instanceof WithdrawReadiness w
                      && w.version() == version
                      && w.scope().contains(key))
          .reduce((_, later) -> later);
    }

    /// Whether the consents that this version takes are there. What else its rule asks for is not
    /// looked at.
    public boolean concluded(Version version, Predicate<Envelope> counts) {
      return met(version, counts).isPresent();
    }

    /// Since when this version has been in force, so far as consents and dates tell.
    public Optional<Instant> inForceSince(Version version, Predicate<Envelope> counts) {
      return met(version, counts)
          .map(met -> EntryIntoForce.after(met, version.terms().force().delay()));
    }

    private Optional<Instant> met(Version version, Predicate<Envelope> counts) {
      if (!version.takesTwo()) return Optional.empty();
      var accepted = new LinkedHashMap<Id, Instant>();
      var signed = new LinkedHashMap<Id, Instant>();
      declared(DeclareConsent.class, counts)
          .filter(c -> c.version() == version.number())
          .forEach(c -> {
            if (!(c.by() instanceof Actor.Named(var party))) return;
            var from = c.from().orElse(version.since());
            switch (c.decision()) {
              case ACCEPT -> {
                if (!c.provisional()) accepted.putIfAbsent(party, from);
              }
              case SIGN -> signed.putIfAbsent(party, from);
              case REJECT, WITHDRAW -> {
                accepted.remove(party);
                signed.remove(party);
              }
            }
          });
      return version
          .terms()
          .force()
          .rule()
          .met(new Rule.Given(version.parties(), accepted, signed, _ -> Optional.empty()));
    }

    /// The act that had withdrawn the proposal by then, where one did.
    public Optional<WithdrawProposal> withdrawal(Instant at, Predicate<Envelope> counts) {
      return declared(WithdrawProposal.class, counts)
          .filter(w -> w.envelope().statedFrom().filter(at::isBefore).isEmpty())
          .findFirst();
    }

    /// The notice that had ended the agreement by then, so far as notices tell by themselves.
    public Optional<GiveNotice> termination(Instant at, Predicate<Envelope> counts) {
      return declared(GiveNotice.class, counts)
          .filter(n -> n.effect() == Effect.TERMINATE && n.effectUnless().isEmpty())
          .filter(n -> withdrawn(n.noticeId(), counts).isEmpty())
          .filter(n -> !n.effectiveAt().begins().orElseThrow().isAfter(at))
          .findFirst();
    }

    public Optional<GiveNotice> notice(Id id) {
      return declared(GiveNotice.class, _ -> true).filter(n -> n.noticeId().equals(id)).findFirst();
    }

    public Optional<WithdrawNotice> withdrawn(Id notice, Predicate<Envelope> counts) {
      return declared(WithdrawNotice.class, counts)
          .filter(w -> w.noticeId().equals(notice))
          .findFirst();
    }

    /// The commitment as the newest version that has it puts it.
    public Optional<Commitment> commitment(Id key) {
      return versions.reversed().stream()
          .flatMap(v -> v.terms().commitment(key).stream())
          .findFirst();
    }

    public boolean hasCommitment(Id key) {
      return commitment(key).isPresent();
    }

    /// Who stands on this side of the commitment now, after every reassignment that counts.
    public List<Id> holding(Id key, Side side, Predicate<Envelope> counts) {
      var holders = new ArrayList<>(named(key, side));
      declared(ReassignCommitment.class, counts)
          .filter(r -> r.key().equals(key) && r.side() == side)
          .forEach(r -> holders.replaceAll(id -> id.equals(r.from()) ? r.to() : id));
      return holders.stream().distinct().toList();
    }

    /// Everybody who ever stood on this side of it.
    public List<Id> everHolding(Id key, Side side) {
      return Stream.concat(
              named(key, side).stream(),
              declared(ReassignCommitment.class, _ -> true)
                  .filter(r -> r.key().equals(key) && r.side() == side)
                  .map(ReassignCommitment::to))
          .distinct()
          .toList();
    }

    private List<Id> named(Id key, Side side) {
      return commitment(key)
          .map(c -> side == Side.DEBTOR ? c.debtors() : c.creditors())
          .orElse(List.of());
    }

    private <A extends AgreementAct> Stream<A> declared(Class<A> kind, Predicate<Envelope> counts) {
      return declarations.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .filter(act -> counts.test(act.envelope()));
    }
  }

  /// @param parties whose consent it takes: two at least, unless it is a promise by one
  /// @param claimed whether it is only said to have been agreed
  /// @param by who proposed, claimed or revised it
  /// @param offerExpires after which the offer has lapsed, where one was made with a date
  record Version(
      int number,
      Terms terms,
      boolean unilateral,
      List<Id> parties,
      List<Id> participants,
      Instant since,
      Optional<Instant> offerExpires,
      boolean claimed,
      Actor by,
      UUID because) {

    /// Others may join where the text lets them, so that nobody need be named at first.
    private boolean takesTwo() {
      return parties.size() > 1 || unilateral || terms.accession().isPresent();
    }
  }

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
      case ProposalWithdrawn(var act) -> declared(onRecord(before, event), act);
      case NoticeGiven(var act) -> declared(onRecord(before, event), act);
      case NoticeWithdrawn(var act) -> declared(onRecord(before, event), act);
      case CommitmentReleased(var act) -> declared(onRecord(before, event), act);
      case CommitmentReassigned(var act) -> declared(onRecord(before, event), act);
      case EntryIntoForceRecorded(var act) -> declared(onRecord(before, event), act);
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
        false,
        act.by(),
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
        true,
        act.by(),
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
        false,
        act.by(),
        act.actId());
  }

  private static <T> List<T> with(List<? extends T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }
}
