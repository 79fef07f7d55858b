package ledger.context;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.Decimal;
import ledger.act.Envelope;
import ledger.act.Event.AgreementEvent;
import ledger.act.Event.AgreementsRelated;
import ledger.act.Event.AllegationAnswered;
import ledger.act.Event.BreachAlleged;
import ledger.act.Event.IssueRaised;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Event.OccurrenceReported;
import ledger.act.Event.ReferentEvent;
import ledger.act.Event.SourceRegistered;
import ledger.act.Event.StanceTaken;
import ledger.act.Id;
import ledger.act.IssueAct;
import ledger.act.IssueAct.Stance;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.agreement.Agreement;
import ledger.agreement.Agreement.OnRecord;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AmbiguousKey;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.negotiation.Negotiation;
import ledger.record.Recorded;
import ledger.terms.KeyRef;

/// What the record of one negotiation holds, folded so far as guards across streams need it.
///
/// Grows by [#add] in the order of the record and is otherwise only read. Not thread-safe: whoever
/// decides an act in a negotiation has that negotiation to itself.
public final class Known {

  private record Standing(Proposition proposition, Actor holder) {}

  private Negotiation negotiation = new Negotiation.Unopened();
  private final Set<UUID> acts = new HashSet<>();
  private final Set<Id> referents = new HashSet<>();
  private final Map<Id, Optional<String>> sources = new HashMap<>();
  private final Map<Id, Agreement> agreements = new HashMap<>();
  private final Set<RelateAgreements> relations = new HashSet<>();
  private final Map<Id, ReportOccurrence> occurrences = new LinkedHashMap<>();
  private final Map<Standing, Stance> standing = new HashMap<>();
  private final Map<Id, AllegeBreach> allegations = new HashMap<>();
  private final Set<Id> issues = new HashSet<>();
  private final Map<Id, IssueAct.Raised> raised = new HashMap<>();

  public static Known of(Collection<Recorded> record) {
    var known = new Known();
    record.forEach(known::add);
    return known;
  }

  public void add(Recorded recorded) {
    acts.add(recorded.event().act().actId());
    switch (recorded.event()) {
      case NegotiationEvent e -> negotiation = Negotiation.evolve(negotiation, e, recorded);
      case ReferentEvent e -> referents.add(e.act().referent());
      case SourceRegistered(var act) -> sources.put(act.id(), act.hash());
      case AgreementEvent e -> add(e, recorded.at());
      case OccurrenceReported(var act) -> occurrences.put(act.id(), act);
      case BreachAlleged(var act) -> allegations.put(act.id(), act);
      case AllegationAnswered _ -> {}
      case IssueRaised(var act) -> {
        issues.add(act.id());
        act.propositions().forEach(p -> raised.put(p.id(), p));
      }
      case StanceTaken(var act) ->
          standing.put(new Standing(act.proposition(), act.by()), act.stance());
    }
  }

  private void add(AgreementEvent event, Instant recorded) {
    if (event instanceof AgreementsRelated(var act)) relations.add(act);
    agreements.compute(
        event.act().agreement(),
        (_, before) ->
            Agreement.evolve(
                before == null ? new Agreement.Unrecorded() : before, event, recorded));
  }

  public Negotiation negotiation() {
    return negotiation;
  }

  public boolean hasReferent(Id id) {
    return referents.contains(id);
  }

  public Optional<IssueAct.Raised> raised(Id proposition) {
    return Optional.ofNullable(raised.get(proposition));
  }

