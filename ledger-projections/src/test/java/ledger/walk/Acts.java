package ledger.walk;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.AllegedParty;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.NoticeGround;
import ledger.act.AgreementAct.Pair;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.Relation;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.Revision;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.act.CustodyAct;
import ledger.act.Envelope;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.MandateAct.RevokeMandate;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.act.ReferentAct;
import ledger.act.Relay;
import ledger.act.Relay.QuoteMode;
import ledger.act.SourceAct;
import ledger.act.SpeakingCapacity;
import ledger.act.UserId;
import ledger.terms.BearsAs;
import ledger.terms.Effect;
import ledger.terms.KeyRef;
import ledger.terms.OccurrenceKind;
import ledger.terms.Term;
import ledger.terms.Terms;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// Proposes the next act of a walk: of any kind, about what is on record so far.
///
/// Most of it fits the state it meets, and some of it does not: the deciders choose.
final class Acts {

  /// An act with the user who sends it.
  record Sent(UserId by, Act act) {}

  private record Voice(UserId by, Envelope envelope) {}

  private final Chance chance;
  private final boolean distinct;
  private final Walk walk;
  private final Texts texts;
  private final Set<Instant> taken = new HashSet<>();
  private final Map<Id, List<Terms>> agreements = new TreeMap<>();
  private final Map<Id, AdvanceReading> readings = new LinkedHashMap<>();
  private final Map<Id, ReportOccurrence> occurrences = new LinkedHashMap<>();
  private final Map<Id, AllegeBreach> allegations = new LinkedHashMap<>();
  private final Map<Id, GiveNotice> notices = new LinkedHashMap<>();
  private final Map<Id, GrantMandate> mandates = new LinkedHashMap<>();
  private final List<Id> raised = new ArrayList<>();
  private final List<ConfirmReadiness> ready = new ArrayList<>();
  private final List<Act> onRecord = new ArrayList<>();
  private int names;

  Acts(Chance chance, boolean distinct, Walk walk) {
    this.chance = chance;
    this.distinct = distinct;
    this.walk = walk;
    this.texts = new Texts(chance);
  }

  /// What a turn sends: mostly one act.
  List<Sent> next() {
    if (agreements.isEmpty() || agreements.size() < 2 && chance.in(6)) return List.of(text());
    return switch (chance.upTo(46)) {
      case 0, 1 -> List.of(text());
      case 2, 3 -> List.of(revision());
      case 4, 5, 6, 7, 8, 9 -> List.of(consent());
      case 10, 11, 12, 13 -> List.of(readiness());
      case 14 -> List.of(unreadiness());
      case 15, 16, 17 -> List.of(reading());
      case 18 -> List.of(relation());
      case 19, 20 -> List.of(notice());
      case 21 -> List.of(noticeBack());
      case 22 -> List.of(release());
      case 23 -> List.of(reassignment());
      case 24 -> List.of(force());
      case 25 -> List.of(proposalBack());
      case 26, 27, 28, 29, 30 -> List.of(occurrence());
      case 31 -> List.of(assessment());
      case 32 -> List.of(allegation());
      case 33, 34, 35, 36 -> List.of(aboutAllegation());
      case 37 -> List.of(issue());
      case 38, 39, 40, 41, 42 -> List.of(stance());
      case 43 -> List.of(mandate());
      case 44 -> List.of(filed());
      case 45 -> List.of(adoption());
      default -> custody();
    };
  }

