package ledger.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.AllegedParty;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
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
import ledger.agreement.Consents;
import ledger.agreement.Consents.Carry;
import ledger.agreement.Consents.Departure;
import ledger.agreement.Consents.Word;
import ledger.agreement.VersionTree;
import ledger.agreement.VersionTree.Superseded;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.Link;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;

/// Everything said about one agreement, each kind in effective order.
///
/// An act may have taken effect before the terms that it speaks of: it is kept all the same.
public final class AgreementFile {

  /// One text of it, with whoever's consent it takes.
  ///
  /// @param number in the order of recording, the same wherever it is said ([Numbering])
  /// @param basedOn the number of the text that it changes; 0 where it is the first
  public record Version(
      int number,
      int basedOn,
      Terms terms,
      Form form,
      List<Id> parties,
      List<Id> participants,
      Optional<When> offerExpires,
      Said<? extends AgreementAct> origin)
      implements VersionTree.Text {

    @Override
    public Instant since() {
      return origin.entry().effective();
    }

    public boolean isClaimed() {
      return origin.act() instanceof RecordClaimedAgreement;
    }

    /// Whether there are enough whose consent could be asked for.
    public boolean takesTwo() {
      return parties.size() > 1 || form == Form.UNILATERAL || terms.accession().isPresent();
    }
  }

  /// In which agreements were first spoken of.
  static final Comparator<AgreementFile> BY_FIRST_ACT =
      Comparator.comparing(AgreementFile::first, Entry.EFFECTIVE_ORDER);

  private final Id id;
  private final Entry first;
  private final Instant about;
  private final Map<UUID, Integer> numbers;
  private final SortedMap<Integer, Version> versions = new TreeMap<>();
  private final List<Said<DeclareConsent>> consents = new ArrayList<>();
  private final Map<Id, List<Said<? extends AgreementAct>>> readiness = new HashMap<>();
  private final List<Said<AdvanceReading>> readings = new ArrayList<>();
  private final List<Said<GiveNotice>> notices = new ArrayList<>();
  private final List<Said<WithdrawNotice>> noticesWithdrawn = new ArrayList<>();
  private final List<Said<ReleaseCommitment>> releases = new ArrayList<>();
  private final List<Said<ReassignCommitment>> reassignments = new ArrayList<>();
  private final List<Said<RecordEntryIntoForce>> statedForce = new ArrayList<>();
  private final List<Said<WithdrawProposal>> proposalWithdrawn = new ArrayList<>();
  private final Set<Id> insiders = new HashSet<>();
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

  @SuppressWarnings("unchecked") // each case casts to what it has just matched
  void add(Said<? extends AgreementAct> said) {
    switch (said.act()) {
      case ProposeAgreement _, RecordClaimedAgreement _, ReviseTerms _ -> setTerms(said);
      case DeclareConsent _ -> consents.add((Said<DeclareConsent>) said);
      case ConfirmReadiness a -> a.scope().forEach(key -> ready(key, said));
      case WithdrawReadiness a -> a.scope().forEach(key -> ready(key, said));
      case AdvanceReading _ -> readings.add((Said<AdvanceReading>) said);
      case GiveNotice _ -> notices.add((Said<GiveNotice>) said);
      case WithdrawNotice _ -> noticesWithdrawn.add((Said<WithdrawNotice>) said);
      case ReleaseCommitment _ -> releases.add((Said<ReleaseCommitment>) said);
      case ReassignCommitment _ -> reassignments.add((Said<ReassignCommitment>) said);
      case RecordEntryIntoForce _ -> statedForce.add((Said<RecordEntryIntoForce>) said);
      case WithdrawProposal _ -> proposalWithdrawn.add((Said<WithdrawProposal>) said);
      case RelateAgreements _ -> {}
    }
  }

  private void ready(Id key, Said<? extends AgreementAct> said) {
    readiness.computeIfAbsent(key, _ -> new ArrayList<>()).add(said);
  }