  public Optional<Id> sourceWith(String hash) {
    return sources.entrySet().stream()
        .filter(e -> e.getValue().filter(hash::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public Optional<AdvanceReading> reading(Id id) {
    return onRecord()
        .flatMap(a -> a.readings().stream())
        .filter(r -> r.readingId().equals(id))
        .findFirst();
  }

  public Optional<AllegeBreach> allegation(Id id) {
    return Optional.ofNullable(allegations.get(id));
  }

  public boolean related(Id one, Id other) {
    return relations.stream()
        .anyMatch(r ->
            (r.from().equals(one) && r.to().equals(other))
                || (r.from().equals(other) && r.to().equals(one)));
  }

  public boolean has(Mention mention) {
    return switch (mention.subject()) {
      case REFERENT -> referents.contains(mention.id());
      case SOURCE -> sources.containsKey(mention.id());
      case MANDATE -> false;
      case AGREEMENT -> agreements.containsKey(mention.id());
      case READING -> reading(mention.id()).isPresent();
      case OCCURRENCE -> occurrences.containsKey(mention.id());
      case ALLEGATION -> allegations.containsKey(mention.id());
      case ISSUE -> issues.contains(mention.id());
      case PROPOSITION -> raised.containsKey(mention.id());
      case COMMITMENT -> !debtorsOf(new KeyRef(Optional.empty(), mention.id())).isEmpty();
      case TERM ->
          onRecord()
              .flatMap(a -> a.versions().stream())
              .anyMatch(v -> v.terms().term(mention.id()).isPresent());
      case VERSION, ACT -> throw new IllegalArgumentException(mention + " is not known by an id");
    };
  }

  /// Whoever owes the commitment, in the newest version that has it; nobody where none has it.
  public List<Id> debtorsOf(KeyRef ref) {
    return agreementsWith(ref)
        .flatMap(id -> versionsOf(id).reversed().stream())
        .flatMap(v -> v.terms().commitment(ref.key()).stream())
        .findFirst()
        .map(c -> c.debtors())
        .orElse(List.of());
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

  private Stream<Id> agreementsWith(KeyRef ref) {
    return ref.agreement()
        .map(Stream::of)
        .orElseGet(() -> agreements.keySet().stream())
        .filter(id ->
            versionsOf(id).stream().anyMatch(v -> v.terms().commitment(ref.key()).isPresent()));
  }

  private List<Agreement.Version> versionsOf(Id agreement) {
    return agreements.get(agreement) instanceof OnRecord on ? on.versions() : List.of();
  }

  private Stream<OnRecord> onRecord() {
    return agreements.values().stream()
        .filter(OnRecord.class::isInstance)
        .map(OnRecord.class::cast);
  }

  /// The report by which a commitment came to be done in full, where nobody's stance denies it.
  /// Best effort: what is due is computed by view, and not here.
  ///
  /// @param counts which reports do
  public Optional<UUID> undisputedPerformance(KeyRef ref, Predicate<Envelope> counts) {
    var target =
        versionsOf(ref.agreement().orElseThrow()).reversed().stream()
            .flatMap(v -> v.terms().commitment(ref.key()).stream())
            .findFirst()
            .flatMap(c -> c.measure())
            .map(m -> m.target().value())
            .orElse(BigDecimal.ZERO);
    var done = BigDecimal.ZERO;
    for (var report : occurrences.values()) {
      var performed = performed(report, ref);
      if (performed.isEmpty() || !counts.test(report.envelope()) || denied(report)) continue;
      done = done.add(performed.get());
      if (done.compareTo(target) >= 0) return Optional.of(report.actId());
    }
    return Optional.empty();
  }

  /// How much of the commitment a report says was performed; empty where it does not say so.
  private Optional<BigDecimal> performed(ReportOccurrence report, KeyRef ref) {
    return report.relates().stream()
        .filter(r -> r.as() == Relates.As.PERFORMANCE || r.as() == Relates.As.PARTIAL)
        .filter(r -> r.key().key().equals(ref.key()))
        .filter(r -> agreementsWith(r.key()).anyMatch(ref.agreement().orElseThrow()::equals))
        .map(r -> r.amount().map(Decimal::value).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal::add);
  }

  private boolean denied(ReportOccurrence report) {
    return standing.entrySet().stream()
        .filter(e -> e.getValue() == Stance.DENIES)
        .map(e -> e.getKey().proposition())
        .anyMatch(p ->
            (p.kind() == Proposition.Kind.OCCURRED || p.kind() == Proposition.Kind.COUNTS)
                && p.argument(0).equals(report.id().value()));
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
        && versionsOf(Id.of(agreement)).stream()
            .anyMatch(v -> String.valueOf(v.number()).equals(number));
  }

  boolean hasCommitment(String agreement, String key) {
    return has(Subject.AGREEMENT, agreement)
        && has(Subject.COMMITMENT, key)
        && !debtorsOf(KeyRef.of(Id.of(agreement), Id.of(key))).isEmpty();
  }

  boolean hasAct(String actId) {
    return acts.stream().anyMatch(id -> id.toString().equals(actId));
  }
}
