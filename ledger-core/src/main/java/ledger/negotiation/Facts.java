package ledger.negotiation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.Envelope;
import ledger.act.Event.AdoptionEvent;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.BreachAlleged;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.IssueRaised;
import ledger.act.Event.MandateEvent;
import ledger.act.Event.MandateGranted;
import ledger.act.Event.MandateRevoked;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.NoticeGiven;
import ledger.act.Event.OccurrenceAssessed;
import ledger.act.Event.OccurrenceReported;
import ledger.act.Event.ReadingAdvanced;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.ReferentRegistered;
import ledger.act.Event.SourceRegistered;
import ledger.act.Event.StanceTaken;
import ledger.act.Event.WithoutPayload;
import ledger.act.IssueAct;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Strength;
import ledger.adoption.Adoption;
import ledger.adoption.Adoptions;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.agreement.Numbering;
import ledger.allegation.Allegation;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState.Happening;
import ledger.record.Recorded;
import ledger.value.Id;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// What stands in one negotiation, after custody, so far as rules ask for it.
///
/// Persistent collections: the facts after one entry more share all but a few nodes with those
/// before it. Of an act, no more is held than some rule asks for.
final class Facts {

  /// An agreement, and how many were on record before it: a bare key is that of the first.
  private record Filed(int order, Agreement<Declared> agreement) {}

  /// A report that a commitment was performed.
  record Performance(Id occurrence, UUID act, Relates relates, Envelope envelope) {}

  /// A stance on whether an occurrence happened, or counts.
  private record Denial(Proposition proposition, Actor holder) {}

  /// A stance that was taken, with when it was said.
  record Stood(Actor by, Proposition proposition, Stance stance, Instant at) {
    private Stood said(Instant adopted) {
      return new Stood(by, proposition, stance, at.isBefore(adopted) ? adopted : at);
    }
  }

  /// That a mandate was taken back, where that counts.
  private record Revocation(Envelope envelope, Instant at) {}

  private Negotiation negotiation = new Negotiation.Unopened();
  private PSet<Id> referents = TreePSet.empty();
  private PSet<Id> sources = TreePSet.empty();
  private PMap<String, Id> sourceByHash = TreePMap.empty();
  private PMap<Id, GrantMandate> mandates = TreePMap.empty();
  private PMap<Id, PVector<Id>> mandatesBy = TreePMap.empty();
  private PMap<Id, PVector<Id>> mandatesFor = TreePMap.empty();
  private PMap<Id, PVector<Revocation>> revoked = TreePMap.empty();
  private PMap<Id, Filed> agreements = TreePMap.empty();
  private int filed;
  private PMap<Id, PMap<Integer, Id>> homes = TreePMap.empty();
  private PMap<Id, AdvanceReading> readings = TreePMap.empty();
  private PSet<Id> notices = TreePSet.empty();
  private PSet<String> relations = TreePSet.empty();
  private PMap<Id, Happening> occurrences = TreePMap.empty();
  private PMap<Id, PVector<Performance>> performances = TreePMap.empty();
  private PMap<Id, PMap<Denial, Stood>> denials = TreePMap.empty();
  private PMap<String, PSet<Id>> owing = TreePMap.empty();
  private PMap<Id, Allegation> allegations = TreePMap.empty();
  private PSet<Id> issues = TreePSet.empty();
  private PMap<Id, IssueAct.Raised> raised = TreePMap.empty();
  private PMap<UUID, Stood> stances = TreePMap.empty();
  private PMap<UUID, Spoken> spoken = TreePMap.empty();
  private Adoptions adoptions = Adoptions.NONE;

  Facts() {}

  private Facts(Facts before) {
    negotiation = before.negotiation;
    referents = before.referents;
    sources = before.sources;
    sourceByHash = before.sourceByHash;
    mandates = before.mandates;
    mandatesBy = before.mandatesBy;
    mandatesFor = before.mandatesFor;
    revoked = before.revoked;
    agreements = before.agreements;
    filed = before.filed;
    homes = before.homes;
    readings = before.readings;
    notices = before.notices;
    relations = before.relations;
    occurrences = before.occurrences;
    performances = before.performances;
    denials = before.denials;
    owing = before.owing;
    allegations = before.allegations;
    issues = before.issues;
    raised = before.raised;
    stances = before.stances;
    spoken = before.spoken;
    adoptions = before.adoptions;
  }

