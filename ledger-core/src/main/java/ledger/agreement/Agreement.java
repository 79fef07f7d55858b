package ledger.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.act.AgreementAct.WithdrawReadiness;
import ledger.agreement.Consents.Carry;
import ledger.agreement.Consents.Departure;
import ledger.agreement.Consents.Reached;
import ledger.agreement.Consents.Word;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.value.Id;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// One agreement as acts leave it: its texts and parties, the consents to them, and who holds its
/// commitments. Immutable. Deciding and reading fold the same: deciding adds each act as it is
/// recorded, reading those that took effect by some day, in the order in which they did.
///
/// Every act is kept as it was said. Whether it moves anything depends on its strength, on the
/// policy of the negotiation, and on a view: the questions below take what counts as an argument.
///
/// @param <S> an act about the agreement, as whoever folds it has it
public final class Agreement<S extends Dated<? extends AgreementAct>> {

  private static final String SUCCESSIONS = "successions";

  /// A commitment, and the version that puts it so.
  private record Placed(Version version, Commitment commitment) {
    boolean isReplacedBy(Version other) {
      int later = other.since().compareTo(version.since());
      return later > 0 || later == 0 && other.number() > version.number();
    }
  }

  private Numbering numbers = Numbering.NONE;
  private PSortedMap<Integer, Version> texts = TreePMap.empty();
  private PMap<Id, Placed> commitments = TreePMap.empty();
  private PVector<Carry<S>> carries = TreePVector.empty();
  private PMap<String, PVector<S>> said = TreePMap.empty();
  private PMap<Id, PVector<S>> readiness = TreePMap.empty();
  private PMap<Id, PVector<S>> readings = TreePMap.empty();

  private Agreement() {}

  private Agreement(Agreement<S> before) {
    numbers = before.numbers;
    texts = before.texts;
    commitments = before.commitments;
    carries = before.carries;
    said = before.said;
    readiness = before.readiness;
    readings = before.readings;
  }

  /// Of which nothing was said yet.
  public static <S extends Dated<? extends AgreementAct>> Agreement<S> none() {
    return new Agreement<>();
  }

  /// After one act more. A text takes the next number.
  public Agreement<S> with(S act) {
    return with(numbers.next(), act);
  }

  /// The same where a text has its number from elsewhere. Texts are added in the order of their
  /// numbers; other acts may be added before the text that they speak of.
  public Agreement<S> with(int number, S act) {
    var now = new Agreement<>(this);
    now.add(number, act);
    return now;
  }

  /// With the number of an annulled text, which is given to no other.
  public Agreement<S> without(Act annulled) {
    var now = new Agreement<>(this);
    now.numbers = numbers.after(annulled);
    return now;
  }

  /// With what was said before said once more, and last. A text is what it was.
  public Agreement<S> again(UUID act, UnaryOperator<S> as) {
    var now = new Agreement<>(this);
    now.said = again(said, act, as);
    now.readiness = again(readiness, act, as);
    now.readings = again(readings, act, as);
    return now;
  }

  private static <K, S extends Dated<? extends AgreementAct>> PMap<K, PVector<S>> again(
      PMap<K, PVector<S>> all, UUID act, UnaryOperator<S> as) {
    var now = all;
    for (var of : all.entrySet())
      for (var one : of.getValue())
        if (one.act().actId().equals(act))
          now = now.plus(of.getKey(), of.getValue().minus(one).plus(as.apply(one)));
    return now;
  }

  private void add(int number, S one) {
    var since = one.effective();
    switch (one.act()) {
      case ProposeAgreement act -> add(Version.of(number, act, since));
      case RecordClaimedAgreement act -> add(Version.of(number, act, since));
      case ReviseTerms act -> {
        add(Version.of(number, act, since, version(act.basedOn())));
        carries = Carry.of(act, number, since, one).map(carries::plus).orElse(carries);
      }
      case ConfirmReadiness act ->
          act.scope().forEach(key -> readiness = plus(readiness, key, one));
      case WithdrawReadiness act ->
          act.scope().forEach(key -> readiness = plus(readiness, key, one));
      case AdvanceReading act -> {
        readings = plus(readings, act.termId(), one);
        said = plus(said, kind(AdvanceReading.class), one);
      }
      case DeclareConsent act -> {
        keep(one);
        if (act.decision() == Decision.ACCEPT && act.succeeds().isPresent())
          said = plus(said, SUCCESSIONS, one);
      }
      case WithdrawProposal _, GiveNotice _, WithdrawNotice _ -> keep(one);
      case ReleaseCommitment _, ReassignCommitment _, RecordEntryIntoForce _ -> keep(one);
      case RelateAgreements _ -> {}
    }
  }

  private void keep(S one) {
    said = plus(said, kind(one.act().getClass()), one);
  }

