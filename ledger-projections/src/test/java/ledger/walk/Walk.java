package ledger.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import ledger.InMemory;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.NegotiationAct;
import ledger.act.NegotiationAct.AdmitParticipant;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.ReferentAct;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.decision.Decision;
import ledger.dossier.Entry;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.value.Id;

/// A random history: acts of every kind by a small cast, as the deciders let them in.
///
/// The same seed walks the same way. What is refused is simply not on record.
final class Walk {

  /// How often a kind of act was proposed, and how often it got on record.
  record Tally(int proposed, int accepted) {
    Tally plus(Tally other) {
      return new Tally(proposed + other.proposed, accepted + other.accepted);
    }
  }

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration STEP = Duration.ofHours(8);

  private final InMemory ledger = new InMemory();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final boolean distinct;
  private final boolean apparentCounts;
  private final Acts acts;
  private Instant now = START;

  private Walk(Chance chance, boolean distinct, boolean apparentCounts) {
    this.distinct = distinct;
    this.apparentCounts = apparentCounts;
    this.acts = new Acts(chance, distinct, this);
  }

  /// Every act and every occurrence at an instant of its own.
  static Walk withDistinctTimes(long seed) {
    return of(seed, true);
  }

  /// Times as the press gives them: whole days, many of them the same.
  static Walk withOverlappingDays(long seed) {
    return of(seed, false);
  }

  private static Walk of(long seed, boolean distinct) {
    var chance = new Chance(seed);
    var walk = new Walk(chance, distinct, chance.in(2));
    walk.open();
    int length = chance.from(25, 70);
    for (int i = 0; i < length; i++) {
      walk.now = walk.now.plus(STEP);
      walk.acts.next().forEach(walk::send);
    }
    return walk;
  }

  private void open() {
    var policy =
        new NegotiationAct.Policy(
            apparentCounts ? Set.of(Strength.FIRST_PARTY, Strength.APPARENT) : Set.of(), Map.of());
    file(new OpenNegotiation(filing(), "A walk", Optional.of(policy)));
    Cast.PARTIES.forEach(id -> refer(id, ReferentAct.Kind.PARTY));
    refer(Cast.EAST, ReferentAct.Kind.STATE);
    refer(Cast.WATCH, ReferentAct.Kind.BODY);
    refer(Cast.GAZETTE, ReferentAct.Kind.BODY);
    refer(Cast.QUAY, ReferentAct.Kind.PLACE);
    Cast.PARTIES.forEach(id -> admit(id, Capacity.REP));
    admit(Cast.EAST, Capacity.THIRD);
    admit(Cast.WATCH, Capacity.MONITOR);
    admit(Capacity.RECORDER, List.of(Cast.RECORDER));
    admit(Capacity.CUSTODIAN, Cast.CUSTODIANS);
    file(
        new RegisterSource(
            filing(),
            Cast.SOURCE,
            SourceAct.Kind.REPORT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Cast.GAZETTE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private void refer(Id id, ReferentAct.Kind kind) {
    file(new RegisterReferent(filing(), id, kind, id.value(), Optional.empty()));
  }

  private void admit(Id actor, Capacity capacity) {
    file(new AdmitParticipant(filing(), Optional.of(actor), capacity, List.of(Cast.userOf(actor))));
  }

  private void admit(Capacity capacity, List<UserId> users) {
    file(new AdmitParticipant(filing(), Optional.empty(), capacity, users));
  }

  Envelope filing() {
    now = now.plusSeconds(1);
    return acts.filing();
  }

  private void file(Act act) {
    if (!send(new Acts.Sent(Cast.OWNER, act)))
      throw new AssertionError(act.name() + " opens no walk");
  }

  boolean send(Acts.Sent sent) {
    boolean accepted = ledger.send(sent.act(), sent.by(), now) instanceof Decision.Accepted;
    tallies.merge(sent.act().name(), new Tally(1, accepted ? 1 : 0), Tally::plus);
    if (accepted) acts.heard(sent.act());
    return accepted;
  }

  /// Sends an act that is not one of the walk's own; a second later than whatever came before.
  Optional<Entry> sendAlso(UserId by, Act act) {
    now = now.plusSeconds(1);
    return ledger.send(act, by, now) instanceof Decision.Accepted
        ? Optional.of(entries().getLast())
        : Optional.empty();
  }

  Optional<PlaceInLog> placeOf(UUID actId) {
    return ledger.placeOf(actId);
  }

  Instant now() {
    return now;
  }

  boolean isDistinct() {
    return distinct;
  }

  Map<String, Tally> tallies() {
    return tallies;
  }

  List<Recorded> record() {
    return ledger.record();
  }

  List<Entry> entries() {
    var record = ledger.record();
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < record.size(); i++) entries.add(Entry.of(i + 1, record.get(i)));
    return entries;
  }
}
