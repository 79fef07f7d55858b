package ledger.negotiation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.Event.AdoptionEvent;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.BreachAlleged;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.IssueRaised;
import ledger.act.Event.MandateEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.OccurrenceAssessed;
import ledger.act.Event.OccurrenceReported;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.ReferentRegistered;
import ledger.act.Event.SourceRegistered;
import ledger.act.Event.StanceTaken;
import ledger.act.Event.WithoutPayload;
import ledger.act.IssueAct;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Proposition;
import ledger.act.Strength;
import ledger.adoption.Adoption;
import ledger.adoption.Adoptions;
import ledger.allegation.Allegation;
import ledger.decision.RefusalSubject;
import ledger.record.Recorded;
import ledger.value.Id;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// What stands in one negotiation, after custody, so far as rules ask for it.
///
/// Persistent collections: the facts after one entry more share all but a few nodes with those
/// before it. Of an act, no more is held than some rule asks for.
final class Facts {

  private Negotiation negotiation = new Negotiation.Unopened();
  private PSet<Id> referents = TreePSet.empty();
  private PSet<Id> sources = TreePSet.empty();
  private PMap<String, Id> sourceByHash = TreePMap.empty();
  private Mandates mandates = Mandates.NONE;
  private AgreementsOnRecord agreements = AgreementsOnRecord.NONE;
  private Occurrences occurrences = Occurrences.NONE;
  private PMap<String, PSet<Id>> owing = TreePMap.empty();
  private PMap<Id, Allegation> allegations = TreePMap.empty();
  private PSet<Id> issues = TreePSet.empty();
  private PMap<Id, IssueAct.Raised> raised = TreePMap.empty();
  private PMap<UUID, StanceOnRecord> stances = TreePMap.empty();
  private PMap<UUID, Spoken> spoken = TreePMap.empty();
  private Adoptions adoptions = Adoptions.NONE;

  Facts() {}

  private Facts(Facts before) {
    negotiation = before.negotiation;
    referents = before.referents;
    sources = before.sources;
    sourceByHash = before.sourceByHash;
    mandates = before.mandates;
    agreements = before.agreements;
    occurrences = before.occurrences;
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
    var now = new Facts(this);
    now.agreements = agreements.without(annulled.event().act());
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
      case MandateEvent e -> mandates = mandates.after(e, recorded.at());
      case AgreementEvent e -> agreements = agreements.after(e, recorded.at());
      case OccurrenceReported(var act) -> occurrences = occurrences.after(act);
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

  private void taken(TakeStance act, Instant at) {
    var about = act.proposition();
    var stance =
        new StanceOnRecord(act.by(), about, act.stance(), act.envelope().statedFrom().orElse(at));
    stances = stances.plus(act.actId(), stance);
    occurrences = occurrences.after(stance);
    if (about.kind() == Proposition.Kind.OWES && act.stance() == Stance.AFFIRMS)
      owes(about.argument(0), Id.of(about.argument(1)));
  }

  /// What counts by its adoption alone is said again by that. What counts already stays where it
  /// was, and so does what is disowned, and does not count. Which of them it is, is judged like all
  /// strength by who takes part now: once whoever passed the words on comes to the table, they
  /// count by their adoption.
  private void spokenOf(UUID words, Adoption adoption) {
    if (adoption.kind() == Adoption.Kind.DISOWNED || countsAsReported(words, negotiation)) return;
    Optional.ofNullable(stances.get(words))
        .map(stance -> stance.said(adoption.from()))
        .ifPresent(stance -> {
          stances = stances.plus(words, stance);
          occurrences = occurrences.after(stance);
        });
    Optional.ofNullable(spoken.get(words))
        .flatMap(Spoken::agreement)
        .ifPresent(id -> agreements = agreements.adopted(id, words, adoption));
  }

  private boolean countsAsReported(UUID words, Negotiation judged) {
    return Optional.ofNullable(spoken.get(words))
        .flatMap(Spoken::asReported)
        .filter(envelope -> countsAsRecorded(envelope, judged))
        .isPresent();
  }

  private void owes(String commitment, Id actor) {
    owing = owing.plus(commitment, owing.getOrDefault(commitment, TreePSet.empty()).plus(actor));
  }

  Negotiation negotiation() {
    return negotiation;
  }

  Stream<String> names(RefusalSubject subject) {
    Collection<Id> names =
        switch (subject) {
          case REFERENT -> referents;
          case SOURCE -> sources;
          case MANDATE -> mandates.granted().keySet();
          case AGREEMENT -> agreements.filed().keySet();
          case COMMITMENT -> agreements.homes().keySet();
          case READING -> agreements.readings().keySet();
          case NOTICE -> agreements.notices();
          case OCCURRENCE -> occurrences.happened().keySet();
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

  Mandates mandates() {
    return mandates;
  }

  AgreementsOnRecord agreements() {
    return agreements;
  }

  Occurrences occurrences() {
    return occurrences;
  }

  /// When it was taken back, where that counts.
  Optional<Instant> revoked(Id mandate) {
    return mandates
        .revocations(mandate)
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

  /// Whatever its speaker said of it since.
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

  Optional<StanceOnRecord> stance(UUID act) {
    return Optional.ofNullable(stances.get(act));
  }
}