  /// With one entry more, as it stands after custody.
  Facts after(Recorded recorded) {
    var now = new Facts(this);
    now.fold(recorded);
    return now;
  }

  /// With what an annulled entry leaves behind.
  Facts without(Recorded annulled) {
    var act = annulled.event().act();
    var numbered = Numbering.numbered(act);
    var before = numbered.map(agreements::get);
    if (before.isEmpty()) return this;
    var now = new Facts(this);
    now.agreements =
        agreements.plus(
            numbered.get(), new Filed(before.get().order(), before.get().agreement().without(act)));
    return now;
  }

  private void fold(Recorded recorded) {
    if (recorded.event().act() instanceof Act.Statement said)
      Spoken.of(said, recorded.compartment())
          .ifPresent(words -> spoken = spoken.plus(said.actId(), words));
    switch (recorded.event()) {
      case NegotiationEvent e -> {
        var before = negotiation;
        negotiation = Negotiation.evolve(before, e, recorded);
        adoptions
            .adopted()
            .forEach((words, adoption) -> {
              if (countsAsReported(words, before)) spokenOf(words, adoption);
            });
      }
      case ReferentEvent e -> {
        if (e instanceof ReferentRegistered) referents = referents.plus(e.act().referent());
      }
      case SourceRegistered(var act) -> {
        sources = sources.plus(act.id());
        act.hash().ifPresent(hash -> sourceByHash = sourceByHash.plus(hash, act.id()));
      }
      case MandateEvent e -> fold(e, recorded.at());
      case AgreementEvent e -> fold(e, recorded.at());
      case OccurrenceReported(var act) -> reported(act);
      case OccurrenceAssessed _ -> {}
      case AllegationEvent e -> {
        var id = e.act().id();
        allegations =
            allegations.plus(
                id, Allegation.evolve(allegations.getOrDefault(id, new Allegation.Unraised()), e));
        if (e instanceof BreachAlleged(var act))
          act.keys().forEach(key -> owes(key.toString(), act.against()));
      }
      case IssueRaised(var act) -> {
        issues = issues.plus(act.id());
        act.propositions().forEach(p -> raised = raised.plus(p.id(), p));
      }
      case StanceTaken(var act) -> taken(act, recorded.at());
      case AdoptionEvent e -> {
        adoptions = adoptions.after(recorded);
        adoptions.of(e.act().target()).ifPresent(a -> spokenOf(e.act().target(), a));
      }
      case CustodyEvent _, WithoutPayload _ -> {} // neither stands
    }
  }

  private void reported(ReportOccurrence act) {
    occurrences = occurrences.plus(act.id(), new Happening(act.where(), act.when()));
    for (var relates : act.relates())
      if (relates.isPerformance()) {
        var key = relates.key().key();
        performances =
            performances.plus(
                key,
                performances
                    .getOrDefault(key, TreePVector.empty())
                    .plus(new Performance(act.id(), act.actId(), relates, act.envelope())));
      }
  }

  private void taken(TakeStance act, Instant at) {
    var about = act.proposition();
    var stood = new Stood(act.by(), about, act.stance(), act.envelope().statedFrom().orElse(at));
    stances = stances.plus(act.actId(), stood);
    denied(stood);
    if (about.kind() == Proposition.Kind.OWES && act.stance() == Stance.AFFIRMS)
      owes(about.argument(0), Id.of(about.argument(1)));
  }

  private void denied(Stood stood) {
    var about = stood.proposition();
    if (about.kind() == Proposition.Kind.OCCURRED || about.kind() == Proposition.Kind.COUNTS) {
      var id = Id.of(about.argument(0));
      var said = denials.getOrDefault(id, HashTreePMap.empty());
      var whose = new Denial(about, stood.by());
      if (said.containsKey(whose) && stood.at().isBefore(said.get(whose).at())) return;
      denials = denials.plus(id, said.plus(whose, stood));
    }
  }

