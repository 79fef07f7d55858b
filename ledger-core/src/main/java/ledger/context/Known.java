package ledger.context;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.Side;
import ledger.act.AllegationAct.AllegeBreach;
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
import ledger.act.Id;
import ledger.act.IssueAct;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Strength;
import ledger.agreement.Agreement;
import ledger.agreement.Agreement.OnRecord;
import ledger.custody.Custody;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AmbiguousKey;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.negotiation.Negotiation;
import ledger.record.Recorded;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;

/// What the record of one negotiation holds, folded so far as guards across streams need it.
///
/// Grows by [#add] in the order of the record and is otherwise only read. Not thread-safe: whoever
/// decides an act in a negotiation has that negotiation to itself.
public final class Known implements Catalogue {

  private final Map<UUID, Recorded> record = new LinkedHashMap<>();
  private final Custody custody = new Custody();
  private Facts facts = new Facts();

  /// What stands, after custody.
  private static final class Facts {
    Negotiation negotiation = new Negotiation.Unopened();
    final Set<Id> referents = new HashSet<>();
    final Map<Id, Optional<String>> sources = new HashMap<>();
    final Map<String, Id> sourceByHash = new HashMap<>();
    final Map<Id, GrantMandate> mandates = new LinkedHashMap<>();
    final Map<Id, Instant> revoked = new HashMap<>();
    final Map<Id, Agreement> agreements = new LinkedHashMap<>();
    final Map<Id, AdvanceReading> readings = new HashMap<>();
    final Map<Id, GiveNotice> notices = new HashMap<>();
    final Set<RelateAgreements> relations = new HashSet<>();
    final Map<Id, ReportOccurrence> occurrences = new LinkedHashMap<>();
    final Map<Id, Map<Denial, Stance>> denials = new HashMap<>();
    final Map<String, Set<Id>> owing = new HashMap<>();
    final Map<Id, AllegeBreach> allegations = new HashMap<>();
    final Set<Id> issues = new HashSet<>();
    final Map<Id, IssueAct.Raised> raised = new HashMap<>();
  }

  /// A stance on whether an occurrence happened, or counts.
  private record Denial(Proposition proposition, Actor holder) {}

  public static Known of(Collection<Recorded> record) {
    var known = new Known();
    record.forEach(known::add);
    return known;
  }

  public void add(Recorded recorded) {
    record.put(recorded.event().act().actId(), recorded);
    custody.add(recorded);
    if (recorded.event() instanceof CustodyEvent) facts = folded(custody);
    else fold(recorded, facts);
  }

  private Facts folded(Custody after) {
    var again = new Facts();
    record
        .values()
        .forEach(
            r -> after.standing(r).ifPresentOrElse(s -> fold(s, again), () -> leaveOut(r, again)));
    return again;
  }

  private static void fold(Recorded recorded, Facts into) {
    switch (recorded.event()) {
      case NegotiationEvent e ->
          into.negotiation = Negotiation.evolve(into.negotiation, e, recorded);
      case ReferentEvent e -> {
        if (e instanceof ReferentRegistered) into.referents.add(e.act().referent());
      }
      case SourceRegistered(var act) -> {
        into.sources.put(act.id(), act.hash());
        act.hash().ifPresent(hash -> into.sourceByHash.put(hash, act.id()));
      }
      case MandateEvent e -> fold(e, recorded.at(), into);
      case AgreementEvent e -> fold(e, recorded.at(), into);
      case OccurrenceReported(var act) -> into.occurrences.put(act.id(), act);
      case OccurrenceAssessed _ -> {}
      case AllegationEvent e -> {
        if (e instanceof BreachAlleged(var act)) {
          into.allegations.put(act.id(), act);
          act.keys().forEach(key -> owes(key.toString(), act.against(), into));
        }
      }
      case IssueRaised(var act) -> {
        into.issues.add(act.id());
        act.propositions().forEach(p -> into.raised.put(p.id(), p));
      }
      case StanceTaken(var act) -> {
        if (act.proposition().kind() == Proposition.Kind.OWES && act.stance() == Stance.AFFIRMS)
          owes(act.proposition().argument(0), Id.of(act.proposition().argument(1)), into);
        if (act.proposition().kind() == Proposition.Kind.OCCURRED
            || act.proposition().kind() == Proposition.Kind.COUNTS)
          into.denials
              .computeIfAbsent(Id.of(act.proposition().argument(0)), _ -> new HashMap<>())
              .put(new Denial(act.proposition(), act.by()), act.stance());
      }
      case CustodyEvent _ -> {}
    }
  }

  private static void owes(String commitment, Id actor, Facts into) {
    into.owing.computeIfAbsent(commitment, _ -> new HashSet<>()).add(actor);
  }

  private static void leaveOut(Recorded recorded, Facts from) {
    if (recorded.event() instanceof AgreementEvent event)
      from.agreements.computeIfPresent(
          event.act().agreement(), (_, before) -> Agreement.without(before, event));
  }

