package ledger.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AgreementAct.Side;
import ledger.act.AgreementAct.WithdrawNotice;
import ledger.act.AgreementAct.WithdrawProposal;
import ledger.agreement.Agreement;
import ledger.agreement.Consents;
import ledger.agreement.Consents.Departure;
import ledger.agreement.Version;
import ledger.agreement.VersionTree;
import ledger.agreement.VersionTree.Superseded;
import ledger.terms.Commitment;
import ledger.terms.Link;
import ledger.value.Id;

/// Everything said about one agreement, each kind in effective order: the [Agreement] that the acts
/// leave which took effect by the moment it is about, and the acts themselves as they are on
/// record.
///
/// An act may have taken effect before the terms that it speaks of: it is kept all the same.
public final class AgreementFile {

  /// In which agreements were first spoken of.
  static final Comparator<AgreementFile> BY_FIRST_ACT =
      Comparator.comparing(AgreementFile::first, Entry.EFFECTIVE_ORDER);

  private final Id id;
  private final Entry first;
  private final Instant about;
  private final Map<UUID, Integer> numbers;
  private final Map<Integer, StatementOnRecord<? extends AgreementAct>> texts = new TreeMap<>();
  private final Map<Class<?>, List<?>> said = new ConcurrentHashMap<>();
  private final Set<Id> insiders = new HashSet<>();
  private Agreement<StatementOnRecord<? extends AgreementAct>> agreement = Agreement.none();
  private VersionTree<Version> tree = new VersionTree<>(List.of(), _ -> Optional.empty());

  /// @param first the first act in effective order that is about it
  /// @param about the moment it is about
  /// @param numbers of its texts by the act that brought each
  AgreementFile(Id id, Entry first, Instant about, Map<UUID, Integer> numbers) {
    this.id = id;
    this.first = first;
    this.about = about;
    this.numbers = numbers;
  }

  void add(StatementOnRecord<? extends AgreementAct> act) {
    Optional.ofNullable(numbers.get(act.act().actId()))
        .ifPresentOrElse(number -> texts.put(number, act), () -> agreement = agreement.with(act));
  }

  /// Texts are based on one another in the order of their numbers, whenever each took effect.
  void complete() {
    texts.forEach((number, text) -> agreement = agreement.with(number, text));
    tree = agreement.tree(StatementOnRecord::counts);
  }

  /// What was said of consent and counts, as it stands after those departures.
  ///
  /// @param departures the withdrawals that took effect in the view of whoever asks
  /// @param accepted which words on consent that view accepts
  public Consents<StatementOnRecord<? extends AgreementAct>> consents(
      List<Departure> departures, Predicate<StatementOnRecord<DeclareConsent>> accepted) {
    return agreement.consents(departures, counting(accepted));
  }

  public Id id() {
    return id;
  }

  /// The act that spoke of it first, in effective order.
  public Entry first() {
    return first;
  }

  /// In the order of their numbers.
  public Collection<Version> versions() {
    return agreement.versions();
  }

  public Optional<Version> version(int number) {
    return agreement.version(number);
  }

  /// The act that brought a text.
  public StatementOnRecord<? extends AgreementAct> origin(Version version) {
    return Optional.ofNullable(texts.get(version.number())).orElseThrow();
  }

  /// The text that is current at the moment the file is about: what is in force, so far as consents
  /// and dates tell; before anything is, the text that took effect last. Empty where only acts
  /// about it have taken effect so far.
  public Optional<Version> current() {
    return currentAt(about);
  }

  /// The same at another moment.
  public Optional<Version> currentAt(Instant moment) {
    return tree.currentAt(moment);
  }

  /// The text that took effect last, in force or not.
  public Optional<Version> newest() {
    return tree.latestAt(about);
  }

  /// The text that replaces this one and since when, where one does. What is in force is replaced
  /// by what comes into force after it, and by no draft.
  public Optional<Superseded<Version>> superseded(int number) {
    return version(number).flatMap(tree::superseded);
  }

  /// The same where entry into force is known otherwise, as in a view.
  public VersionTree<Version> tree(Function<Version, Optional<Instant>> inForceSince) {
    return new VersionTree<>(versions(), inForceSince);
  }

  /// The claim that put it on record, where it was claimed.
  public Optional<StatementOnRecord<? extends AgreementAct>> claim() {
    return version(1).filter(Version::claimed).map(this::origin);
  }

  public Optional<RecordClaimedAgreement> claimed() {
    return claim().map(StatementOnRecord::act).map(RecordClaimedAgreement.class::cast);
  }

  /// Whether the text names it, it said a word on consent, or somebody states that it is bound.
  public boolean takesPart(Actor actor) {
    return named(actor).filter(insiders()::contains).isPresent();
  }

