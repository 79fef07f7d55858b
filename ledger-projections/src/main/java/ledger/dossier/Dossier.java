package ledger.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.ActWithoutPayload;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.CustodyAct;
import ledger.act.Event.NegotiationEvent;
import ledger.act.IssueAct;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.MandateAct;
import ledger.act.NegotiationAct;
import ledger.act.OccurrenceAct.AssessOccurrence;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.ReferentAct.AddDesignation;
import ledger.act.ReferentAct.RegisterReferent;
import ledger.act.SourceAct.RegisterSource;
import ledger.act.Strength;
import ledger.agreement.Numbering;
import ledger.custody.Custody;
import ledger.negotiation.Directory;
import ledger.negotiation.Negotiation;
import ledger.terms.KeyRef;
import ledger.value.Id;

/// One negotiation as it stood at one moment and was known by one position, folded from the acts
/// that the asking user may see. Every question starts here.
///
/// A pure function of its entries: the same entries in any order give the same dossier. It takes
/// one pass, and its cost grows with the number of acts and with nothing else.
public class Dossier implements Directory {

  /// What is reported, with what monitors found of it.
  public record Happening(
      StatementOnRecord<ReportOccurrence> report,
      List<StatementOnRecord<AssessOccurrence>> assessments) {}

  /// A report as it bears on one commitment.
  public record Bearing(Happening happening, KeyRef key, Relates relates) {}

  /// What is alleged, with everything said to it since.
  public record Alleged(
      StatementOnRecord<AllegeBreach> raised,
      List<StatementOnRecord<? extends AllegationAct>> said) {}

  private final Instant about;
  private final SetAside kept;
  private final Function<Set<UUID>, Dossier> uncorrected;
  private final List<Entry> entries;
  private final List<Entry> toCome;
  private final List<StatementOnRecord<? extends Act.Statement>> statements = new ArrayList<>();
  private final Map<Id, RegisterReferent> referents = new TreeMap<>();
  private final Map<Id, List<AddDesignation>> designations = new HashMap<>();
  private final List<RegisterSource> sources = new ArrayList<>();
  private final Map<Id, AgreementFile> agreements = new LinkedHashMap<>();
  private final Map<UUID, Integer> numbers;
  private final List<StatementOnRecord<RelateAgreements>> relations = new ArrayList<>();
  private final Map<Id, AdvanceReading> readings = new HashMap<>();
  private final Happenings happenings = new Happenings();
  private final Allegations allegations = new Allegations();
  private final Map<Id, IssueAct.Raised> raised = new HashMap<>();
  private final Stances stances = new Stances();
  private final Homes homes;
  private final Memo answered = new Memo();
  private Negotiation negotiation;

  /// Of nothing.
  static final Dossier EMPTY =
      new Dossier(
          Heard.NOTHING,
          Instant.MIN,
          SetAside.NOTHING,
          new Negotiation.Unopened(),
          _ -> Dossier.EMPTY);

  /// @param before who takes part, as far as none of the entries says it
  Dossier(
      Heard heard,
      Instant about,
      SetAside kept,
      Negotiation before,
      Function<Set<UUID>, Dossier> uncorrected) {
    this.negotiation = before;
    this.uncorrected = uncorrected;
    this.kept = kept;
    this.about = about;
    this.entries = heard.entries();
    this.toCome = heard.toCome();
    this.numbers = numbers(Stream.of(entries, toCome, kept.annulled()));
    entries.stream()
        .filter(e -> e.act() instanceof Act.Filing)
        .sorted(Comparator.comparingLong(Entry::position))
        .forEach(this::file);
    for (var entry : entries)
      if (entry.act() instanceof Act.Statement statement) state(entry, statement);
    agreements.values().forEach(AgreementFile::complete);
    homes = Homes.of(agreements.values());
    happenings.relate(homes);
    stances.supersede(statements);
    statements.forEach(said -> stances.add(said, this));
  }

  /// @param visible what the asking user may see, in any order
  /// @param about the moment it is about: what took effect later is left out; filings never are
  /// @param knownBy the last position that is taken into account
  public static Dossier of(Collection<Entry> visible, Instant about, long knownBy) {
    var record = visible.stream().sorted(Comparator.comparingLong(Entry::position)).toList();
    var known = record.stream().filter(e -> e.position() <= knownBy).toList();
    return of(known, Withdrawn.of(record), about, Set.of());
  }

  /// What is known by a position, for whoever supposes something on top of it. What a later removal
  /// leaves out of every reading ([Withdrawn]) is annulled in it.
  public static List<Entry> known(Collection<Entry> visible, long knownBy) {
    var record = visible.stream().sorted(Comparator.comparingLong(Entry::position)).toList();
    return Withdrawn.known(record, knownBy);
  }