  private void add(Version version) {
    numbers = new Numbering(version.number());
    texts = texts.plus(version.number(), version);
    for (var c : version.terms().commitments().toList()) {
      var before = commitments.get(c.key());
      if (before == null || before.isReplacedBy(version))
        commitments = commitments.plus(c.key(), new Placed(version, c));
    }
  }

  private static <K extends Comparable<K>, S> PMap<K, PVector<S>> plus(
      PMap<K, PVector<S>> all, K key, S one) {
    return all.plus(key, all.getOrDefault(key, TreePVector.empty()).plus(one));
  }

  private static String kind(Class<? extends AgreementAct> kind) {
    return kind.getSimpleName();
  }

  public Numbering numbers() {
    return numbers;
  }

  /// In the order of their numbers.
  public Collection<Version> versions() {
    return texts.values();
  }

  public Optional<Version> version(int number) {
    return Optional.ofNullable(texts.get(number));
  }

  /// The text that was recorded last.
  public Version latest() {
    return version(texts.lastKey()).orElseThrow();
  }

  /// Whoever takes part by any of its texts.
  public List<Id> participants() {
    return versions().stream().flatMap(v -> v.participants().stream()).distinct().toList();
  }

  /// Every act of one kind, in the order in which they were added. Texts and readiness are found
  /// otherwise.
  public List<S> said(Class<? extends AgreementAct> kind) {
    return said.getOrDefault(kind(kind), TreePVector.empty());
  }

  private <A extends AgreementAct> Stream<A> said(Class<A> kind, Predicate<? super S> counts) {
    return said(kind).stream().filter(counts).map(Dated::act).map(kind::cast);
  }

  public List<S> readingsOf(Id term) {
    return readings.getOrDefault(term, TreePVector.empty());
  }

  /// Every confirmation and withdrawal of readiness for one commitment.
  public List<S> readiness(Id key) {
    return readiness.getOrDefault(key, TreePVector.empty());
  }

  /// The confirmation or withdrawal that stands for one party's readiness for one commitment.
  public Optional<AgreementAct> readiness(
      Actor party, int version, Id key, Predicate<? super S> counts) {
    return readiness(key).stream()
        .filter(one -> one.act().by().equals(party) && counts.test(one))
        .<AgreementAct>map(Dated::act)
        .filter(act ->
            act instanceof ConfirmReadiness c && c.version() == version
                || act instanceof WithdrawReadiness w && w.version() == version)
        .reduce((_, later) -> later);
  }

  /// Which text is current when, so far as consents and dates tell.
  public VersionTree<Version> tree(Predicate<? super S> counts) {
    if (texts.size() < 2) // alone it is replaced by none
    return new VersionTree<>(versions(), _ -> Optional.empty());
    var consents = consents(counts);
    return new VersionTree<>(
        versions(),
        version -> reached(version, consents).flatMap(reached -> reached.inForce().begins()));
  }

  public Version currentAt(Instant moment, Predicate<? super S> counts) {
    return tree(counts).currentAt(moment).orElseThrow();
  }

  /// What was said of consent, with whatever carried it over and whoever left.
  ///
  /// @param departures the withdrawals that took effect
  public Consents<S> consents(List<Departure> departures, Predicate<? super S> counts) {
    return new Consents<>(
        said(DeclareConsent.class).stream().filter(counts).flatMap(Agreement::word).toList(),
        carries,
        departures);
  }

  /// The same where each notice of withdrawal has effect that is not taken back. So those count who
  /// decide an act: a notice that something may avert is taken to have had effect, so that what is
  /// said after it is not refused.
  public Consents<S> consents(Predicate<? super S> counts) {
    return consents(departures(counts), counts);
  }

  private List<Departure> departures(Predicate<? super S> counts) {
    return said(GiveNotice.class, counts)
        .filter(n -> n.effect() == Effect.WITHDRAW)
        .filter(n -> withdrawn(n.noticeId(), counts).isEmpty())
        .flatMap(n ->
            n.about().stream()
                .map(who -> new Departure(who, n.effectiveAt().begins().orElseThrow())))
        .toList();
  }

  private static <S extends Dated<? extends AgreementAct>> Stream<Word<S>> word(S one) {
    var act = (DeclareConsent) one.act();
    return act.by() instanceof Actor.Named(var party)
        ? Stream.of(new Word<>(party, act, one.effective(), act.givenFrom(one.effective()), one))
        : Stream.empty();
  }

  private static Optional<Reached> reached(Version version, Consents<?> consents) {
    return version.takesTwo()
        ? consents.reached(
            version.number(), version.terms(), version.parties(), _ -> Optional.empty())
        : Optional.empty();
  }

  /// Since when this version has been in force, so far as consents and dates tell.
  public Optional<Instant> inForceSince(Version version, Predicate<? super S> counts) {
    return reached(version, consents(counts)).flatMap(reached -> reached.inForce().begins());
  }