  private void setTerms(Said<? extends AgreementAct> said) {
    int number = Optional.ofNullable(numbers.get(said.act().actId())).orElseThrow();
    versions.put(
        number,
        switch (said.act()) {
          case ProposeAgreement a ->
              new Version(
                  number,
                  0,
                  a.terms(),
                  a.form(),
                  a.terms().parties(),
                  refs(a.terms()),
                  a.offerExpires(),
                  said);
          case RecordClaimedAgreement a ->
              new Version(
                  number,
                  0,
                  a.terms(),
                  a.form(),
                  alleged(a.allegedParties().stream().filter(p -> p.role() == Terms.Role.PARTY)),
                  alleged(a.allegedParties().stream()),
                  Optional.empty(),
                  said);
          case ReviseTerms a ->
              new Version(
                  number,
                  a.basedOn(),
                  a.terms(),
                  Form.UNKNOWN,
                  a.terms().parties(),
                  refs(a.terms()),
                  Optional.empty(),
                  said);
          case AgreementAct other -> throw new IllegalArgumentException(other.name());
        });
  }

  /// A revision that names no participants keeps those of the text it is based on; and nobody is
  /// left out of an agreement by a text that others wrote: whoever was a party has to consent to
  /// that too.
  void complete() {
    for (var entry : versions.entrySet()) {
      var version = entry.getValue();
      var basis = versions.get(version.basedOn());
      if (basis == null) continue; // the first, or based on what has not taken effect
      entry.setValue(
          new Version(
              version.number(),
              version.basedOn(),
              version.terms(),
              basis.form(),
              Stream.concat(basis.parties().stream(), version.parties().stream())
                  .distinct()
                  .toList(),
              version.participants().isEmpty() ? basis.participants() : version.participants(),
              Optional.empty(),
              version.origin()));
    }
    tree = new VersionTree<>(versions.values(), this::inForceSince);
  }

  /// So far as consents and dates tell, the same as for whoever decides an act.
  private Optional<Instant> inForceSince(Version version) {
    return versions.size() > 1 && version.takesTwo() // alone it is replaced by none
        ? consents(departures(), _ -> true)
            .reached(version.number(), version.terms(), version.parties(), _ -> Optional.empty())
            .flatMap(reached -> reached.inForce().begins())
        : Optional.empty();
  }

  /// The withdrawals that were given, as those who decide an act take them: each with effect.
  private List<Departure> departures() {
    return notices.stream()
        .filter(n -> n.counts() && n.act().effect() == Effect.WITHDRAW)
        .filter(n ->
            noticesWithdrawn.stream()
                .noneMatch(w -> w.counts() && w.act().noticeId().equals(n.act().noticeId())))
        .flatMap(n ->
            n.act().about().stream()
                .map(who -> new Departure(who, n.act().effectiveAt().begins().orElseThrow())))
        .toList();
  }

  /// What was said of consent and counts, as it stands after those departures.
  ///
  /// @param departures the withdrawals that took effect in the view of whoever asks
  /// @param accepted which words on consent that view accepts
  public Consents<Said<? extends AgreementAct>> consents(
      List<Departure> departures, Predicate<Said<DeclareConsent>> accepted) {
    return new Consents<>(
        consents.stream()
            .filter(c -> c.counts() && accepted.test(c))
            .flatMap(AgreementFile::word)
            .toList(),
        versions.values().stream().flatMap(AgreementFile::carry).toList(),
        departures);
  }

  private static Stream<Word<Said<? extends AgreementAct>>> word(Said<DeclareConsent> said) {
    var at = said.entry().effective();
    return named(said.act().by()).stream()
        .map(party -> new Word<>(party, said.act(), at, said.act().givenFrom(at), said));
  }

  private static Stream<Carry<Said<? extends AgreementAct>>> carry(Version version) {
    return version.origin().act() instanceof ReviseTerms revision
        ? Carry.<Said<? extends AgreementAct>>of(
            revision, version.number(), version.since(), version.origin())
            .stream()
        : Stream.empty();
  }

  private static List<Id> refs(Terms terms) {
    return terms.participants().stream().map(Terms.Participant::ref).distinct().toList();
  }

  private static List<Id> alleged(Stream<AllegedParty> parties) {
    return parties.map(AllegedParty::ref).distinct().toList();
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
    return versions.values();
  }

  public Optional<Version> version(int number) {
    return Optional.ofNullable(versions.get(number));
  }

  /// The text that is current at the moment the file is about: what is in force, so far as consents
  /// and dates tell; before anything is, the text that took effect last. Empty where only acts
  /// about it have taken effect so far.
  public Optional<Version> current() {
    return tree.currentAt(about);
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
    return new VersionTree<>(versions.values(), inForceSince);
  }

