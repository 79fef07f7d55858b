package ledger.drafting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.IssueAct.TakeStance;
import ledger.act.MandateAct.GrantMandate;
import ledger.act.Proposition;
import ledger.act.ReferentAct;
import ledger.act.UserId;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.draft.TypedValues;
import ledger.record.Vocabulary;
import ledger.sentence.Sentences;
import ledger.session.ShownCompartment;
import ledger.value.Id;

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

  private static final Set<Proposition.Kind> NAMED_BY_ID =
      Set.of(Proposition.Kind.MEANS, Proposition.Kind.OCCURRED);

  private static final String ALL = TakeStance.ALL.value();

  /// @param path of the field
  Offer of(Thing thing, String path) {
    return offer(() -> all(thing), path);
  }

  private Offer offer(Supplier<Stream<Option>> all, String path) {
    return Offer.of(all, typed.text(path + TypedAct.FIND), typed.text(path));
  }

  private AgreementChoices agreements() {
    return new AgreementChoices(dossier, shown, labels, typed);
  }

  private Stream<Option> all(Thing thing) {
    return switch (thing) {
      case NEW -> Stream.empty();
      case REFERENT, ACTOR, PERSON, OFFICE, PLACE -> referents(thing);
      case AGREEMENT -> agreements().all();
      case VERSION -> agreements().versions();
      case COMMITMENT -> agreements().commitments();
      case TERM -> agreements().terms();
      case POWER -> agreements().powers();
      case STEP -> agreements().steps();
      case READING -> agreements().readings();
      case NOTICE -> agreements().notices();
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
    return offer(() -> agreements().commitmentsAnywhere(), path);
  }

  /// What a mandate may be limited to.
  Offer scopes(String path) {
    return offer(
        () ->
            Stream.of(
                    Vocabulary.ENTRIES.stream()
                        .filter(Vocabulary.Entry::isStatement)
                        .map(entry -> new Option(entry.actName(), labels.act(entry.actName()))),
                    agreements().all().map(o -> new Option("agreement:" + o.value(), o.label())),
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
        FieldLabels.shortened(shown.act(entry.act())),
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
