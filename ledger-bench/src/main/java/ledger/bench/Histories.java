package ledger.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AllegationAct;
import ledger.act.Envelope;
import ledger.act.IssueAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.Relay;
import ledger.act.SourceAct;
import ledger.act.SpeakingCapacity;
import ledger.act.Strength;
import ledger.act.UserId;
import ledger.dossier.Entry;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import ledger.terms.BearsAs;
import ledger.terms.Commitment;
import ledger.terms.EntryIntoForce;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.OccurrenceKind;
import ledger.terms.Rule;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// Negotiations of any size, from a seed: dealings of two parties as in the corridor, and treaties
/// of many, in turn. More acts are more agreements, not longer ones.
public final class Histories {

  static final Id NORTH = Id.of("p0");
  static final Id SOUTH = Id.of("p1");

  private static final UserId RECORDER = new UserId("recorder");

  /// What a negotiation is like.
  ///
  /// @param parties how many are admitted, at least two
  /// @param treaties how many of ten agreements are treaties of all of them
  /// @param atATime how many agreements are under way
  public record Shape(Id negotiation, int parties, int treaties, int atATime, Instant start) {

    private static final Shape BENCH =
        new Shape(Id.of("bench"), 40, 1, 8, Instant.parse("2026-01-01T00:00:00Z"));
  }

  private final Shape shape;
  private final UserId recordedBy;
  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Id> parties;
  private Instant now;

  private Histories(Shape shape, UserId recordedBy, long seed) {
    this.shape = shape;
    this.recordedBy = recordedBy;
    this.random = new Random(seed);
    this.parties = IntStream.range(0, shape.parties()).mapToObj(i -> Id.of("p" + i)).toList();
    this.now = shape.start();
  }

  /// So many acts, in effective order, besides the few with which the negotiation was opened.
  static List<Entry> of(int acts, long seed) {
    var history = new Histories(Shape.BENCH, RECORDER, seed);
    history.open();
    int opened = history.entries.size();
    history.walk(acts);
    return List.copyOf(history.entries.subList(0, opened + acts));
  }

  /// So many acts in all, beginning with those that open it and register whatever is named in it.
  public static List<Entry> of(Shape shape, UserId owner, int acts, long seed) {
    var history = new Histories(shape, owner, seed);
    history.open();
    history.register();
    history.walk(Math.max(0, acts - history.entries.size()));
    return List.copyOf(history.entries.subList(0, acts));
  }

  static Instant after(List<Entry> history) {
    return history.getLast().effective().plus(Duration.ofDays(1));
  }

  private void open() {
    put(
        new NegotiationAct.OpenNegotiation(
            filing(),
            "Bench",
            Optional.of(
                new NegotiationAct.Policy(
                    java.util.Set.of(Strength.FIRST_PARTY, Strength.APPARENT), Map.of()))));
    parties.forEach(p ->
        put(
            new NegotiationAct.AdmitParticipant(
                filing(), Optional.of(p), NegotiationAct.Capacity.REP, List.of())));
  }

