package ledger.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import ledger.decision.ImpossibleHistory;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.Terms;
import ledger.value.Id;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// What has been proposed, claimed and declared about one agreement, in the order it was recorded.
///
/// Every act is kept as it was said. Whether it moves anything depends on its strength and the
/// policy of the negotiation, so the questions below take the strengths that count as an argument.
public sealed interface Agreement {

  record Unrecorded() implements Agreement {}

  /// @param act as it was said
  /// @param at when: what is performed without a time is said as it is recorded
  record Declared(AgreementAct act, Instant at) {}

  /// Texts and declarations are found by what is asked for, and not by looking at all of them.
  ///
  /// @param texts by their numbers
  /// @param commitments as the version that took effect last of those that have it puts each
  /// @param said what was declared, by kind of act, each in the order of recording
  /// @param readiness what was said of readiness for each commitment, in the order of recording
  /// @param readings by the term that they read
  record OnRecord(
      Numbering numbers,
      PSortedMap<Integer, Version> texts,
      PMap<Id, Placed> commitments,
      PMap<String, PVector<Declared>> said,
      PMap<Id, PVector<AgreementAct>> readiness,
      PMap<Id, PVector<AdvanceReading>> readings)
      implements Agreement {

    /// A commitment, and the version that puts it so.
    private record Placed(Instant since, int number, Commitment commitment) {
      boolean isReplacedBy(Version version) {
        int later = version.since().compareTo(since);
        return later > 0 || later == 0 && version.number() > number;
      }
    }

    private static OnRecord first(Version version) {
      return new OnRecord(
              new Numbering(1),
              TreePMap.empty(),
              TreePMap.empty(),
              TreePMap.empty(),
              TreePMap.empty(),
              TreePMap.empty())
          .with(version);
    }

    private OnRecord with(Version version) {
      var placed = commitments;
      for (var c : version.terms().commitments().toList()) {
        var before = placed.get(c.key());
        if (before == null || before.isReplacedBy(version))
          placed = placed.plus(c.key(), new Placed(version.since(), version.number(), c));
      }
      return new OnRecord(
          numbers, texts.plus(version.number(), version), placed, said, readiness, readings);
    }

    private OnRecord with(Numbering numbers) {
      return new OnRecord(numbers, texts, commitments, said, readiness, readings);
    }

    private OnRecord with(AgreementAct act, Instant at) {
      var kind = act.getClass().getName();
      return new OnRecord(
          numbers,
          texts,
          commitments,
          said.plus(kind, said.getOrDefault(kind, TreePVector.empty()).plus(new Declared(act, at))),
          readiness,
          readings);
    }

    private OnRecord withReadiness(List<Id> scope, AgreementAct act) {
      var after = readiness;
      for (var key : scope)
        after = after.plus(key, after.getOrDefault(key, TreePVector.empty()).plus(act));
      return new OnRecord(numbers, texts, commitments, said, after, readings);
    }

    private OnRecord with(AdvanceReading act) {
      var of = readings.getOrDefault(act.termId(), TreePVector.empty());
      return new OnRecord(
          numbers, texts, commitments, said, readiness, readings.plus(act.termId(), of.plus(act)));
    }

    /// In the order of their numbers.
    public Collection<Version> versions() {
      return texts.values();
    }

    /// The text that was recorded last.
    public Version latest() {
      return Optional.ofNullable(texts.get(texts.lastKey())).orElseThrow();
    }

    /// In the order of recording.
    public List<AdvanceReading> readingsOf(Id term) {
      return readings.getOrDefault(term, TreePVector.empty());
    }

    /// The version that is current at a moment, so far as consents and dates tell.
    public Version currentAt(Instant moment, Predicate<Envelope> counts) {
      return tree(counts).currentAt(moment).orElseThrow();
    }

    public boolean isSuperseded(Version version, Instant moment, Predicate<Envelope> counts) {
      return tree(counts).isSuperseded(version, moment);
    }

    private VersionTree<Version> tree(Predicate<Envelope> counts) {
      if (texts.size() == 1) return new VersionTree<>(versions(), _ -> Optional.empty()); // alone
      var consents = consents(counts);
      return new VersionTree<>(
          versions(),
          version -> reached(version, consents).flatMap(reached -> reached.inForce().begins()));
    }

    public Optional<Version> version(int number) {
      return Optional.ofNullable(texts.get(number));
    }

    /// What was said of consent, with whatever carried it over and whoever left. A notice that
    /// something may avert is taken to have had effect: what is said after it is not refused.
    public Consents<AgreementAct> consents(Predicate<Envelope> counts) {
      return new Consents<>(
          saidAs(DeclareConsent.class, counts).flatMap(OnRecord::word).toList(),
          versions().stream().flatMap(v -> v.carry().stream()).toList(),
          declared(GiveNotice.class, counts)
              .filter(n -> n.effect() == Effect.WITHDRAW)
              .filter(n -> withdrawn(n.noticeId(), counts).isEmpty())
              .flatMap(OnRecord::departure)
              .toList());
    }

    private static Stream<Consents.Word<AgreementAct>> word(Declared declared) {
      var act = (DeclareConsent) declared.act();
      return act.by() instanceof Actor.Named(var party)
          ? Stream.of(
              new Consents.Word<>(party, act, declared.at(), act.givenFrom(declared.at()), act))
          : Stream.empty();
    }

    private static Stream<Consents.Departure> departure(GiveNotice notice) {
      return notice
          .about()
          .map(who -> new Consents.Departure(who, notice.effectiveAt().begins().orElseThrow()))
          .stream();
    }

    /// The confirmation or withdrawal that stands for one party's readiness for one commitment.
    public Optional<AgreementAct> readiness(
        Actor party, int version, Id key, Predicate<Envelope> counts) {
      return readiness.getOrDefault(key, TreePVector.<AgreementAct>empty()).stream()
          .filter(act -> act.by().equals(party))
          .filter(act -> counts.test(act.envelope()))
          .filter(act ->
              act instanceof ConfirmReadiness c && c.version() == version
                  || act instanceof WithdrawReadiness w && w.version() == version)
          .reduce((_, later) -> later);
    }

    /// Whether the consents that one of its versions takes are there. What else the rule of that
    /// version asks for is not looked at.
    public boolean isConcluded(Predicate<Envelope> counts) {
      var consents = consents(counts);
      return versions().stream().anyMatch(v -> reached(v, consents).isPresent());
    }

    /// Since when this version has been in force, so far as consents and dates tell.
    public Optional<Instant> inForceSince(Version version, Predicate<Envelope> counts) {
      return reached(version, consents(counts)).flatMap(reached -> reached.inForce().begins());
    }

    /// Computes every date that a later question asks for.
    ///
    /// @throws java.time.DateTimeException where one lies beyond the calendar
    public void computeDates(Instant now, Predicate<Envelope> counts) {
      tree(counts).currentAt(now);
      isConcluded(counts);
    }

    private static Optional<Consents.Reached> reached(
        Version version, Consents<AgreementAct> consents) {
      return version.takesTwo()
          ? consents.reached(
              version.number(), version.terms(), version.parties(), _ -> Optional.empty())
          : Optional.empty();
    }

    /// Whoever takes part by any of its texts.
    public List<Id> participants() {
      return versions().stream().flatMap(v -> v.participants().stream()).distinct().toList();
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

    /// The commitment as the version that took effect last of those that have it puts it.
    public Optional<Commitment> commitment(Id key) {
      return Optional.ofNullable(commitments.get(key)).map(Placed::commitment);
    }

    public boolean hasCommitment(Id key) {
      return commitments.containsKey(key);
    }

    /// Who stands on this side of the commitment now, after every reassignment that counts.
    public List<Id> holding(Id key, Side side, Predicate<Envelope> counts) {
      return commitment(key).map(c -> holding(c, side, counts)).orElse(List.of());
    }

    /// The same from the text of one version.
    public List<Id> holding(Commitment commitment, Side side, Predicate<Envelope> counts) {
      var holders = new ArrayList<>(named(commitment, side));
      declared(ReassignCommitment.class, counts)
          .filter(r -> r.key().equals(commitment.key()) && r.side() == side)
          .forEach(r -> holders.replaceAll(id -> id.equals(r.from()) ? r.to() : id));
      return holders.stream().distinct().toList();
    }

    /// Everybody who ever stood on this side of it.
    public List<Id> everHolding(Id key, Side side) {
      return Stream.concat(
              commitment(key).stream().flatMap(c -> named(c, side).stream()),
              declared(ReassignCommitment.class, _ -> true)
                  .filter(r -> r.key().equals(key) && r.side() == side)
                  .map(ReassignCommitment::to))
          .distinct()
          .toList();
    }

    private static List<Id> named(Commitment commitment, Side side) {
      return side == Side.DEBTOR ? commitment.debtors() : commitment.creditors();
    }

    private <A extends AgreementAct> Stream<A> declared(Class<A> kind, Predicate<Envelope> counts) {
      return saidAs(kind, counts).map(Declared::act).map(kind::cast);
    }

    private Stream<Declared> saidAs(
        Class<? extends AgreementAct> kind, Predicate<Envelope> counts) {
      return said.getOrDefault(kind.getName(), TreePVector.<Declared>empty()).stream()
          .filter(d -> counts.test(d.act().envelope()));
    }
  }

  /// @param parties whose consent it takes: two at least, unless it is a promise by one
  /// @param claimed whether it is only said to have been agreed
  /// @param by who proposed, claimed or revised it
  /// @param carry the consents to the version it is based on that it carries over
  /// @param offerExpires after which the offer has lapsed, where one was made with a date
  record Version(
      int number,
      int basedOn,
      Terms terms,
      boolean unilateral,
      List<Id> parties,
      List<Id> participants,
      Instant since,
      Optional<Instant> offerExpires,
      boolean claimed,
      Actor by,
      UUID because,
      Optional<Consents.Carry<AgreementAct>> carry)
      implements VersionTree.Text {

    /// Others may join where the text lets them, so that nobody need be named at first.
    private boolean takesTwo() {
      return parties.size() > 1 || unilateral || terms.accession().isPresent();
    }
  }

  /// @param recorded when the event was recorded, for acts that are said as they are recorded
  static Agreement evolve(Agreement before, AgreementEvent event, Instant recorded) {
    return switch (event) {
      case AgreementProposed(var act) -> OnRecord.first(proposed(act, recorded));
      case AgreementClaimed(var act) -> OnRecord.first(claimed(act, recorded));
      case TermsRevised(var act) -> {
        var was = onRecord(before, event);
        yield was.with(revised(was, act, basis(was, act, event), recorded))
            .with(was.numbers().after(act));
      }
      case ConsentDeclared(var act) -> declared(onRecord(before, event), act, recorded);
      case ReadinessConfirmed(var act) -> onRecord(before, event).withReadiness(act.scope(), act);
      case ReadinessWithdrawn(var act) -> onRecord(before, event).withReadiness(act.scope(), act);
      case ReadingAdvanced(var act) -> onRecord(before, event).with(act);
      case AgreementsRelated _ -> onRecord(before, event);
      case ProposalWithdrawn(var act) -> declared(onRecord(before, event), act, recorded);
      case NoticeGiven(var act) -> declared(onRecord(before, event), act, recorded);
      case NoticeWithdrawn(var act) -> declared(onRecord(before, event), act, recorded);
      case CommitmentReleased _, EntryIntoForceRecorded _ -> onRecord(before, event);
      case CommitmentReassigned(var act) -> declared(onRecord(before, event), act, recorded);
    };
  }

  private static OnRecord onRecord(Agreement before, AgreementEvent event) {
    if (before instanceof OnRecord was) return was;
    throw new ImpossibleHistory(before, event);
  }

  private static Version basis(OnRecord on, ReviseTerms act, AgreementEvent event) {
    return on.version(act.basedOn()).orElseThrow(() -> new ImpossibleHistory(on, event));
  }

  private static OnRecord declared(OnRecord was, AgreementAct act, Instant recorded) {
    return was.with(act, act.envelope().statedFrom().orElse(recorded));
  }

  /// The text that an event brings, where it brings one.
  static Optional<Terms> text(AgreementEvent event) {
    return switch (event) {
      case AgreementProposed(var act) -> Optional.of(act.terms());
      case AgreementClaimed(var act) -> Optional.of(act.terms());
      case TermsRevised(var act) -> Optional.of(act.terms());
      case ConsentDeclared _, ReadinessConfirmed _, ReadinessWithdrawn _ -> Optional.empty();
      case ReadingAdvanced _, AgreementsRelated _, ProposalWithdrawn _ -> Optional.empty();
      case NoticeGiven _, NoticeWithdrawn _, EntryIntoForceRecorded _ -> Optional.empty();
      case CommitmentReleased _, CommitmentReassigned _ -> Optional.empty();
    };
  }

  /// What an annulled act leaves behind: the number that it had is given to no other text.
  static Agreement without(Agreement before, AgreementEvent annulled) {
    return before instanceof OnRecord on ? on.with(on.numbers().after(annulled.act())) : before;
  }

  private static Version proposed(ProposeAgreement act, Instant recorded) {
    return new Version(
        1,
        0,
        act.terms(),
        act.form() == AgreementAct.Form.UNILATERAL,
        act.terms().parties(),
        act.terms().participants().stream().map(Terms.Participant::ref).toList(),
        act.envelope().statedFrom().orElse(recorded),
        act.offerExpires().flatMap(w -> w.ends()),
        false,
        act.by(),
        act.actId(),
        Optional.empty());
  }

  private static Version claimed(RecordClaimedAgreement act, Instant recorded) {
    return new Version(
        1,
        0,
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
        act.actId(),
        Optional.empty());
  }

  /// A revision that names no participants keeps those of the text it is based on; and nobody is
  /// left out of an agreement by a text that others wrote: whoever was a party has to consent to
  /// that too.
  private static Version revised(OnRecord on, ReviseTerms act, Version was, Instant recorded) {
    var named = act.terms().participants();
    int number = on.numbers().next();
    var since = act.envelope().statedFrom().orElse(recorded);
    return new Version(
        number,
        was.number(),
        act.terms(),
        was.unilateral(),
        Stream.concat(was.parties().stream(), act.terms().parties().stream()).distinct().toList(),
        named.isEmpty() ? was.participants() : named.stream().map(Terms.Participant::ref).toList(),
        since,
        Optional.empty(),
        false,
        act.by(),
        act.actId(),
        Consents.Carry.of(act, number, since, act));
  }
}