  /// What counts by its adoption alone is said again by that. What counts already stays where it
  /// was, and so does what is disowned, and does not count. Which of them it is, is judged like all
  /// strength by who takes part now: once whoever passed the words on comes to the table, they
  /// count by their adoption.
  private void spokenOf(UUID words, Adoption adoption) {
    if (adoption.kind() == Adoption.Kind.DISOWNED || countsAsReported(words, negotiation)) return;
    Optional.ofNullable(stances.get(words))
        .map(stood -> stood.said(adoption.from()))
        .ifPresent(stood -> {
          stances = stances.plus(words, stood);
          denied(stood);
        });
    Optional.ofNullable(spoken.get(words))
        .flatMap(Spoken::agreement)
        .ifPresent(id ->
            agreements =
                agreements.plus(
                    id, again(Objects.requireNonNull(agreements.get(id)), words, adoption)));
  }

  private boolean countsAsReported(UUID words, Negotiation judged) {
    return Optional.ofNullable(spoken.get(words))
        .flatMap(Spoken::asReported)
        .filter(envelope -> countsAsRecorded(envelope, judged))
        .isPresent();
  }

  private static Filed again(Filed before, UUID words, Adoption adoption) {
    return new Filed(
        before.order(), before.agreement().again(words, said -> said.adopted(adoption)));
  }

  private void owes(String commitment, Id actor) {
    owing = owing.plus(commitment, owing.getOrDefault(commitment, TreePSet.empty()).plus(actor));
  }

  private void fold(MandateEvent event, Instant recorded) {
    switch (event) {
      case MandateGranted(var act) -> {
        mandates = mandates.plus(act.id(), act);
        if (act.by() instanceof Actor.Named(var principal))
          mandatesBy = listed(mandatesBy, principal, act.id());
        mandatesFor = listed(mandatesFor, act.representative(), act.id());
      }
      case MandateRevoked(var act) ->
          revoked =
              revoked.plus(
                  act.id(),
                  revoked
                      .getOrDefault(act.id(), TreePVector.empty())
                      .plus(
                          new Revocation(
                              act.envelope().withoutTexts(),
                              act.envelope().statedFrom().orElse(recorded))));
    }
  }

  private static PMap<Id, PVector<Id>> listed(PMap<Id, PVector<Id>> before, Id under, Id one) {
    return before.plus(under, before.getOrDefault(under, TreePVector.empty()).plus(one));
  }

  private void fold(AgreementEvent event, Instant recorded) {
    if (event instanceof AgreementsRelated(var act)) relations = relations.plus(pair(act));
    if (event instanceof ReadingAdvanced(var act)) readings = readings.plus(act.readingId(), act);
    if (event instanceof NoticeGiven(var act)) notices = notices.plus(act.noticeId());
    var id = event.act().agreement();
    var before = agreements.get(id);
    var order = before == null ? filed++ : before.order();
    var after =
        Declared.evolve(before == null ? Agreement.none() : before.agreement(), event, recorded);
    agreements = agreements.plus(id, new Filed(order, after));
    if (Numbering.numbered(event.act()).isPresent())
      after.latest().terms().commitments().forEach(c -> home(c.key(), order, id));
  }

  private void home(Id key, int order, Id agreement) {
    homes = homes.plus(key, homes.getOrDefault(key, TreePMap.empty()).plus(order, agreement));
  }

  private static String pair(RelateAgreements act) {
    return pair(act.from(), act.to());
  }