  /// Whether the consents that one of its versions takes are there. What else the rule of that
  /// version asks for is not looked at.
  public boolean isConcluded(Predicate<? super S> counts) {
    var consents = consents(counts);
    return versions().stream().anyMatch(v -> reached(v, consents).isPresent());
  }

  /// Computes every date that a later question asks for.
  ///
  /// @throws java.time.DateTimeException where one lies beyond the calendar
  public void computeDates(Instant now, Predicate<? super S> counts) {
    tree(counts).currentAt(now);
    isConcluded(counts);
  }

  /// The act that had withdrawn the proposal by then, where one did.
  public Optional<WithdrawProposal> withdrawal(Instant at, Predicate<? super S> counts) {
    return said(WithdrawProposal.class, counts)
        .filter(w -> w.envelope().statedFrom().filter(at::isBefore).isEmpty())
        .findFirst();
  }

  /// The notice that had ended the agreement by then, so far as notices tell by themselves.
  public Optional<GiveNotice> termination(Instant at, Predicate<? super S> counts) {
    return said(GiveNotice.class, counts)
        .filter(n -> n.effect() == Effect.TERMINATE && n.effectUnless().isEmpty())
        .filter(n -> withdrawn(n.noticeId(), counts).isEmpty())
        .filter(n -> !n.effectiveAt().begins().orElseThrow().isAfter(at))
        .findFirst();
  }

  public Optional<GiveNotice> notice(Id id) {
    return said(GiveNotice.class, _ -> true).filter(n -> n.noticeId().equals(id)).findFirst();
  }

  public Optional<WithdrawNotice> withdrawn(Id notice, Predicate<? super S> counts) {
    return said(WithdrawNotice.class, counts).filter(w -> w.noticeId().equals(notice)).findFirst();
  }

  /// The commitment as the version that took effect last of those that have it puts it.
  public Optional<Commitment> commitment(Id key) {
    return Optional.ofNullable(commitments.get(key)).map(Placed::commitment);
  }

  public boolean hasCommitment(Id key) {
    return commitments.containsKey(key);
  }

  /// Every consent by which somebody takes another's place.
  public List<S> successions() {
    return said.getOrDefault(SUCCESSIONS, TreePVector.empty());
  }

  /// Who stands on this side of the commitment after every reassignment that counts, and after
  /// every succession.
  public List<Id> holders(Id key, Side side, Predicate<? super S> counts) {
    return commitment(key).map(c -> holders(c, side, counts)).orElse(List.of());
  }

  /// The same from the text of one version.
  ///
  /// @param counts asked only of what would change who stands there
  public List<Id> holders(Commitment commitment, Side side, Predicate<? super S> counts) {
    if (said(ReassignCommitment.class).isEmpty() && successions().isEmpty())
      return named(commitment, side);
    var holders = new ArrayList<>(named(commitment, side));
    var handedOn =
        Stream.concat(reassigned(commitment.key(), side), succeeded())
            .sorted(Comparator.comparing(HandedOn::at))
            .toList();
    for (var h : handedOn)
      if (holders.contains(h.from()) && counts.test(h.said()))
        holders.replaceAll(id -> id.equals(h.from()) ? h.to() : id);
    return holders.stream().distinct().toList();
  }

  /// From one who stands on a side to another.
  private record HandedOn<S>(Id from, Id to, Instant at, S said) {}

  private Stream<HandedOn<S>> reassigned(Id key, Side side) {
    return said(ReassignCommitment.class).stream()
        .flatMap(one ->
            one.act() instanceof ReassignCommitment r && r.key().equals(key) && r.side() == side
                ? Stream.of(new HandedOn<>(r.from(), r.to(), one.effective(), one))
                : Stream.empty());
  }

  private Stream<HandedOn<S>> succeeded() {
    return successions().stream()
        .flatMap(one -> {
          var act = (DeclareConsent) one.act();
          var at = act.givenFrom(one.effective()).begins().orElseThrow();
          return act.by() instanceof Actor.Named(var successor)
              ? act.succeeds().stream().map(from -> new HandedOn<>(from, successor, at, one))
              : Stream.empty();
        });
  }

  /// Whoever the newest text names on this side of it, and whoever it was ever handed on to: by
  /// reassignment, or with the place of whoever had it.
  public Stream<Id> everHolding(Id key, Side side) {
    var holding = new LinkedHashSet<>(commitment(key).map(c -> named(c, side)).orElse(List.of()));
    reassigned(key, side).map(HandedOn::to).forEach(holding::add);
    for (var h : succeeded().toList()) if (holding.contains(h.from())) holding.add(h.to());
    return holding.stream();
  }

  private static List<Id> named(Commitment commitment, Side side) {
    return side == Side.DEBTOR ? commitment.debtors() : commitment.creditors();
  }
}