  private static void fold(MandateEvent event, Instant recorded, Facts into) {
    switch (event) {
      case MandateGranted(var act) -> into.mandates.put(act.id(), act);
      case MandateRevoked(var act) -> {
        var strength = Strength.of(act.envelope(), into.negotiation::participates);
        if (into.negotiation.policy().counts(strength))
          into.revoked.putIfAbsent(act.id(), act.envelope().statedFrom().orElse(recorded));
      }
    }
  }

  private static void fold(AgreementEvent event, Instant recorded, Facts into) {
    if (event instanceof AgreementsRelated(var act)) into.relations.add(act);
    if (event instanceof ReadingAdvanced(var act)) into.readings.put(act.readingId(), act);
    if (event instanceof NoticeGiven(var act)) into.notices.put(act.noticeId(), act);
    into.agreements.compute(
        event.act().agreement(),
        (_, before) ->
            Agreement.evolve(
                before == null ? new Agreement.Unrecorded() : before, event, recorded));
  }

  public Negotiation negotiation() {
    return facts.negotiation;
  }

  public Custody custody() {
    return custody;
  }

  /// An entry as it was recorded, whatever became of it since.
  public Optional<Recorded> entry(UUID actId) {
    return Optional.ofNullable(record.get(actId));
  }

  public Optional<Act> act(UUID actId) {
    return entry(actId).map(r -> r.event().act());
  }

  /// The acts that would be about nothing if this one were annulled.
  public List<UUID> relyingOn(UUID target) {
    var without = new Known();
    var relying = new ArrayList<UUID>();
    for (var recorded : record.values()) {
      var id = recorded.event().act().actId();
      var standing = custody.standing(recorded);
      boolean stands = standing.isPresent() && !id.equals(target);
      boolean relies = stands && new Reliance(without).isBroken(standing.get().event().act());
      if (relies) relying.add(id);
      if (stands && !relies) without.add(standing.get());
      else leaveOut(recorded, without.facts);
    }
    return relying;
  }

  /// A stance that was taken and stands on record, with when it was said.
  public record Stood(TakeStance act, Instant at) {}

  public Optional<Stood> stance(UUID actId) {
    return entry(actId)
        .flatMap(custody::standing)
        .filter(r -> r.event() instanceof StanceTaken)
        .map(r -> {
          var act = ((StanceTaken) r.event()).act();
          return new Stood(act, act.envelope().statedFrom().orElse(r.at()));
        });
  }

  public boolean hasReferent(Id id) {
    return facts.referents.contains(id);
  }

  @Override
  public Optional<IssueAct.Raised> raised(Id proposition) {
    return Optional.ofNullable(facts.raised.get(proposition));
  }

  public Optional<Id> sourceWith(String hash) {
    return Optional.ofNullable(facts.sourceByHash.get(hash));
  }

  /// The mandates that stood at a moment.
  public Stream<GrantMandate> mandatesAt(Instant moment) {
    return facts.mandates.values().stream().filter(m -> stoodAt(m, moment));
  }

  /// Those that a principal gave.
  public Stream<GrantMandate> mandatesOf(Id principal, Instant moment) {
    return mandatesAt(moment).filter(m -> m.by().is(principal));
  }

  public Optional<GrantMandate> mandate(Id id, Instant moment) {
    return Optional.ofNullable(facts.mandates.get(id)).filter(m -> stoodAt(m, moment));
  }

  private boolean stoodAt(GrantMandate mandate, Instant moment) {
    return Optional.ofNullable(facts.revoked.get(mandate.id()))
        .filter(revoked -> !moment.isBefore(revoked))
        .isEmpty();
  }

  @Override
  public Optional<AdvanceReading> reading(Id id) {
    return Optional.ofNullable(facts.readings.get(id));
  }

  public boolean hasNotice(Id id) {
    return facts.notices.containsKey(id);
  }

  @Override
  public Optional<AllegeBreach> allegation(Id id) {
    return Optional.ofNullable(facts.allegations.get(id));
  }

  public Optional<ReportOccurrence> occurrence(Id id) {
    return Optional.ofNullable(facts.occurrences.get(id));
  }

  /// Whether somebody put on record that the two agreements have to do with each other.
  public boolean related(Id one, Id other) {
    return facts.relations.stream()
        .anyMatch(r ->
            (r.from().equals(one) && r.to().equals(other))
                || (r.from().equals(other) && r.to().equals(one)));
  }

  public boolean has(Mention mention) {
    return switch (mention.subject()) {
      case REFERENT -> facts.referents.contains(mention.id());
      case SOURCE -> facts.sources.containsKey(mention.id());
      case MANDATE -> facts.mandates.containsKey(mention.id());
      case AGREEMENT -> facts.agreements.get(mention.id()) instanceof OnRecord;
      case READING -> facts.readings.containsKey(mention.id());
      case NOTICE -> facts.notices.containsKey(mention.id());
      case OCCURRENCE -> facts.occurrences.containsKey(mention.id());
      case ALLEGATION -> facts.allegations.containsKey(mention.id());
      case ISSUE -> facts.issues.contains(mention.id());
      case PROPOSITION -> facts.raised.containsKey(mention.id());
      case VERSION, COMMITMENT, TERM, ENTRY, BATCH ->
          throw new IllegalArgumentException(mention + " is not known by an id");
    };
  }