  /// The claim that put it on record, where it was claimed.
  public Optional<Said<? extends AgreementAct>> claim() {
    return version(1).filter(Version::isClaimed).map(Version::origin);
  }

  public Optional<RecordClaimedAgreement> claimed() {
    return claim().map(Said::act).map(RecordClaimedAgreement.class::cast);
  }

  /// Whether the text names it, it said a word on consent, or somebody states that it is bound.
  public boolean takesPart(Actor actor) {
    return named(actor).filter(insiders()::contains).isPresent();
  }

  private Set<Id> insiders() {
    if (insiders.isEmpty()) {
      versions.values().forEach(v -> insiders.addAll(v.participants()));
      versions.values().forEach(v -> insiders.addAll(v.parties()));
      consents.forEach(c -> named(c.act().by()).ifPresent(insiders::add));
      statedForce.forEach(s -> s.act().participant().ifPresent(insiders::add));
    }
    return insiders;
  }

  /// The commitment as the text that took effect last of those that have it puts it.
  public Optional<Commitment> commitment(Id key) {
    return versions.values().stream()
        .filter(version -> version.terms().commitment(key).isPresent())
        .max(Comparator.comparing(Version::since).thenComparing(Version::number))
        .flatMap(version -> version.terms().commitment(key));
  }

  /// Who stands on one side of the commitment after every reassignment that counts.
  ///
  /// @param valid which of them a view accepts
  public List<Id> holders(
      Commitment commitment, Side side, Predicate<Said<ReassignCommitment>> valid) {
    var named = side == Side.DEBTOR ? commitment.debtors() : commitment.creditors();
    if (reassignments.isEmpty()) return named;
    var holders = new ArrayList<>(named);
    for (var r : reassignments)
      if (r.counts()
          && r.act().key().equals(commitment.key())
          && r.act().side() == side
          && valid.test(r)) holders.replaceAll(id -> id.equals(r.act().from()) ? r.act().to() : id);
    return holders.stream().distinct().toList();
  }

  /// Whoever the newest text names to owe it, and whoever it was handed on to.
  Stream<Id> everOwing(Id key) {
    return Stream.concat(
            commitment(key).stream().flatMap(c -> c.debtors().stream()),
            reassignments.stream()
                .map(Said::act)
                .filter(r -> r.key().equals(key) && r.side() == Side.DEBTOR)
                .map(ReassignCommitment::to))
        .distinct();
  }

  public List<Said<DeclareConsent>> consents() {
    return consents;
  }

  /// Every confirmation and withdrawal of readiness for one commitment.
  public List<Said<? extends AgreementAct>> readiness(Id key) {
    return readiness.getOrDefault(key, List.of());
  }

  /// Everybody who ever confirmed or withdrew readiness for it.
  public Stream<Id> declaring(Id key) {
    return readiness(key).stream().flatMap(s -> named(s.act().by()).stream()).distinct();
  }

  public List<Said<AdvanceReading>> readings() {
    return readings;
  }

  /// Whether any linkage or reading of it names a commitment of another agreement.
  public boolean speaksOf(Id other) {
    return Stream.concat(
            versions.values().stream()
                .flatMap(v -> v.terms().linkages().flatMap(l -> l.links().stream())),
            readings.stream().flatMap(r -> r.act().links().stream().flatMap(List::stream)))
        .flatMap(Link::keys)
        .anyMatch(key -> key.agreement().equals(Optional.of(other)));
  }

  public List<Said<GiveNotice>> notices() {
    return notices;
  }

  public List<Said<WithdrawNotice>> noticesWithdrawn() {
    return noticesWithdrawn;
  }

  public List<Said<ReleaseCommitment>> releases() {
    return releases;
  }

  public List<Said<ReassignCommitment>> reassignments() {
    return reassignments;
  }

  public List<Said<RecordEntryIntoForce>> statedForce() {
    return statedForce;
  }

  public List<Said<WithdrawProposal>> proposalWithdrawn() {
    return proposalWithdrawn;
  }

  public static Optional<Id> named(Actor actor) {
    return actor instanceof Actor.Named(var id) ? Optional.of(id) : Optional.empty();
  }
}