  private static String pair(Id one, Id other) {
    return one.compareTo(other) <= 0 ? one + "/" + other : other + "/" + one;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  Stream<String> names(RefusalSubject subject) {
    Collection<Id> names =
        switch (subject) {
          case REFERENT -> referents;
          case SOURCE -> sources;
          case MANDATE -> mandates.keySet();
          case AGREEMENT -> agreements.keySet();
          case COMMITMENT -> homes.keySet();
          case READING -> readings.keySet();
          case NOTICE -> notices;
          case OCCURRENCE -> occurrences.keySet();
          case ALLEGATION -> allegations.keySet();
          case ISSUE -> issues;
          case PROPOSITION -> raised.keySet();
          case VERSION, BATCH, TERM, ENTRY, COMPARTMENT -> List.<Id>of();
        };
    return names.stream().map(Id::value);
  }

  boolean hasReferent(Id id) {
    return referents.contains(id);
  }

  boolean hasSource(Id id) {
    return sources.contains(id);
  }

  Optional<Id> sourceWith(String hash) {
    return Optional.ofNullable(sourceByHash.get(hash));
  }

  Optional<GrantMandate> mandate(Id id) {
    return Optional.ofNullable(mandates.get(id));
  }

  /// When it was taken back, where that counts.
  Optional<Instant> revoked(Id mandate) {
    return revoked.getOrDefault(mandate, TreePVector.<Revocation>empty()).stream()
        .filter(one -> counts(one.envelope()))
        .map(one ->
            adoption(one.envelope().actId())
                .filter(a -> a.kind() == Adoption.Kind.ADOPTED && one.at().isBefore(a.from()))
                .filter(_ -> !countsAsRecorded(one.envelope(), negotiation))
                .map(Adoption::from)
                .orElse(one.at()))
        .findFirst();
  }

  /// How near the ledger is to the one whose act it is, after what that one said of it.
  Strength strength(Envelope envelope) {
    var recorded = Strength.of(envelope, negotiation::isParty);
    return adoption(envelope.actId()).map(a -> a.strength(recorded)).orElse(recorded);
  }

  /// Whatever was said of it since.
  private static boolean countsAsRecorded(Envelope envelope, Negotiation judged) {
    return judged.policy().counts(Strength.of(envelope, judged::isParty));
  }

  boolean counts(Envelope envelope) {
    return negotiation.policy().counts(strength(envelope));
  }

  /// What the one whose words they are said of them.
  Optional<Adoption> adoption(UUID words) {
    return adoptions.of(words);
  }

  Optional<Spoken> spoken(UUID act) {
    return Optional.ofNullable(spoken.get(act));
  }

  /// In the order of recording.
  Stream<GrantMandate> mandatesBy(Id principal) {
    return all(mandatesBy, principal);
  }

  Stream<GrantMandate> mandatesFor(Id representative) {
    return all(mandatesFor, representative);
  }

  private Stream<GrantMandate> all(PMap<Id, PVector<Id>> index, Id of) {
    return index.getOrDefault(of, TreePVector.<Id>empty()).stream()
        .flatMap(id -> mandate(id).stream());
  }

  Optional<Agreement<Declared>> agreement(Id id) {
    return Optional.ofNullable(agreements.get(id)).map(Filed::agreement);
  }

  /// The agreements that have a commitment of this name, in the order of recording.
  Stream<Id> homes(Id key) {
    return homes.getOrDefault(key, TreePMap.<Integer, Id>empty()).values().stream();
  }

  Optional<AdvanceReading> reading(Id id) {
    return Optional.ofNullable(readings.get(id));
  }

  boolean hasNotice(Id id) {
    return notices.contains(id);
  }

  boolean related(Id one, Id other) {
    return relations.contains(pair(one, other));
  }

  Optional<Happening> occurrence(Id id) {
    return Optional.ofNullable(occurrences.get(id));
  }

  /// The reports of performance under a key of this name, whosever it is.
  Iterable<Performance> performances(Id key) {
    return performances.getOrDefault(key, TreePVector.empty());
  }

  boolean isDenied(Id occurrence) {
    return denials.getOrDefault(occurrence, HashTreePMap.<Denial, Stood>empty()).values().stream()
        .anyMatch(stood -> stood.stance() == Stance.DENIES);
  }

  Stream<Id> heldToOwe(String commitment) {
    return owing.getOrDefault(commitment, TreePSet.<Id>empty()).stream();
  }

  Optional<Allegation.Raised> allegation(Id id) {
    return allegations.get(id) instanceof Allegation.Raised found
        ? Optional.of(found)
        : Optional.empty();
  }

  boolean hasIssue(Id id) {
    return issues.contains(id);
  }

  Optional<IssueAct.Raised> raised(Id proposition) {
    return Optional.ofNullable(raised.get(proposition));
  }

  Optional<Stood> stance(UUID act) {
    return Optional.ofNullable(stances.get(act));
  }
}
