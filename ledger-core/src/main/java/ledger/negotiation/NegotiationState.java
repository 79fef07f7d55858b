package ledger.negotiation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Side;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.Envelope;
import ledger.act.Event.CustodyEvent;
import ledger.act.IssueAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.Proposition;
import ledger.act.Strength;
import ledger.adoption.Adoption;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.allegation.Allegation;
import ledger.compartment.Audience;
import ledger.custody.Custody;
import ledger.decision.RefusalSubject;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import org.jspecify.annotations.Nullable;

/// What the record of one negotiation comes to, so far as rules need it. Immutable: [#after] gives
/// the next, and shares all but a little with this one.
///
/// The acts themselves are not held. Only custody looks at all of them again: whoever decides a
/// custody act gives the record along ([#with]), and the state after it is folded anew.
public final class NegotiationState implements Directory {

  public static final NegotiationState NONE =
      new NegotiationState(null, StreamIndex.NONE, Custody.NONE, new Facts(), List.of());

  private final @Nullable Id id;
  private final StreamIndex streams;
  private final Custody custody;
  private final Facts facts;
  private final List<Recorded> record;
  private final Optional<PlaceInLog> placeOfTarget;
  private final Optional<SealedEntry> toUnseal;

  private NegotiationState(
      @Nullable Id id, StreamIndex streams, Custody custody, Facts facts, List<Recorded> record) {
    this(id, streams, custody, facts, record, Optional.empty(), Optional.empty());
  }

  private NegotiationState(
      @Nullable Id id,
      StreamIndex streams,
      Custody custody,
      Facts facts,
      List<Recorded> record,
      Optional<PlaceInLog> placeOfTarget,
      Optional<SealedEntry> toUnseal) {
    this.id = id;
    this.streams = streams;
    this.custody = custody;
    this.facts = facts;
    this.record = record;
    this.placeOfTarget = placeOfTarget;
    this.toUnseal = toUnseal;
  }

  /// The state that a whole record leaves.
  public static NegotiationState of(Collection<Recorded> record) {
    var custody = Custody.of(record);
    var state = NONE;
    for (var recorded : record) {
      var facts =
          custody.standing(recorded).map(state.facts::after).orElse(state.facts.without(recorded));
      state = state.noting(recorded, Custody.NONE, facts);
    }
    return new NegotiationState(state.id, state.streams, custody, state.facts, List.of());
  }

  /// The same with the record at hand, for a custody act.
  ///
  /// @param whole all entries of the negotiation so far, in their order
  public NegotiationState with(List<Recorded> whole) {
    return new NegotiationState(id, streams, custody, facts, whole);
  }

  /// The same with the place of the entry whose payload is to be taken away.
  public NegotiationState with(PlaceInLog ofTarget) {
    return new NegotiationState(
        id, streams, custody, facts, record, Optional.of(ofTarget), Optional.empty());
  }

  /// The same with the entry that is to be made known.
  public NegotiationState with(SealedEntry toUnseal) {
    return new NegotiationState(
        id, streams, custody, facts, record, Optional.empty(), Optional.of(toUnseal));
  }

  /// The state after one entry more.
  ///
  /// @throws IllegalStateException after a custody act where the record is not given
  public NegotiationState after(Recorded recorded) {
    if (!(recorded.event() instanceof CustodyEvent))
      return noting(recorded, custody, facts.after(recorded));
    var whole = new ArrayList<>(record());
    whole.add(recorded);
    return of(whole);
  }

  private NegotiationState noting(Recorded recorded, Custody custody, Facts facts) {
    var act = recorded.event().act();
    return new NegotiationState(
        id == null ? act.negotiation() : id,
        streams.with(act.actId(), streamOf(act, recorded.audience())),
        custody,
        facts,
        List.of());
  }

  /// The state after one entry more that stands, of a record whose custody is known.
  NegotiationState standing(Recorded recorded) {
    return noting(recorded, Custody.NONE, facts.after(recorded));
  }

  /// The state as if this entry had not been made, but for what an annulled one leaves behind.
  NegotiationState without(Recorded recorded) {
    return new NegotiationState(id, streams, Custody.NONE, facts.without(recorded), List.of());
  }

  /// Where an act of this negotiation goes.
  public ledger.record.Stream streamOf(Act act, Audience audience) {
    return ledger.record.Stream.of(act, audience, this::streamOf);
  }