  private Set<Id> insiders() {
    if (insiders.isEmpty()) {
      versions().forEach(v -> insiders.addAll(v.participants()));
      versions().forEach(v -> insiders.addAll(v.parties()));
      consents().forEach(c -> named(c.act().by()).ifPresent(insiders::add));
      statedForce().forEach(s -> s.act().participant().ifPresent(insiders::add));
    }
    return insiders;
  }

  /// The commitment as the text that took effect last of those that have it puts it.
  public Optional<Commitment> commitment(Id key) {
    return agreement.commitment(key);
  }

  /// Who stands on one side of the commitment after every reassignment that counts, and after every
  /// succession whose day has come.
  ///
  /// @param reassigned which reassignments a view accepts
  /// @param succeeded which consents of successors
  public List<Id> holders(
      Commitment commitment,
      Side side,
      Predicate<StatementOnRecord<ReassignCommitment>> reassigned,
      Predicate<StatementOnRecord<DeclareConsent>> succeeded) {
    Predicate<StatementOnRecord<DeclareConsent>> hasCome =
        s -> !s.act().givenFrom(s.entry().effective()).begins().orElseThrow().isAfter(about);
    var reassigning = counting(reassigned);
    var succeeding = counting(hasCome.and(succeeded));
    return agreement.holders(
        commitment,
        side,
        said -> (said.act() instanceof DeclareConsent ? succeeding : reassigning).test(said));
  }

  /// The consents by which others take the place of a participant.
  public Stream<StatementOnRecord<DeclareConsent>> successors(Id participant) {
    return consents().stream()
        .filter(s -> s.act().decision() == Decision.ACCEPT)
        .filter(s -> s.act().succeeds().equals(Optional.of(participant)));
  }

  /// Whoever the newest text names to owe it, and whoever it was handed on to.
  Stream<Id> everOwing(Id key) {
    return agreement.everHolding(key, Side.DEBTOR);
  }

  public List<StatementOnRecord<DeclareConsent>> consents() {
    return said(DeclareConsent.class);
  }

  /// Every confirmation and withdrawal of readiness for one commitment.
  public List<StatementOnRecord<? extends AgreementAct>> readiness(Id key) {
    return agreement.readiness(key);
  }

  /// Everybody who ever confirmed or withdrew readiness for it.
  public Stream<Id> declaring(Id key) {
    return readiness(key).stream().flatMap(s -> named(s.act().by()).stream()).distinct();
  }

  public List<StatementOnRecord<AdvanceReading>> readings() {
    return said(AdvanceReading.class);
  }

  /// Whether any linkage or reading of it names a commitment of another agreement.
  public boolean speaksOf(Id other) {
    return Stream.concat(
            versions().stream().flatMap(v -> v.terms().linkages().flatMap(l -> l.links().stream())),
            readings().stream().flatMap(r -> r.act().links().stream().flatMap(List::stream)))
        .flatMap(Link::keys)
        .anyMatch(key -> key.agreement().equals(Optional.of(other)));
  }

  public List<StatementOnRecord<GiveNotice>> notices() {
    return said(GiveNotice.class);
  }

  public List<StatementOnRecord<WithdrawNotice>> noticesWithdrawn() {
    return said(WithdrawNotice.class);
  }

  public List<StatementOnRecord<ReleaseCommitment>> releases() {
    return said(ReleaseCommitment.class);
  }

  public List<StatementOnRecord<ReassignCommitment>> reassignments() {
    return said(ReassignCommitment.class);
  }

  public List<StatementOnRecord<RecordEntryIntoForce>> statedForce() {
    return said(RecordEntryIntoForce.class);
  }

  public List<StatementOnRecord<WithdrawProposal>> proposalWithdrawn() {
    return said(WithdrawProposal.class);
  }

  /// Copied once: views read these lists over and over.
  @SuppressWarnings("unchecked") // acts of one kind are all of its class
  private <A extends AgreementAct> List<StatementOnRecord<A>> said(Class<A> kind) {
    return (List<StatementOnRecord<A>>)
        said.computeIfAbsent(kind, _ -> List.copyOf(agreement.said(kind)));
  }

  /// Asked only of acts of one kind.
  @SuppressWarnings("unchecked")
  private static <A extends AgreementAct>
      Predicate<StatementOnRecord<? extends AgreementAct>> counting(
          Predicate<StatementOnRecord<A>> accepted) {
    return said -> said.counts() && accepted.test((StatementOnRecord<A>) said);
  }

  public static Optional<Id> named(Actor actor) {
    return actor instanceof Actor.Named(var id) ? Optional.of(id) : Optional.empty();
  }
}