  private void register() {
    parties.forEach(p -> referent(p, ReferentAct.Kind.PARTY));
    referent(Id.of("outlet"), ReferentAct.Kind.BODY);
    referent(Id.of("quay"), ReferentAct.Kind.PLACE);
    put(
        new SourceAct.RegisterSource(
            filing(),
            Id.of("paper"),
            SourceAct.Kind.REPORT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Id.of("outlet")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private void referent(Id id, ReferentAct.Kind kind) {
    put(new ReferentAct.RegisterReferent(filing(), id, kind, id.value(), Optional.empty()));
  }

  /// A few dealings are under way at a time; a treaty comes now and then.
  private void walk(int acts) {
    var open = new ArrayList<java.util.Iterator<Supplied>>();
    int started = 0;
    int put = 0;
    while (put < acts) {
      while (open.size() < shape.atATime()) {
        boolean many = (started + 7) % 10 < shape.treaties();
        open.add((many ? treaty(started) : dealing(started)).iterator());
        started++;
      }
      int turn = random.nextInt(open.size());
      var next = open.get(turn);
      put(next.next().act());
      put++;
      if (!next.hasNext()) open.remove(turn);
    }
  }

  /// An act that is made when its turn comes, so that it is said then.
  private interface Supplied {
    Act act();
  }

  // -- dealings of two ---------------------------------------------------------------------------

  private List<Supplied> dealing(int number) {
    var id = Id.of("D" + number);
    var a = parties.get(number % atMost(6));
    var b = parties.get((number + 1) % atMost(6));
    var ka = Id.of("a" + number);
    var kb = Id.of("b" + number);
    var link = Id.of("L");
    var par = Id.of("par" + number);
    var after = Id.of("after" + number);
    var alleged = Id.of("al" + number);
    var refA = KeyRef.of(id, ka);
    var refB = KeyRef.of(id, kb);
    var said = new ArrayList<Supplied>();
    said.add(() ->
        new AgreementAct.ProposeAgreement(
            by(a),
            id,
            AgreementAct.Form.WRITTEN,
            terms(
                List.of(a, b),
                List.of(
                    commitment(ka, a, b),
                    commitment(kb, b, a),
                    new Linkage(link, List.of(ka, kb), words("in exchange"), List.of())),
                Optional.empty()),
            Optional.empty()));
    said.add(() -> reading(id, a, link, par, new Link.Parallel(List.of(refA, refB), within())));
    said.add(() -> reading(id, b, link, after, new Link.After(List.of(refA), refB, within())));
    said.add(() -> consent(id, a, AgreementAct.Decision.ACCEPT));
    said.add(() -> stance(b, Proposition.Kind.MEANS, id + "." + link, par));
    said.add(() -> consent(id, b, AgreementAct.Decision.ACCEPT));
    for (int i = 0; i < 4; i++) {
      var who = i % 2 == 0 ? a : b;
      var key = i % 2 == 0 ? ka : kb;
      said.add(() ->
          new AgreementAct.ConfirmReadiness(
              by(who), id, 1, List.of(key), Optional.of(par), Optional.empty(), Optional.empty()));
      if (i == 1)
        said.add(() ->
            new AgreementAct.WithdrawReadiness(by(who), id, 1, List.of(key), Optional.empty()));
    }
    for (int i = 0; i < 8; i++) {
      var occurrence = Id.of("o" + number + "." + i);
      var key = i % 2 == 0 ? refA : refB;
      var creditor = i % 2 == 0 ? b : a;
      said.add(() -> occurrence(occurrence, creditor, key));
      if (i % 2 == 0) said.add(() -> stance(creditor, Proposition.Kind.OCCURRED, occurrence));
      if (i % 3 == 0)
        said.add(() -> stance(creditor, Proposition.Kind.COUNTS, occurrence, key, "PARTIAL"));
    }
    said.add(() ->
        new AllegationAct.AllegeBreach(
            by(a),
            alleged,
            b,
            List.of(refB),
            Optional.empty(),
            Optional.of(words("On Monday the quay was shut")),
            List.of(Id.of("o" + number + ".1")),
            List.of(par),
            Optional.empty(),
            Optional.empty()));
    said.add(() ->
        new AllegationAct.RespondToAllegation(
            by(b),
            alleged,
            AllegationAct.Answer.DENY,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    said.add(() ->
        new AllegationAct.SubmitEvidence(
            by(a), alleged, Id.of("paper"), AllegationAct.Tends.SUPPORTS, Optional.empty()));
    for (int i = 0; i < 14; i++) {
      var who = parties.get(random.nextInt(atMost(8)));
      said.add(
          i % 3 == 0
              ? () -> stance(who, Proposition.Kind.EXISTS, id)
              : i % 3 == 1
                  ? () -> stance(who, Proposition.Kind.MEANS, id + "." + link, after)
                  : () -> stance(who, Proposition.Kind.BREACH, alleged));
    }
    return said;
  }

  // -- treaties of many
  // ----------------------------------------------------------------------------

  private List<Supplied> treaty(int number) {
    var id = Id.of("T" + number);
    var duty = Id.of("d" + number);
    var said = new ArrayList<Supplied>();
    said.add(() ->
        new AgreementAct.ProposeAgreement(
            by(NORTH),
            id,
            AgreementAct.Form.WRITTEN,
            terms(
                parties,
                List.of(commitment(duty, NORTH, SOUTH)),
                Optional.of(
                    new EntryIntoForce(
                        new Rule.NOf(parties.size() / 2, List.of(), false),
                        Optional.of(java.time.Period.ofDays(1)),
                        Optional.empty()))),
            Optional.empty()));
    parties.forEach(p -> said.add(() -> consent(id, p, AgreementAct.Decision.SIGN)));
    parties.forEach(p -> {
      said.add(() -> consent(id, p, AgreementAct.Decision.ACCEPT));
      said.add(() -> new AgreementAct.RecordEntryIntoForce(by(NORTH), id, Optional.of(p), time()));
    });
    parties.subList(0, atMost(5)).forEach(p -> said.add(() -> notice(id, p)));
    return said;
  }

  private Act notice(Id agreement, Id by) {
    return new AgreementAct.GiveNotice(
        by(by),
        agreement,
        Id.of("n" + agreement + by),
        ledger.terms.Effect.WITHDRAW,
        AgreementAct.GiveNotice.EXTRA_TEXTUAL,
        Optional.empty(),
        List.of(),
        time(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  // -- acts
  // ----------------------------------------------------------------------------------------

  private Act consent(Id agreement, Id by, AgreementAct.Decision decision) {
    return new AgreementAct.DeclareConsent(
        by(by),
        agreement,
        1,
        decision,
        Optional.empty(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private Act reading(Id agreement, Id by, Id term, Id reading, Link link) {
    return new AgreementAct.AdvanceReading(
        by(by),
        agreement,
        1,
        term,
        reading,
        Optional.of(List.of(link)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Act occurrence(Id id, Id by, KeyRef key) {
    return new OccurrenceAct.ReportOccurrence(
        by(by),
        id,
        OccurrenceKind.DELIVERY,
        time(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OccurrenceAct.ObservationMode.DOCUMENT,
        List.of(),
        List.of(new OccurrenceAct.Relates(key, BearsAs.PARTIAL, Optional.of(new Decimal("1")))));
  }

  private Act stance(Id by, Proposition.Kind kind, Object... about) {
    return new IssueAct.TakeStance(
        by(by),
        Proposition.of(kind, about),
        random.nextInt(4) == 0 ? IssueAct.Stance.DENIES : IssueAct.Stance.AFFIRMS,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Commitment commitment(Id key, Id debtor, Id creditor) {
    return new Commitment(
        key,
        List.of(debtor),
        Optional.empty(),
        List.of(creditor),
        Commitment.Mode.ACHIEVE,
        words("Send ships"),
        Optional.empty(),
        Optional.of(new Commitment.Conduct("SEND", Id.of("quay"))),
        Optional.of(new Commitment.Measure("ship", new Decimal("4"))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static Terms terms(List<Id> parties, List<Term> terms, Optional<EntryIntoForce> force) {
    return new Terms(
        List.of(),
        parties.stream().map(p -> new Terms.Participant(p, Terms.Role.PARTY)).toList(),
        terms,
        force,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private int atMost(int some) {
    return Math.min(some, parties.size());
  }

  private static Optional<Duration> within() {
    return Optional.of(Duration.ofDays(3));
  }

  private Envelope filing() {
    return envelope(Envelope.Mode.PERFORMED, Optional.empty(), List.of());
  }

  /// Half of it is performed, half told by an outlet.
  private Envelope by(Id actor) {
    var by = Optional.<Actor>of(new Actor.Named(actor));
    return random.nextBoolean()
        ? envelope(Envelope.Mode.PERFORMED, by, List.of())
        : envelope(
            Envelope.Mode.REPORTED,
            by,
            List.of(
                new Relay(
                    Actor.named("outlet"),
                    Optional.of("REPORTED"),
                    Relay.QuoteMode.PARAPHRASE,
                    Optional.of(Id.of("paper")),
                    Optional.empty(),
                    Optional.empty())));
  }

  private Envelope envelope(Envelope.Mode mode, Optional<Actor> by, List<Relay> chain) {
    return new Envelope(
        new UUID(random.nextLong(), random.nextLong()),
        shape.negotiation(),
        mode,
        by,
        Optional.empty(),
        Optional.of(SpeakingCapacity.Plain.UNKNOWN),
        chain,
        Optional.of(time()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }

  private When time() {
    return When.at(now.atOffset(ZoneOffset.UTC));
  }

  private void put(Act act) {
    entries.add(
        Entry.of(
            entries.size() + 1L,
            new Recorded(
                Vocabulary.ofAct(act.name()).orElseThrow().happened(act), recordedBy, now)));
    now = now.plus(Duration.ofMinutes(10));
  }

  private static Words words(String text) {
    return Words.of("en", text);
  }
}