  /// The agreement, where it is on record.
  public Optional<OnRecord> agreement(Id id) {
    return facts.agreements.get(id) instanceof OnRecord on ? Optional.of(on) : Optional.empty();
  }

  @Override
  public List<Id> debtorsOf(KeyRef ref) {
    return agreementsWith(ref)
        .map(id -> agreement(id).orElseThrow().everHolding(ref.key(), Side.DEBTOR))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public KeyRef home(KeyRef ref) {
    return agreementsWith(ref).findFirst().map(id -> KeyRef.of(id, ref.key())).orElse(ref);
  }

  /// Everybody whom anybody holds to owe the commitment, whatever the text says.
  public Stream<Id> heldToOwe(KeyRef ref) {
    return Stream.of(ref.toString(), ref.key().value())
        .flatMap(key -> facts.owing.getOrDefault(key, Set.of()).stream());
  }

  /// The first key that no agreement has, or that more than one has and nothing tells apart.
  public Optional<Refusal> firstUnresolved(String field, List<KeyRef> refs, String suffix) {
    return IntStream.range(0, refs.size())
        .boxed()
        .flatMap(i -> unresolved(field + "[" + i + "]" + suffix, refs.get(i)).stream())
        .findFirst();
  }

  private Optional<Refusal> unresolved(String field, KeyRef ref) {
    var homes = agreementsWith(ref).toList();
    return switch (homes.size()) {
      case 0 -> Optional.of(new Unknown(Subject.COMMITMENT, field, ref.toString()));
      case 1 -> Optional.empty();
      default -> Optional.of(new AmbiguousKey(field, ref.key(), homes.stream().sorted().toList()));
    };
  }

  /// The agreements that have a commitment of this name.
  public Stream<Id> agreementsWith(KeyRef ref) {
    return ref.agreement()
        .map(Stream::of)
        .orElseGet(() -> facts.agreements.keySet().stream())
        .filter(id -> agreement(id).filter(on -> on.hasCommitment(ref.key())).isPresent());
  }

  /// The reports of performance that nobody denies. Best effort: what is due is computed by view,
  /// and not here.
  public Optional<UUID> undisputedPerformance(KeyRef ref) {
    var agreement = ref.agreement().orElseThrow();
    var target =
        agreement(agreement)
            .flatMap(on -> on.commitment(ref.key()))
            .flatMap(Commitment::measure)
            .map(measure -> measure.target().value());
    var done = BigDecimal.ZERO;
    for (var report : facts.occurrences.values()) {
      if (denied(report) || !isHeard(report)) continue;
      for (var relates : report.relates())
        if (agreementsWith(relates.key()).anyMatch(agreement::equals)
            && relates.key().key().equals(ref.key())
            && relates.isPerformance()) {
          done = done.add(relates.amountOf(target));
          if (relates.completes(target, done)) return Optional.of(report.actId());
        }
    }
    return Optional.empty();
  }

  /// Hearsay and unnamed sources support a record; they perform nothing.
  private boolean isHeard(ReportOccurrence report) {
    return Strength.of(report.envelope(), negotiation()::participates).isOwn();
  }

  private boolean denied(ReportOccurrence report) {
    return facts.denials.getOrDefault(report.id(), Map.of()).containsValue(Stance.DENIES);
  }

  public Optional<Refusal> firstUnknown(String field, List<Proposition> propositions) {
    return IntStream.range(0, propositions.size())
        .boxed()
        .flatMap(i -> unknownIn(field + "[" + i + "]", propositions.get(i)).stream())
        .findFirst();
  }

  /// What a proposition is about has to be on record before anybody can hold a stance on it.
  public Optional<Refusal> unknownIn(String field, Proposition proposition) {
    return new Propositions(this).missing(proposition)
        ? Optional.of(new Unknown(Subject.PROPOSITION, field, proposition.toString()))
        : Optional.empty();
  }

  boolean has(Subject subject, String id) {
    return id.matches("[A-Za-z0-9._-]{1,64}") && has(new Mention(subject, "", Id.of(id)));
  }

  boolean hasVersion(String agreement, String number) {
    return has(Subject.AGREEMENT, agreement)
        && agreement(Id.of(agreement)).orElseThrow().versions().stream()
            .anyMatch(v -> String.valueOf(v.number()).equals(number));
  }

  boolean hasCommitment(String agreement, String key) {
    return has(Subject.AGREEMENT, agreement)
        && key.matches("[A-Za-z0-9._-]{1,64}")
        && agreement(Id.of(agreement)).orElseThrow().hasCommitment(Id.of(key));
  }

  /// Whether this is the id of the negotiation itself.
  boolean isNamed(String id) {
    return record.values().stream()
        .findFirst()
        .filter(r -> r.event().act().negotiation().value().equals(id))
        .isPresent();
  }

  boolean hasAct(String actId) {
    try {
      var id = UUID.fromString(actId);
      return id.toString().equals(actId) && record.containsKey(id) && !custody.isAnnulled(id);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