  public Optional<ledger.record.Stream> streamOf(UUID actId) {
    return streams.of(actId);
  }

  /// How many entries a stream has, which is the version that its next entry gets.
  public long entriesIn(ledger.record.Stream stream) {
    return streams.entriesIn(stream);
  }

  /// How many acts are on record.
  public int size() {
    return streams.acts().size();
  }

  /// About how many bytes of memory it takes: 584 for each of the 65 acts of the founding case, 834
  /// where most acts are consents, readiness and readings.
  public long weight() {
    return 1_000 + 750L * size();
  }

  /// Whether this act is on record, annulled or not.
  public boolean holds(UUID actId) {
    return streams.of(actId).isPresent();
  }

  public Negotiation negotiation() {
    return facts.negotiation();
  }

  /// Whether an act of this strength moves the position of the one whose act it is.
  public boolean counts(Envelope envelope) {
    return facts.counts(envelope);
  }

  public boolean counts(Declared declared) {
    return counts(declared.act().envelope());
  }

  public Strength strength(Envelope envelope) {
    return facts.strength(envelope);
  }

  /// What the one whose words others recorded said of them.
  public Optional<Adoption> adoption(UUID words) {
    return facts.adoption(words);
  }

  /// A statement by somebody who is named, where it stands.
  public Optional<Spoken> spoken(UUID act) {
    return facts.spoken(act);
  }

  public Custody custody() {
    return custody;
  }

  private List<Recorded> record() {
    if (record.size() != size())
      throw new IllegalStateException(
          "custody needs the record of \"%s\", all %d entries of it".formatted(id, size()));
    return record;
  }

  /// An entry as it was recorded, whatever became of it since. For custody.
  public Optional<Recorded> entry(UUID actId) {
    return holds(actId)
        ? record().stream().filter(r -> r.event().act().actId().equals(actId)).findFirst()
        : Optional.empty();
  }

  /// Where the entry stands whose payload is to be taken away. For custody.
  public PlaceInLog placeOfTarget() {
    return placeOfTarget.orElseThrow(() ->
        new IllegalStateException("custody needs the place of the entry in \"%s\"".formatted(id)));
  }

  /// The entry that is to be made known; empty where whoever asks for it may not see it either.
  public Optional<SealedEntry> toUnseal() {
    return toUnseal;
  }

  /// The acts that would be about nothing if this one were annulled. For custody.
  public List<UUID> relyingOn(UUID target) {
    return Reliance.on(target, record(), custody);
  }

  /// Whether this act is a stance of this holder on this proposition, taken by then, that stands.
  public boolean isStance(UUID actId, Actor holder, Proposition on, Instant by) {
    return facts
        .stance(actId)
        .filter(s -> s.by().equals(holder) && s.proposition().equals(on) && !s.at().isAfter(by))
        .isPresent();
  }

  public boolean hasReferent(Id id) {
    return facts.hasReferent(id);
  }

  public boolean hasSource(Id id) {
    return facts.hasSource(id);
  }

  public boolean hasIssue(Id id) {
    return facts.hasIssue(id);
  }

  @Override
  public Optional<IssueAct.Raised> raised(Id proposition) {
    return facts.raised(proposition);
  }

  public Optional<Id> sourceWith(String hash) {
    return facts.sourceWith(hash);
  }

  /// A mandate as it was granted, whatever became of it.
  public Optional<GrantMandate> mandate(Id id) {
    return facts.mandates().mandate(id);
  }

  /// The same where it stood at a moment.
  public Optional<GrantMandate> mandate(Id id, Instant moment) {
    return mandate(id).filter(m -> stoodAt(m, moment));
  }

  /// Those that a principal gave, in the order of recording.
  public Stream<GrantMandate> mandatesOf(Id principal, Instant moment) {
    return facts.mandates().of(principal).filter(m -> stoodAt(m, moment));
  }

  /// Those that somebody was given.
  public Stream<GrantMandate> mandatesFor(Id representative, Instant moment) {
    return facts.mandates().heldBy(representative).filter(m -> stoodAt(m, moment));
  }

  private boolean stoodAt(GrantMandate mandate, Instant moment) {
    return facts.revoked(mandate.id()).filter(revoked -> !moment.isBefore(revoked)).isEmpty();
  }

  @Override
  public Optional<AdvanceReading> reading(Id id) {
    return facts.agreements().reading(id);
  }