  private static Dossier of(
      List<Entry> known, Withdrawn withdrawn, Instant about, Set<UUID> rejected) {
    var custody = withdrawn.custody(known, rejected);
    var standing = new ArrayList<Entry>();
    var kept = new SetAside(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (var entry : known) {
      var id = entry.act().actId();
      var after =
          withdrawn.has(id)
              ? Optional.<Entry>empty()
              : custody.standing(entry, Entry::recorded, entry::with);
      if (after.isEmpty()) kept.add(entry, withdrawn.removal(id));
      else standing.add(after.get());
      if (after.filter(e -> e != entry).isPresent()) kept.uncorrected().put(id, entry);
    }
    var before = new Negotiation.Unopened();
    return new Dossier(
        Heard.by(about, standing, before),
        about,
        kept,
        before,
        corrections -> of(known, withdrawn, about, corrections));
  }

  /// Acts that hang together, without those that have nothing to do with them.
  ///
  /// @param standing after custody, in any order
  /// @param takingPart as all acts of the negotiation have it
  static Dossier part(List<Entry> standing, SetAside kept, Instant about, Negotiation takingPart) {
    return new Dossier(
        Heard.by(about, standing, takingPart),
        about,
        kept,
        takingPart,
        _ -> {
          throw new IllegalStateException("corrections are contested in the whole negotiation");
        });
  }

  Dossier followedBy(
      Composed.Change change, Negotiation negotiation, Instant about, Supplier<Dossier> anew) {
    return new Composed(change, Map.of(), negotiation, about, anew);
  }

  /// Itself in one piece: what other views than that of the record are read from.
  public Dossier whole() {
    return this;
  }

  /// What every part of it comes to, in one order.
  ///
  /// @param what names it: it is worked out once for each part
  /// @param ofPart in the same order
  public <T> List<T> merged(
      Object what, Function<Dossier, List<T>> ofPart, Comparator<? super T> order) {
    return ofPart.apply(this);
  }

  /// Worked out once.
  public final <T> T once(Object what, Function<Dossier, T> compute) {
    return answered.once(what, () -> compute.apply(this));
  }

  /// What nobody asks for any more.
  final void forget(Set<Object> what) {
    answered.forget(what);
  }

  /// The same as if these corrections of the record had not been made.
  public Dossier without(Set<UUID> corrections) {
    return uncorrected.apply(corrections);
  }

  /// Of every text on record, whatever it is about and whatever became of it.
  private static Map<UUID, Integer> numbers(Stream<List<Entry>> record) {
    return Numbering.given(
        record
            .flatMap(List::stream)
            .filter(e -> Numbering.numbered(e.act()).isPresent())
            .sorted(Comparator.comparingLong(Entry::position))
            .map(Entry::act));
  }

  /// @param standing after custody, none later than `about`
  public static Dossier ofOrdered(List<Entry> standing, Instant about) {
    var before = new Negotiation.Unopened();
    return new Dossier(
        Heard.by(about, standing, before),
        about,
        SetAside.NOTHING,
        before,
        _ -> ofOrdered(standing, about));
  }

  /// Only who takes part, as everything that is known now has it.
  public static Negotiation whoTakesPart(Collection<Entry> acts) {
    var record = acts.stream().sorted(Comparator.comparingLong(Entry::position)).toList();
    var custody = Custody.of(record.stream().map(Entry::recorded).toList());
    return Heard.takingPart(
        record.stream().filter(entry -> !custody.isAnnulled(entry.act().actId())).toList(),
        new Negotiation.Unopened());
  }

  private void file(Entry entry) {
    switch ((Act.Filing) entry.act()) {
      case NegotiationAct _ ->
          negotiation =
              Negotiation.evolve(
                  negotiation, (NegotiationEvent) entry.recorded().event(), entry.recorded());
      case RegisterReferent a -> referents.put(a.id(), a);
      case AddDesignation a ->
          designations.computeIfAbsent(a.referent(), _ -> new ArrayList<>()).add(a);
      case RegisterSource a -> sources.add(a);
      case CustodyAct _, ActWithoutPayload _ -> {} // applied before the fold
    }
  }

  private void state(Entry entry, Act.Statement statement) {
    var strength = strength(entry);
    boolean counts = negotiation.policy().counts(strength);
    switch (statement) {
      case AgreementAct a -> agree(new StatementOnRecord<>(entry, a, strength, counts));
      case ReportOccurrence a ->
          happenings.report(listed(new StatementOnRecord<>(entry, a, strength, counts)));
      case AssessOccurrence a ->
          happenings.assess(listed(new StatementOnRecord<>(entry, a, strength, counts)));
      case AllegeBreach a ->
          allegations.raise(listed(new StatementOnRecord<>(entry, a, strength, counts)));
      case AllegationAct a ->
          allegations.answer(listed(new StatementOnRecord<>(entry, a, strength, counts)));
      case RaiseIssue a -> {
        listed(new StatementOnRecord<>(entry, a, strength, counts));
        a.propositions().forEach(p -> raised.put(p.id(), p));
      }
      case IssueAct a -> listed(new StatementOnRecord<>(entry, a, strength, counts));
      case MandateAct a -> listed(new StatementOnRecord<>(entry, a, strength, counts));
      case AdoptionAct a -> listed(new StatementOnRecord<>(entry, a, strength, counts));
    }
  }

  /// How near the ledger is to the one whose act it is, after what that one said of it.
  public Strength strength(Entry entry) {
    var recorded = Strength.of(entry.act().envelope(), negotiation::isParty);
    return entry.adoption().map(a -> a.strength(recorded)).orElse(recorded);
  }

  private void agree(StatementOnRecord<AgreementAct> said) {
    listed(said);
    agreements
        .computeIfAbsent(
            said.act().agreement(), id -> new AgreementFile(id, said.entry(), about, numbers))
        .add(said);
    if (said.act() instanceof AdvanceReading reading) readings.put(reading.readingId(), reading);
    if (said.act() instanceof RelateAgreements relation)
      relations.add(
          new StatementOnRecord<>(said.entry(), relation, said.strength(), said.counts()));
  }

  private <A extends Act.Statement> StatementOnRecord<A> listed(StatementOnRecord<A> said) {
    statements.add(said);
    return said;
  }

  /// The negotiation's own id; empty where there is nothing on record of it.
  public String id() {
    return entries().isEmpty() ? "" : entries().getFirst().act().negotiation().value();
  }

  /// The moment it is about.
  public Instant about() {
    return about;
  }

  /// In effective order; what is annulled is left out, what is corrected is as corrected.
  public List<Entry> entries() {
    return entries;
  }

  /// What is known and takes effect later than the moment it is about, in effective order.
  public List<Entry> toCome() {
    return toCome;
  }

  /// What custody put aside.
  public SetAside kept() {
    return kept;
  }

  public List<StatementOnRecord<? extends Act.Statement>> statements() {
    return statements;
  }

  /// The agreements that anything was said about, in the order they first were.
  public Map<Id, AgreementFile> agreements() {
    return agreements;
  }

  public List<StatementOnRecord<RelateAgreements>> relations() {
    return relations;
  }

  public Map<Id, Happening> occurrences() {
    return happenings.occurrences();
  }

  /// The reports that bear on a commitment, by when it happened.
  public List<Bearing> bearingOn(KeyRef key) {
    return happenings.on(key);
  }

  @Override
  public KeyRef home(KeyRef key) {
    return homes.of(key);
  }

  public Map<Id, Alleged> allegations() {
    return allegations.raised();
  }

  public Stances stances() {
    return stances;
  }

  public Negotiation negotiation() {
    return negotiation;
  }

  public String title() {
    return switch (negotiation) {
      case Negotiation.Open open -> open.title();
      case Negotiation.Unopened _ -> "";
    };
  }

  /// The position of the newest entry, or -1 where there is none.
  public long position() {
    long newest = -1;
    for (var entry : entries()) newest = Math.max(newest, entry.position());
    return newest;
  }

  public Map<Id, RegisterReferent> referents() {
    return referents;
  }

  public List<AddDesignation> designations(Id referent) {
    return designations.getOrDefault(referent, List.of());
  }

  public List<RegisterSource> sources() {
    return sources;
  }

  @Override
  public Optional<AdvanceReading> reading(Id id) {
    return Optional.ofNullable(readings.get(id));
  }

  @Override
  public Optional<AllegeBreach> allegation(Id id) {
    return Optional.ofNullable(allegations.raised().get(id)).map(a -> a.raised().act());
  }

  @Override
  public List<Id> debtorsOf(KeyRef commitment) {
    var key = home(commitment);
    return key.agreement().flatMap(id -> Optional.ofNullable(agreements.get(id))).stream()
        .flatMap(file -> file.everOwing(key.key()))
        .toList();
  }

  @Override
  public Optional<IssueAct.Raised> raised(Id proposition) {
    return Optional.ofNullable(raised.get(proposition));
  }

  /// Everybody who was admitted and acts for somebody, or for itself.
  public Stream<Id> principals() {
    return negotiation.admitted().flatMap(a -> a.actor().stream()).distinct();
  }
}