  /// What is on record now can be spoken of.
  void heard(Act act) {
    switch (act) {
      case ProposeAgreement a -> agreements.put(a.agreement(), new ArrayList<>(List.of(a.terms())));
      case RecordClaimedAgreement a ->
          agreements.put(a.agreement(), new ArrayList<>(List.of(a.terms())));
      case ReviseTerms a -> agreements.get(a.agreement()).add(a.terms());
      case AdvanceReading a -> readings.put(a.readingId(), a);
      case ConfirmReadiness a -> ready.add(a);
      case GiveNotice a -> notices.put(a.noticeId(), a);
      case ReportOccurrence a -> occurrences.put(a.id(), a);
      case AllegeBreach a -> allegations.put(a.id(), a);
      case GrantMandate a -> mandates.put(a.id(), a);
      case IssueAct.RaiseIssue a -> a.propositions().forEach(p -> raised.add(p.id()));
      case Act _ -> {}
    }
    onRecord.add(act);
  }

  // -- who says it, how and when ---------------------------------------------------------------

  Envelope filing() {
    return envelope(
        Mode.PERFORMED, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  private Envelope envelope(
      Mode mode,
      Optional<Actor> by,
      Optional<SpeakingCapacity> capacity,
      List<Relay> chain,
      Optional<When> statedAt) {
    return new Envelope(
        chance.uuid(),
        Cast.NEGOTIATION,
        mode,
        by,
        Optional.empty(),
        capacity,
        chain,
        statedAt,
        by.isPresent() && chance.in(3) ? Optional.of(words("as said")) : Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        by.isPresent() && chance.in(12),
        false,
        Optional.empty());
  }

  private Voice voice(Id actor) {
    var by = Optional.<Actor>of(new Actor.Named(actor));
    return switch (chance.upTo(11)) {
      case 0 -> reported(Mode.REPORTED, by, SpeakingCapacity.Plain.EX_OFFICIO, Cast.GAZETTE);
      case 1 -> reported(Mode.REPORTED, by, mandateOf(actor), Cast.GAZETTE);
      case 2, 3 -> reported(Mode.REPORTED, by, SpeakingCapacity.Plain.UNKNOWN, Cast.GAZETTE);
      case 4 -> reported(Mode.REPORTED, by, SpeakingCapacity.Plain.EX_OFFICIO, other(actor));
      case 5 -> reported(Mode.IMPORTED, by, SpeakingCapacity.Plain.EX_OFFICIO, Cast.GAZETTE);
      default -> performed(actor);
    };
  }

  private Voice performed(Id actor) {
    return new Voice(
        Cast.userOf(actor),
        envelope(
            Mode.PERFORMED,
            Optional.of(new Actor.Named(actor)),
            Optional.empty(),
            List.of(),
            chance.in(8) ? Optional.empty() : Optional.of(time(chance.in(4) ? 9 : 0))));
  }

  private Voice unnamed() {
    return reported(
        Mode.REPORTED,
        Optional.of(new Actor.Anonymous(Id.of("anon-" + chance.upTo(1)))),
        SpeakingCapacity.Plain.UNKNOWN,
        Cast.GAZETTE);
  }

  /// Now and then nobody knows who it was.
  private Voice anybody() {
    return chance.in(10) ? unnamed() : voice(chance.of(Cast.SPEAKERS));
  }

  private Voice reported(Mode mode, Optional<Actor> by, SpeakingCapacity capacity, Id relayer) {
    var relay =
        new Relay(
            new Actor.Named(relayer),
            Optional.empty(),
            chance.of(QuoteMode.VERBATIM, QuoteMode.PARAPHRASE, QuoteMode.SUMMARY),
            Optional.of(Cast.SOURCE),
            Optional.empty(),
            Optional.empty());
    return new Voice(
        Cast.RECORDER,
        envelope(
            mode,
            by,
            Optional.of(capacity),
            List.of(relay),
            Optional.of(time(mode == Mode.IMPORTED ? 40 : 12))));
  }

  private SpeakingCapacity mandateOf(Id actor) {
    return mandates.values().stream()
        .filter(m -> m.by().is(actor))
        .findFirst()
        .<SpeakingCapacity>map(m -> new SpeakingCapacity.Mandated(m.id()))
        .orElse(SpeakingCapacity.Plain.EX_OFFICIO);
  }

  private Id other(Id actor) {
    return chance.of(Cast.SPEAKERS.stream().filter(id -> !id.equals(actor)).toList());
  }

  /// A moment of late, at most so many steps ago.
  private When time(int steps) {
    var about = walk.now().minus(Walk.STEP.multipliedBy(chance.upTo(steps)));
    return distinct ? instant(about) : day(about);
  }

  private When instant(Instant before) {
    var moment = before.minusSeconds(chance.upTo(10_000)).minusMillis(1 + chance.upTo(998));
    while (!taken.add(moment)) moment = moment.minusMillis(1);
    return When.at(moment.atOffset(ZoneOffset.UTC));
  }

  private When day(Instant moment) {
    var begin = moment.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
    int days = chance.from(1, 3);
    return stretch(begin, begin.plusDays(days));
  }

  private static When stretch(OffsetDateTime from, OffsetDateTime to) {
    return new When(Optional.of(from), Optional.of(to), When.Precision.DAY, Optional.empty());
  }

  /// A moment to come, at most so many days ahead, at an odd second of its own.
  private When later(int days) {
    var moment = walk.now().plus(Duration.ofHours(chance.from(1, 24 * days))).plusSeconds(1_801);
    while (!taken.add(moment)) moment = moment.plusSeconds(61);
    return When.at(moment.atOffset(ZoneOffset.UTC));
  }

  // -- agreements ------------------------------------------------------------------------------

  private Sent text() {
    var id = agreements.containsKey(Id.of("A")) ? chance.of(Id.of("B"), Id.of("C")) : Id.of("A");
    var by = chance.of(Cast.PARTIES);
    var terms = texts.of(id, by, agreements.keySet());
    if (chance.in(3)) {
      var claimant = voice(chance.of(Cast.SPEAKERS));
      return new Sent(
          claimant.by(),
          new RecordClaimedAgreement(
              claimant.envelope(),
              id,
              chance.of(Form.ORAL, Form.UNKNOWN),
              terms.participants().stream()
                  .map(p -> new AllegedParty(p.ref(), p.role(), Optional.empty()))
                  .toList(),
              chance.perhaps(2, () -> time(20)),
              terms));
    }
    var voice = voice(by);
    return new Sent(
        voice.by(),
        new ProposeAgreement(
            voice.envelope(),
            id,
            chance.of(Form.WRITTEN, Form.ORAL),
            terms,
            chance.perhaps(6, () -> later(12))));
  }

  private Sent revision() {
    var id = agreement();
    var voice = voice(chance.of(Cast.PARTIES));
    return new Sent(
        voice.by(),
        new ReviseTerms(
            voice.envelope(),
            id,
            chance.of(Revision.COUNTER, Revision.AMENDMENT),
            version(id),
            Optional.empty(),
            texts.of(id, chance.of(Cast.PARTIES), agreements.keySet()),
            Optional.empty()));
  }

  private Sent consent() {
    var id = agreement();
    var party = party(id);
    var voice = voice(party);
    var decision =
        switch (chance.upTo(11)) {
          case 0 -> Decision.REJECT;
          case 1 -> Decision.WITHDRAW;
          case 2 -> Decision.SIGN;
          default -> Decision.ACCEPT;
        };
    return new Sent(
        voice.by(),
        new DeclareConsent(
            voice.envelope(),
            id,
            someVersion(id),
            decision,
            Optional.empty(),
            List.of(),
            chance.in(12),
            Optional.empty(),
            chance.perhaps(14, () -> later(3))));
  }

  private Sent readiness() {
    var id = agreement();
    var party = party(id);
    var voice = voice(party);
    var owed = owed(id, party);
    return new Sent(
        voice.by(),
        new ConfirmReadiness(
            voice.envelope(),
            id,
            someVersion(id),
            owed.isEmpty() ? List.of(key(id)) : chance.some(owed, 1),
            readings.isEmpty() ? Optional.empty() : chance.perhaps(3, this::readingId),
            chance.perhaps(4, () -> texts.condition(id, agreements, allegations.keySet())),
            chance.perhaps(4, () -> later(10))));
  }

  private Sent unreadiness() {
    if (ready.isEmpty()) return readiness();
    var confirmed = chance.of(ready);
    var voice = voice(((Actor.Named) confirmed.by()).referent());
    return new Sent(
        voice.by(),
        new WithdrawReadiness(
            voice.envelope(),
            confirmed.agreement(),
            confirmed.version(),
            chance.some(confirmed.scope(), 1),
            Optional.empty()));
  }

  private Sent reading() {
    var id = agreement();
    var voice = voice(chance.of(Cast.SPEAKERS));
    int version = someVersion(id);
    var links = texts.links(id, agreements.get(id).get(version - 1), chance.in(8) ? 0 : 1);
    var envelope = voice.envelope();
    return new Sent(
        voice.by(),
        new AdvanceReading(
            links.isEmpty() ? withWords(envelope) : envelope,
            id,
            version,
            Id.of("L" + id),
            name("r"),
            links.isEmpty() ? Optional.empty() : Optional.of(links),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Envelope withWords(Envelope e) {
    return new Envelope(
        e.actId(),
        e.negotiation(),
        e.mode(),
        e.by(),
        e.through(),
        e.capacity(),
        e.chain(),
        e.statedAt(),
        Optional.of(words("one after the other")),
        e.compartments(),
        e.unseals(),
        e.audience(),
        e.attribution(),
        e.withoutPrejudice(),
        e.inferred(),
        e.note());
  }

  private Sent relation() {
    var voice = voice(chance.of(Cast.SPEAKERS));
    var from = agreement();
    var to = agreements.keySet().stream().filter(id -> !id.equals(from)).findFirst();
    if (to.isEmpty()) return stance();
    return new Sent(
        voice.by(),
        new RelateAgreements(
            voice.envelope(),
            from,
            to.get(),
            chance.of(Relation.RESTATES, Relation.SAME, Relation.IMPLEMENTS),
            chance.in(3) ? List.of() : List.of(new Pair(key(from), key(to.get())))));
  }

  private Sent notice() {
    var id = agreement();
    var by = party(id);
    var voice = voice(by);
    var power = chance.of(Texts.POWERS);
    boolean textual = chance.in(2);
    var effect = textual ? power : chance.of(Effect.values());
    return new Sent(
        voice.by(),
        new GiveNotice(
            voice.envelope(),
            id,
            name("n"),
            effect,
            textual ? Texts.power(id, power) : GiveNotice.EXTRA_TEXTUAL,
            chance.in(8) ? Optional.of(party(id)) : Optional.empty(),
            effect != Effect.OBJECT && chance.in(3) ? List.of(key(id)) : List.of(),
            chance.in(4) ? time(2) : later(6),
            chance.perhaps(6, () -> texts.condition(id, agreements, allegations.keySet())),
            effect == Effect.EXTEND ? Optional.of(later(30)) : Optional.empty(),
            allegations.isEmpty() || chance.in(2)
                ? List.of()
                : List.of(new NoticeGround(Optional.of(allegationId()), Optional.empty()))));
  }

  private Sent noticeBack() {
    if (notices.isEmpty()) return notice();
    var notice = chance.of(List.copyOf(notices.values()));
    var voice = voice(((Actor.Named) notice.by()).referent());
    return new Sent(
        voice.by(), new WithdrawNotice(voice.envelope(), notice.agreement(), notice.noticeId()));
  }

  private Sent release() {
    var id = agreement();
    var commitment = chance.of(current(id).commitments().toList());
    var voice =
        voice(
            commitment.creditors().isEmpty()
                ? chance.of(Cast.PARTIES)
                : chance.of(commitment.creditors()));
    return new Sent(
        voice.by(),
        new ReleaseCommitment(
            voice.envelope(), id, commitment.key(), chance.perhaps(3, () -> new Decimal("1"))));
  }

  private Sent reassignment() {
    var id = agreement();
    var commitment = chance.of(current(id).commitments().toList());
    var side = chance.of(Side.DEBTOR, Side.CREDITOR);
    var holders = side == Side.DEBTOR ? commitment.debtors() : commitment.creditors();
    var from = holders.isEmpty() ? chance.of(Cast.PARTIES) : chance.of(holders);
    var voice = voice(chance.in(4) ? party(id) : from);
    return new Sent(
        voice.by(),
        new ReassignCommitment(
            voice.envelope(), id, commitment.key(), side, from, other(from), List.of()));
  }

  private Sent force() {
    var id = agreement();
    var voice = voice(chance.of(Cast.SPEAKERS));
    return new Sent(
        voice.by(),
        new RecordEntryIntoForce(
            voice.envelope(),
            id,
            chance.perhaps(3, () -> party(id)),
            chance.in(2) ? time(6) : later(4)));
  }

  private Sent proposalBack() {
    var id = agreement();
    var voice = voice(chance.of(Cast.PARTIES));
    return new Sent(voice.by(), new WithdrawProposal(voice.envelope(), id));
  }

  // -- what happens, and what is alleged -------------------------------------------------------

  private Sent occurrence() {
    var voice = anybody();
    var id = agreement();
    var key = key(id);
    var as = chance.in(2) ? BearsAs.PERFORMANCE : chance.of(BearsAs.values());
    return new Sent(
        voice.by(),
        new ReportOccurrence(
            voice.envelope(),
            name("o"),
            chance.of(OccurrenceKind.DELIVERY, OccurrenceKind.STATUS),
            chance.in(10)
                ? new When(
                    Optional.empty(), Optional.empty(), When.Precision.UNKNOWN, Optional.empty())
                : time(9),
            chance.perhaps(2, () -> Cast.QUAY),
            Optional.empty(),
            List.of(),
            chance.of(
                OccurrenceAct.ObservationMode.WITNESSED, OccurrenceAct.ObservationMode.DOCUMENT),
            List.of(),
            chance.in(6)
                ? List.of()
                : List.of(
                    new Relates(
                        chance.in(2) ? KeyRef.of(id, key) : new KeyRef(Optional.empty(), key),
                        as,
                        chance.perhaps(2, () -> new Decimal(String.valueOf(chance.from(1, 3))))))));
  }

  private Sent assessment() {
    var mandate = mandates.values().stream().filter(m -> m.representative().equals(Cast.WATCH));
    var voice = voice(Cast.WATCH);
    if (occurrences.isEmpty()) return occurrence();
    return new Sent(
        voice.by(),
        new AssessOccurrence(
            voice.envelope(),
            occurrenceId(),
            mandate.findFirst().map(GrantMandate::id).orElse(Id.of("m-none")),
            chance.of(OccurrenceAct.Result.CONFIRMED, OccurrenceAct.Result.INCONCLUSIVE),
            Optional.empty(),
            List.of(),
            words("on the spot")));
  }

  private Sent allegation() {
    var id = agreement();
    var commitment = chance.of(current(id).commitments().toList());
    var against = chance.of(commitment.debtors());
    var voice = voice(other(against));
    return new Sent(
        voice.by(),
        new AllegeBreach(
            voice.envelope(),
            name("al"),
            against,
            List.of(KeyRef.of(id, commitment.key())),
            Optional.empty(),
            Optional.of(words("The quay was shut")),
            occurrences.isEmpty() ? List.of() : chance.some(List.of(occurrenceId()), 0),
            readings.isEmpty() || chance.in(2) ? List.of() : List.of(readingId()),
            Optional.empty(),
            allegations.isEmpty() ? Optional.empty() : chance.perhaps(3, this::allegationId)));
  }

  private Sent aboutAllegation() {
    if (allegations.isEmpty()) return allegation();
    var alleged = chance.of(List.copyOf(allegations.values()));
    var id = alleged.id();
    var alleger = alleged.by() instanceof Actor.Named(var named) ? voice(named) : unnamed();
    var respondent = voice(alleged.against());
    var either = chance.in(2) ? alleger : respondent;
    return switch (chance.upTo(11)) {
      case 0, 1, 2 -> answer(alleged, respondent);
      case 3 -> {
        var voice = anybody();
        yield new Sent(
            voice.by(),
            new SubmitEvidence(
                voice.envelope(),
                id,
                Cast.SOURCE,
                chance.of(AllegationAct.Tends.values()),
                Optional.empty()));
      }
      case 4, 5 ->
          new Sent(
              respondent.by(),
              new OfferCure(
                  respondent.envelope(),
                  id,
                  words("Opens the quay"),
                  chance.perhaps(2, () -> later(5))));
      case 6 -> new Sent(alleger.by(), new AcceptCure(alleger.envelope(), id));
      case 7, 8 ->
          new Sent(
              either.by(),
              new ReferAllegation(
                  either.envelope(),
                  id,
                  Cast.WATCH,
                  chance.perhaps(2, () -> Texts.STEP),
                  chance.perhaps(2, () -> chance.from(1, 6))));
      case 9, 10 -> {
        var voice = chance.in(8) ? unnamed() : voice(Cast.WATCH);
        yield new Sent(
            voice.by(),
            new RecordFinding(
                voice.envelope(),
                id,
                Cast.WATCH,
                Optional.empty(),
                Optional.of(words("at the request of both")),
                chance.of(AllegationAct.FindingResult.values()),
                Optional.empty()));
      }
      default -> {
        var how = chance.of(AllegationAct.How.values());
        var voice = how == AllegationAct.How.SETTLED ? either : alleger;
        yield new Sent(voice.by(), new CloseAllegation(voice.envelope(), id, how));
      }
    };
  }

  private Sent answer(AllegeBreach alleged, Voice respondent) {
    var answer = chance.of(AllegationAct.Answer.values());
    return new Sent(
        respondent.by(),
        new RespondToAllegation(
            respondent.envelope(),
            alleged.id(),
            answer,
            answer == AllegationAct.Answer.JUSTIFY
                ? List.of(AllegationAct.Ground.WITHHOLDING)
                : List.of(),
            List.of(),
            Optional.empty(),
            chance.perhaps(3, () -> words("It does not say about what")),
            chance.in(4)
                ? List.of(Proposition.of(Kind.EXISTS, alleged.keys().getFirst().agreement().get()))
                : List.of()));
  }

  // -- issues, stances, mandates, filings, custody ---------------------------------------------

  private Sent issue() {
    var voice = anybody();
    return new Sent(
        voice.by(),
        new IssueAct.RaiseIssue(
            voice.envelope(),
            name("i"),
            words("Is the quay open?"),
            List.of(
                new IssueAct.Raised(
                    name("p"),
                    chance.of(IssueAct.Raised.Kind.values()),
                    words("The quay is open")))));
  }

  private Sent stance() {
    var voice = anybody();
    return new Sent(
        voice.by(),
        new IssueAct.TakeStance(
            voice.envelope(),
            proposition(),
            chance.in(2) ? IssueAct.Stance.AFFIRMS : chance.of(IssueAct.Stance.values()),
            Optional.empty(),
            List.of(),
            chance.perhaps(6, () -> words("so far as it goes")),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private Proposition proposition() {
    var id = agreement();
    var occurrence = occurrences.isEmpty() ? null : occurrences.get(occurrenceId());
    return switch (chance.upTo(12)) {
      case 0, 1, 2 -> Proposition.of(Kind.EXISTS, id);
      case 3, 4, 5 -> {
        if (readings.isEmpty()) yield Proposition.of(Kind.EXISTS, id);
        var reading = readings.get(readingId());
        yield Proposition.of(
            Kind.MEANS, reading.agreement() + "." + reading.termId(), reading.readingId());
      }
      case 6 ->
          occurrence == null
              ? Proposition.of(Kind.SHOULD, id)
              : Proposition.of(Kind.OCCURRED, occurrence.id());
      case 7, 8 ->
          occurrence == null || occurrence.relates().isEmpty()
              ? Proposition.of(Kind.SHOULD, id, key(id))
              : Proposition.of(
                  Kind.COUNTS,
                  occurrence.id(),
                  home(occurrence.relates().getFirst().key()),
                  occurrence.relates().getFirst().as());
      case 9 ->
          allegations.isEmpty()
              ? Proposition.of(Kind.CONSENTED, chance.of(Cast.PARTIES), id, someVersion(id))
              : Proposition.of(Kind.BREACH, allegationId());
      case 10 -> Proposition.of(Kind.VALID, contestable());
      case 11 -> Proposition.of(Kind.CLAIM, raised.isEmpty() ? "p0" : chance.of(raised).value());
      default ->
          Proposition.of(
              Kind.RELATION,
              id,
              chance.of(List.copyOf(agreements.keySet())),
              chance.of(Relation.RESTATES, Relation.SAME));
    };
  }

  /// Keys are told apart by their first letter, so that a bare one has one home at all times.
  private static KeyRef home(KeyRef key) {
    return key.in(Id.of(key.key().value().substring(0, 1).toUpperCase(java.util.Locale.ROOT)));
  }

  private UUID contestable() {
    var acts =
        onRecord.stream()
            .filter(a ->
                a instanceof GiveNotice
                    || a instanceof DeclareConsent
                    || a instanceof RecordFinding)
            .toList();
    return chance.of(acts.isEmpty() ? onRecord : acts).actId();
  }

  private Sent mandate() {
    if (!mandates.isEmpty() && chance.in(5)) {
      var granted = chance.of(List.copyOf(mandates.values()));
      var voice = voice(((Actor.Named) granted.by()).referent());
      return new Sent(voice.by(), new RevokeMandate(voice.envelope(), granted.id()));
    }
    var principal = chance.of(Cast.PARTIES);
    var voice = voice(principal);
    return new Sent(
        voice.by(),
        new GrantMandate(
            voice.envelope(),
            name("m"),
            Cast.WATCH,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            chance.perhaps(4, () -> later(20)),
            Optional.empty(),
            List.of()));
  }

  private Sent filed() {
    return switch (chance.upTo(5)) {
      case 0 ->
          new Sent(
              Cast.OWNER,
              new NegotiationAct.ChangeCapacity(
                  filing(),
                  List.of(new UserId("auditor")),
                  Optional.of(NegotiationAct.Capacity.RECORDER),
                  Optional.empty()));
      case 1 ->
          new Sent(
              Cast.OWNER,
              new NegotiationAct.AdmitParticipant(
                  filing(),
                  Optional.empty(),
                  NegotiationAct.Capacity.AUDITOR,
                  List.of(new UserId("auditor"))));
      case 2 ->
          new Sent(
              Cast.RECORDER,
              new NegotiationAct.ImportBatch(
                  filing(), name("batch"), "sha256:" + "0".repeat(64), 1, "the archive"));
      case 3 ->
          new Sent(
              Cast.RECORDER,
              new ReferentAct.RegisterReferent(
                  filing(), name("ref"), ReferentAct.Kind.PLACE, "A place", Optional.empty()));
      case 4 ->
          new Sent(
              Cast.RECORDER,
              new ReferentAct.AddDesignation(
                  filing(),
                  Cast.QUAY,
                  "Old Quay",
                  "en",
                  Optional.empty(),
                  chance.of(Cast.SPEAKERS),
                  Optional.empty(),
                  Optional.empty()));
      default ->
          new Sent(
              Cast.RECORDER,
              new SourceAct.RegisterSource(
                  filing(),
                  name("s"),
                  SourceAct.Kind.REPORT,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()));
    };
  }

  /// Mostly of words that others recorded.
  private Sent adoption() {
    var reported =
        onRecord.stream()
            .filter(a -> a instanceof Act.Statement && a.envelope().mode() != Mode.PERFORMED)
            .toList();
    var target = chance.of(reported.isEmpty() || chance.in(8) ? onRecord : reported);
    var by = target.envelope().by();
    var speaker =
        by.isPresent() && by.get() instanceof Actor.Named(var id) && Cast.PARTIES.contains(id)
            ? id
            : chance.of(Cast.PARTIES);
    var voice = performed(speaker);
    return new Sent(
        voice.by(),
        chance.in(3)
            ? new AdoptionAct.DisownWords(voice.envelope(), target.actId())
            : new AdoptionAct.AdoptWords(voice.envelope(), target.actId()));
  }

  private List<Sent> custody() {
    var target = chance.of(onRecord);
    if (chance.in(2))
      return List.of(
          new Sent(
              chance.of(Cast.CUSTODIANS),
              new CustodyAct.CorrectRecord(
                  filing(), target.actId(), patch(target), words("misheard"), Optional.empty())));
    var reason = chance.of(CustodyAct.Reason.values());
    var annulments =
        Cast.CUSTODIANS.stream()
            .map(user ->
                new Sent(user, new CustodyAct.AnnulRecord(filing(), target.actId(), reason)));
    return Stream.concat(
            annulments, chance.in(2) ? Stream.of(removal(target)) : Stream.<Sent>empty())
        .toList();
  }

  private Sent removal(Act target) {
    var place = walk.placeOf(target.actId()).orElseThrow();
    return new Sent(
        chance.of(Cast.CUSTODIANS),
        new CustodyAct.RemovePayload(
            filing(), target.actId(), place.position(), place.leaf(), words("a court said so")));
  }

  private CustodyAct.Patch patch(Act target) {
    boolean when = target instanceof Act.Statement && chance.in(2);
    return new CustodyAct.Patch(
        Optional.empty(),
        when ? Optional.empty() : Optional.of(SpeakingCapacity.Plain.EX_OFFICIO),
        chance.perhaps(8, () -> List.of()),
        when ? Optional.of(time(9)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("corrected"));
  }

  // -- what there is to speak of ---------------------------------------------------------------

  private Id agreement() {
    return chance.of(List.copyOf(agreements.keySet()));
  }

  private int version(Id agreement) {
    return agreements.get(agreement).size();
  }

  private int someVersion(Id agreement) {
    return chance.in(6) ? chance.from(1, version(agreement)) : version(agreement);
  }

  private Terms current(Id agreement) {
    return agreements.get(agreement).getLast();
  }

  private Id party(Id agreement) {
    var parties = agreements.get(agreement).getFirst().parties();
    return parties.isEmpty() || chance.in(12) ? chance.of(Cast.PARTIES) : chance.of(parties);
  }

  private Id key(Id agreement) {
    return chance.of(current(agreement).commitments().toList()).key();
  }

  private List<Id> owed(Id agreement, Id debtor) {
    return current(agreement)
        .commitments()
        .filter(c -> c.debtors().contains(debtor))
        .map(Term::id)
        .toList();
  }

  private Id readingId() {
    return chance.of(List.copyOf(readings.keySet()));
  }

  private Id occurrenceId() {
    return chance.of(List.copyOf(occurrences.keySet()));
  }

  private Id allegationId() {
    return chance.of(List.copyOf(allegations.keySet()));
  }

  private Id name(String kind) {
    return Id.of(kind + ++names);
  }

  private static Words words(String text) {
    return Words.of("en", text);
  }
}