  public boolean hasNotice(Id id) {
    return facts.agreements().hasNotice(id);
  }

  @Override
  public Optional<AllegeBreach> allegation(Id id) {
    return raisedAllegation(id).map(Allegation.Raised::as);
  }

  /// The allegation with what was said to it.
  public Optional<Allegation.Raised> raisedAllegation(Id id) {
    return facts.allegation(id);
  }

  /// What is reported to have happened, so far as an assessment is measured by it.
  public record Happening(Optional<Id> where, When when) {}

  public Optional<Happening> occurrence(Id id) {
    return facts.occurrences().occurrence(id);
  }

  /// Whether somebody put on record that the two agreements have to do with each other.
  public boolean related(Id one, Id other) {
    return facts.agreements().related(one, other);
  }

  public boolean has(Mention mention) {
    var id = mention.id();
    return switch (mention.subject()) {
      case REFERENT -> hasReferent(id);
      case SOURCE -> hasSource(id);
      case MANDATE -> mandate(id).isPresent();
      case AGREEMENT -> agreement(id).isPresent();
      case READING -> reading(id).isPresent();
      case NOTICE -> hasNotice(id);
      case OCCURRENCE -> occurrence(id).isPresent();
      case ALLEGATION -> allegation(id).isPresent();
      case ISSUE -> hasIssue(id);
      case PROPOSITION -> raised(id).isPresent();
      case VERSION, COMMITMENT, TERM, ENTRY, BATCH, COMPARTMENT ->
          throw new IllegalArgumentException(mention + " is not known by an id");
    };
  }

  /// The names of this kind that are on record; none of what has no name of its own.
  public Stream<String> names(RefusalSubject subject) {
    return facts.names(subject);
  }

  /// The agreement, where it is on record.
  public Optional<Agreement<Declared>> agreement(Id id) {
    return facts.agreements().agreement(id);
  }

  @Override
  public List<Id> debtorsOf(KeyRef ref) {
    return agreementsWith(ref)
        .map(id -> agreement(id).orElseThrow().everHolding(ref.key(), Side.DEBTOR).toList())
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public KeyRef home(KeyRef ref) {
    return agreementsWith(ref).findFirst().map(id -> KeyRef.of(id, ref.key())).orElse(ref);
  }

  /// Everybody whom anybody holds to owe the commitment, whatever the text says.
  public Stream<Id> heldToOwe(KeyRef ref) {
    return Stream.of(ref.toString(), ref.key().value()).flatMap(facts::heldToOwe);
  }

  /// Whether a key leads to one commitment: it does not where no agreement has it, nor where more
  /// than one has and nothing tells them apart.
  boolean identifies(KeyRef ref) {
    return agreementsWith(ref).count() == 1;
  }

  /// The agreements that have a commitment of this name.
  public Stream<Id> agreementsWith(KeyRef ref) {
    return ref.agreement()
        .map(id -> agreement(id).filter(on -> on.hasCommitment(ref.key())).map(_ -> id).stream())
        .orElseGet(() -> facts.agreements().homes(ref.key()));
  }

  /// The report by which a commitment is done with, and which nobody denies. Best effort: what is
  /// due is computed by view, and not here.
  public Optional<UUID> undisputedDischarge(KeyRef ref) {
    var agreement = ref.agreement().orElseThrow();
    var commitment = agreement(agreement).flatMap(on -> on.commitment(ref.key()));
    if (commitment.filter(c -> !c.mode().isDischarged()).isPresent()) return Optional.empty();
    var target = commitment.flatMap(Commitment::measure).map(measure -> measure.target().value());
    var done = BigDecimal.ZERO;
    for (var report : facts.occurrences().performances(ref.key())) {
      if (facts.occurrences().isDenied(report.occurrence()) || !strength(report.envelope()).isOwn())
        continue;
      if (agreementsWith(report.relates().key()).noneMatch(agreement::equals)) continue;
      done = done.add(report.relates().amountOf(target));
      if (report.relates().completes(target, done)) return Optional.of(report.act());
    }
    return Optional.empty();
  }

  /// Whether what a proposition is about is on record, so that somebody can hold a stance on it.
  public boolean has(Proposition proposition) {
    return new Propositions(this).areOnRecord(proposition);
  }

  /// Whether this is the id of the negotiation itself.
  boolean isNamed(String name) {
    return id != null && id.value().equals(name);
  }
}
