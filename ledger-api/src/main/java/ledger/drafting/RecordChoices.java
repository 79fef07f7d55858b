package ledger.drafting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.UserId;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.draft.TypedValues;
import ledger.record.Vocabulary;
import ledger.sentence.Sentences;
import ledger.session.ShownCompartment;
import ledger.terms.Commitment;
import ledger.terms.KeyRef;
import ledger.terms.Power;
import ledger.terms.Term;
import ledger.value.Id;
import ledger.value.Words;

/// What is on record and can be named by an act, in words; and what the act itself gives names to.
/// Each list ends somewhere.
///
/// @param compartments those that whoever writes is a member of
/// @param voice of whoever writes
/// @param typed what was typed so far
record RecordChoices(
    Dossier dossier,
    Voice voice,
    Sentences shown,
    List<ShownCompartment> compartments,
    FieldLabels labels,
    TypedValues typed) {

  /// Somebody whom the source does not name, and who has no handle yet.
  static final String SOMEBODY = "anonymous:";

  /// What is beyond is looked for by its words, and the newest come first where there is an order.
  private static final int MOST = 250;

  private static final int WORDS_SHOWN = 70;

  private static final Set<Proposition.Kind> NAMED_BY_ID =
      Set.of(Proposition.Kind.MEANS, Proposition.Kind.OCCURRED);

  private static final String ALL = TakeStance.ALL.value();

  /// @param path of the field
  Offer of(Thing thing, String path) {
    return offer(() -> all(thing), path);
  }

  /// Those that have what is looked for in their words; what is chosen already is always among
  /// them.
  private Offer offer(Supplier<Stream<Option>> all, String path) {
    var wanted = typed.text(path + TypedAct.FIND).strip().toLowerCase(Locale.ROOT);
    var found =
        all.get()
            .filter(option -> wanted.isEmpty() || isMeant(wanted, option))
            .limit(MOST + 1L)
            .toList();
    var shown = found.subList(0, Math.min(MOST, found.size()));
    return new Offer(
        Stream.concat(chosenBeside(shown, all, path), shown.stream()).toList(),
        found.size() > MOST || !wanted.isEmpty());
  }

  private Stream<Option> chosenBeside(
      List<Option> shown, Supplier<Stream<Option>> all, String path) {
    var value = typed.text(path);
    if (value.isBlank() || shown.stream().anyMatch(option -> option.value().equals(value)))
      return Stream.empty();
    return all.get().filter(option -> option.value().equals(value)).limit(1);
  }

  private static boolean isMeant(String wanted, Option option) {
    return option.label().toLowerCase(Locale.ROOT).contains(wanted)
        || option.value().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private Stream<Option> all(Thing thing) {
    return switch (thing) {
      case NEW -> Stream.empty();
      case REFERENT, ACTOR, PERSON, OFFICE, PLACE -> referents(thing);
      case AGREEMENT -> agreements();
      case VERSION -> versions();
      case COMMITMENT -> commitments(KeyRef::key);
      case TERM -> terms(_ -> true, KeyRef::key);
      case POWER -> powers();
      case STEP -> steps();
      case READING -> readings();
      case NOTICE -> notices();
      case OCCURRENCE -> occurrences();
      case ALLEGATION -> allegations();
      case SOURCE -> sources();
      case MANDATE -> mandates("");
      case ACT -> acts(_ -> true);
      case SEALED_ACT -> acts(entry -> entry.compartment().isPresent());
      case COMPARTMENT -> rooms();
      case USER -> users();
      case PROPOSITION -> propositions();
    };
  }

  /// Whom an appeal is made to: nobody appeals to itself.
  Offer addressees(String path) {
    return offer(
        () ->
            Stream.concat(
                Stream.of(new Option(ALL, labels.text("choice.addressees.ALL"))),
                others(Thing.ACTOR)),
        path);
  }

  /// Anybody but the one whose act it is.
  Offer others(String path) {
    return offer(() -> others(Thing.ACTOR), path);
  }

  private Stream<Option> others(Thing thing) {
    var by = typed.text("by");
    return referents(thing).filter(option -> !option.value().equals(by));
  }

  /// Whose act it is: of those for whom whoever writes may record it.
  Offer speakers(String path) {
    return offer(
        () ->
            voice.reports() || voice.unseals()
                ? named(Thing.ACTOR)
                : referents(Thing.ACTOR)
                    .filter(option -> voice.own().contains(Id.of(option.value()))),
        path);
  }

  /// Whoever said or did something, by name or without one.
  Offer actors(Thing thing, String path) {
    return offer(() -> named(thing), path);
  }

  private Stream<Option> named(Thing thing) {
    var unnamed =
        dossier.statements().stream()
            .map(said -> said.act().by())
            .flatMap(by ->
                by instanceof Actor.Anonymous(var handle) ? Stream.of(handle) : Stream.empty())
            .distinct()
            .map(handle -> new Option(SOMEBODY + handle, labels.text("choice.unnamed", handle)));
    return Stream.of(
            Stream.of(new Option(SOMEBODY, labels.text("choice.somebody"))),
            referents(thing),
            unnamed)
        .flatMap(options -> options);
  }

  /// How it comes on record, as far as whoever writes may say so.
  List<Option> modes(List<Option> all) {
    return all.stream().filter(option -> voice.mayBe(Mode.valueOf(option.value()))).toList();
  }

  /// In what capacity somebody may have spoken.
  Offer capacities(List<Option> plain, String path) {
    return offer(() -> Stream.concat(plain.stream(), mandates("mandated:")), path);
  }

  /// Commitments of any agreement.
  Offer commitmentsAnywhere(String path) {
    return offer(
        () ->
            Stream.concat(terms(Commitment.class::isInstance, ref -> ref), newTerms(true).stream()),
        path);
  }

  /// What a mandate may be limited to.
  Offer scopes(String path) {
    return offer(
        () ->
            Stream.of(
                    Vocabulary.ENTRIES.stream()
                        .filter(entry -> Act.Statement.class.isAssignableFrom(entry.act()))
                        .map(entry -> new Option(entry.actName(), labels.act(entry.actName()))),
                    agreements().map(o -> new Option("agreement:" + o.value(), o.label())),
                    referents(Thing.PLACE).map(o -> new Option("place:" + o.value(), o.label())))
                .flatMap(options -> options),
        path);
  }

  /// Those who take part come first.
  private Stream<Option> referents(Thing thing) {
    var kinds = thing.kinds();
    return Stream.of(true, false).flatMap(takesPart -> referents(kinds, takesPart));
  }

  private Stream<Option> referents(Set<ReferentAct.Kind> kinds, boolean takesPart) {
    return dossier.referents().values().stream()
        .filter(r -> kinds.contains(r.kind()))
        .filter(r -> dossier.negotiation().participates(r.id()) == takesPart)
        .map(r ->
            new Option(
                r.id().value(),
                labels.text(
                    "choice.referent", shown.name(r.id()), labels.choice("kind", r.kind().name()))))
        .sorted(Comparator.comparing(Option::label));
  }

  private Stream<Option> agreements() {
    return dossier.agreements().values().stream()
        .map(file ->
            new Option(
                file.id().value(),
                file.newest()
                    .flatMap(version -> version.terms().gist())
                    .map(gist -> named(file.id(), gist))
                    .orElse(file.id().value())));
  }

  private String named(Object id, Words words) {
    return labels.text("choice.said", id.toString(), shortened(shown.text(words)));
  }

  private static String shortened(String text) {
    return text.length() <= WORDS_SHOWN ? text : text.substring(0, WORDS_SHOWN) + "…";
  }

  private Stream<Option> versions() {
    int most = files().mapToInt(file -> file.versions().size()).max().orElse(0);
    return IntStream.rangeClosed(1, most)
        .mapToObj(n -> new Option(String.valueOf(n), labels.text("choice.version", n)));
  }

  /// The agreement that the act is about, where that was chosen; else all.
  private Stream<AgreementFile> files() {
    var chosen =
        Stream.of("agreement", "from", "to")
            .flatMap(field -> Id.parse(typed.text(field)).stream())
            .filter(dossier.agreements()::containsKey)
            .toList();
    return dossier.agreements().values().stream()
        .filter(file -> chosen.isEmpty() || chosen.contains(file.id()));
  }

  private Stream<Option> commitments(Function<KeyRef, Object> value) {
    return Stream.concat(newTerms(true).stream(), terms(Commitment.class::isInstance, value))
        .distinct();
  }

  private Stream<Option> terms(Predicate<Term> which, Function<KeyRef, Object> value) {
    return files()
        .flatMap(file ->
            file.versions().stream()
                .map(Version::terms)
                .flatMap(terms -> terms.terms().stream())
                .filter(which)
                .map(Term::id)
                .distinct()
                .map(id -> KeyRef.of(file.id(), id)))
        .map(ref -> new Option(code(value.apply(ref)), term(ref)));
  }

  private static String code(Object value) {
    return value instanceof KeyRef ref
        ? ref.agreement().map(agreement -> agreement + "/" + ref.key()).orElse(ref.key().value())
        : value.toString();
  }

  private String term(KeyRef ref) {
    return termOf(ref).map(term -> named(ref, term.texts())).orElse(ref.toString());
  }

  private Optional<Term> termOf(KeyRef ref) {
    return ref.agreement()
        .flatMap(id -> Optional.ofNullable(dossier.agreements().get(id)))
        .flatMap(file ->
            file.versions().stream()
                .flatMap(version -> version.terms().term(ref.key()).stream())
                .reduce((_, later) -> later));
  }

  /// Those that the act itself has.
  private List<Option> newTerms(boolean commitments) {
    return IntStream.range(0, typed.rows("terms.terms"))
        .mapToObj(i -> "terms.terms[" + i + "]")
        .filter(row -> !commitments || typed.text(row + TypedAct.KIND).equals("COMMITMENT"))
        .flatMap(row ->
            Stream.of(row + ".key", row + ".id")
                .map(typed::text)
                .filter(id -> !id.isBlank())
                .map(id ->
                    new Option(
                        id,
                        labels.text("choice.said", id, shortened(typed.text(row + ".texts[0]"))))))
        .toList();
  }

  private Stream<Option> powers() {
    return Stream.concat(
        terms(Power.class::isInstance, KeyRef::key),
        Stream.of(new Option("EXTRA_TEXTUAL", labels.text("choice.powerKey.EXTRA_TEXTUAL"))));
  }

  private Stream<Option> steps() {
    return files()
        .flatMap(file -> file.versions().stream())
        .flatMap(version -> version.terms().procedure().stream())
        .map(step -> step.step().value())
        .distinct()
        .map(step -> new Option(step, step));
  }

  private Stream<Option> readings() {
    return files()
        .flatMap(file -> file.readings().stream())
        .map(said -> new Option(said.act().readingId().value(), reading(said.act())));
  }

  private String reading(AdvanceReading reading) {
    var meaning =
        reading
            .links()
            .filter(links -> !links.isEmpty())
            .map(links ->
                String.join(
                    "; ",
                    links.stream().map(link -> shown.link(reading.readingId(), link)).toList()))
            .or(() -> reading.lasting().map(shown::lasting))
            .or(() -> reading.envelope().words().map(shown::text))
            .orElseGet(() -> labels.text("reading.none"));
    return labels.text("choice.said", reading.readingId().value(), shortened(meaning));
  }

  private Stream<Option> notices() {
    return files()
        .flatMap(file -> file.notices().stream())
        .map(said ->
            new Option(
                said.act().noticeId().value(),
                labels.text(
                    "choice.by",
                    said.act().noticeId().value(),
                    labels.choice("effect", said.act().effect().name()),
                    shown.name(said.act().by()))));
  }

  private Stream<Option> occurrences() {
    return dossier.occurrences().values().stream()
        .map(happening -> happening.report().act())
        .map(act ->
            new Option(
                act.id().value(),
                labels.text(
                    "choice.occurrence",
                    act.id().value(),
                    labels.choice("kind", act.kind().name()),
                    shown.time(act.when()))));
  }

  private Stream<Option> allegations() {
    return dossier.allegations().values().stream()
        .map(alleged -> alleged.raised().act())
        .map(act ->
            new Option(
                act.id().value(),
                labels.text(
                    "choice.allegation",
                    act.id().value(),
                    shown.name(act.by()),
                    shown.name(act.against()))));
  }

  private Stream<Option> sources() {
    return dossier.sources().stream()
        .map(source ->
            new Option(
                source.id().value(),
                labels.text(
                    "choice.source",
                    source.id().value(),
                    labels.choice("kind", source.kind().name()),
                    source.publisher().or(source::author).map(shown::name).orElse(""),
                    source.publishedAt().map(shown::time).orElse(""))));
  }

  private Stream<Option> mandates(String before) {
    return dossier.statements().stream()
        .flatMap(
            said -> said.act() instanceof GrantMandate grant ? Stream.of(grant) : Stream.empty())
        .map(grant ->
            new Option(
                before + grant.id(),
                labels.text(
                    "choice.mandate",
                    grant.id().value(),
                    shown.name(grant.by()),
                    shown.name(grant.representative()))));
  }

  private Stream<Option> acts(Predicate<Entry> which) {
    return Stream.concat(dossier.entries().stream(), dossier.toCome().stream())
        .filter(which)
        .sorted(Comparator.comparingLong(Entry::position).reversed())
        .map(entry -> new Option(entry.act().actId().toString(), act(entry)));
  }

  /// `No. 47: proposes an agreement T (Armenia)`.
  private String act(Entry entry) {
    return labels.text(
        "choice.act",
        entry.position(),
        shortened(shown.act(entry.act())),
        entry.act().envelope().by().map(shown::name).orElse(entry.recorded().by().value()));
  }

  private Stream<Option> rooms() {
    return compartments.stream()
        .filter(ShownCompartment::member)
        .map(room -> new Option(room.id().value(), room.id().value()));
  }

  private Stream<Option> users() {
    return dossier
        .negotiation()
        .admitted()
        .flatMap(admission -> admission.users().stream())
        .map(UserId::value)
        .distinct()
        .sorted()
        .map(user -> new Option(user, user));
  }

  private Stream<Option> propositions() {
    return StanceSubjects.in(dossier).map(p -> new Option(p.toString(), shown(p)));
  }

  /// An id alone tells nobody which reading or which report is meant, and without it two of the
  /// same words cannot be told apart.
  private String shown(Proposition proposition) {
    if (!NAMED_BY_ID.contains(proposition.kind())) return shown.proposition(proposition);
    var id = proposition.arguments().getLast();
    var full = shown.propositionInFull(proposition);
    return full.contains(id) ? full : labels.text("choice.said", id, full);
  }

  /// Every id that is in use, whatever it names.
  Set<String> taken() {
    var taken = new HashSet<String>();
    for (var thing : Thing.values())
      if (thing != Thing.ACT && thing != Thing.PROPOSITION)
        all(thing).forEach(option -> taken.add(option.value()));
    dossier.referents().keySet().forEach(id -> taken.add(id.value()));
    dossier
        .statements()
        .forEach(said -> {
          if (said.act() instanceof RaiseIssue issue) {
            taken.add(issue.id().value());
            issue.propositions().forEach(raised -> taken.add(raised.id().value()));
          }
          if (said.act().by() instanceof Actor.Anonymous(var handle)) taken.add(handle.value());
        });
    taken.addAll(typed.byPath().values());
    return taken;
  }
}
