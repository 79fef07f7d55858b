package ledger.participation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.Declaration;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.Id;
import ledger.act.When;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Said;
import ledger.participation.Participation.By;
import ledger.participation.Participation.Participant;
import ledger.participation.Participation.Period;
import ledger.participation.Participation.Reservation;
import ledger.participation.Participation.Standing;
import ledger.participation.Participation.Treaty;
import ledger.terms.Effect;
import ledger.terms.Rule;
import ledger.view.Force;
import ledger.view.Picture;

/// The roll of one agreement: everybody's consents, entries into force and departures, in order.
final class Roll {

  private final AgreementFile file;
  private final Force force;
  private final Instant about;
  private final Map<Id, Member> members = new LinkedHashMap<>();

  /// What was said by and of one participant.
  private static final class Member {
    final List<Said<DeclareConsent>> consents = new ArrayList<>();
    final List<Said<RecordEntryIntoForce>> stated = new ArrayList<>();
    final List<When> departures = new ArrayList<>();
  }

  Roll(AgreementFile file, Picture picture) {
    this.file = file;
    this.force = picture.force(file);
    this.about = picture.choice().dossier().about();
    file.current().stream().flatMap(v -> v.parties().stream()).forEach(this::member);
    for (var said : file.consents())
      if (said.counts())
        AgreementFile.named(said.act().by()).ifPresent(p -> member(p).consents.add(said));
    for (var said : file.statedForce())
      if (said.strength().isOwn())
        said.act().participant().ifPresent(p -> member(p).stated.add(said));
    force
        .notices()
        .taking(Effect.WITHDRAW)
        .forEach(n ->
            n.participant().ifPresent(p -> member(p).departures.add(n.said().act().effectiveAt())));
    List.copyOf(members.values()).forEach(this::replaced);
  }

  private Member member(Id participant) {
    return members.computeIfAbsent(participant, _ -> new Member());
  }

  /// Whoever is succeeded leaves its place on that day; what it was before stays its own.
  private void replaced(Member successor) {
    for (var said : successor.consents)
      said.act().succeeds().ifPresent(before -> member(before).departures.add(from(said)));
  }

  Stream<Id> participants() {
    return members.keySet().stream();
  }

  Treaty treaty(Predicate<Id> asked) {
    var all =
        members.entrySet().stream()
            .map(e -> participant(e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(Participant::participant))
            .toList();
    return new Treaty(
        file.id(),
        Participation.title(file),
        (int) all.stream().filter(p -> p.standing() == Standing.BOUND).count(),
        more(),
        all.stream().filter(p -> asked.test(p.participant())).toList());
  }

  private Optional<Integer> more() {
    if (force.inForce().isAt(about)) return Optional.empty();
    return file.current()
        .flatMap(v ->
            switch (v.terms().force().rule()) {
              case Rule.NOf n ->
                  Optional.of(Math.max(0, n.nOf() - given(v, n.signatures(), n.of())));
              case Rule.AllConsent _ when v.parties().size() > 1 ->
                  Optional.of(v.parties().size() - given(v, false, v.parties()));
              case Rule.ConsentOf c ->
                  Optional.of(c.consentOf().size() - given(v, false, c.consentOf()));
              case Rule.AllConsent _, Rule.OnDate _, Rule.On _ -> Optional.empty();
              case Rule.AllOf _, Rule.AnyOf _ -> Optional.empty();
            });
  }

  private int given(Version version, boolean signatures, List<Id> of) {
    return (int)
        members.entrySet().stream()
            .filter(e -> of.isEmpty() || of.contains(e.getKey()))
            .map(e -> standing(e.getValue()))
            .flatMap(Optional::stream)
            .filter(c -> c.act().version() == version.number())
            .filter(c ->
                c.act().decision() == Decision.ACCEPT && !c.act().provisional()
                    || signatures && c.act().decision() == Decision.SIGN)
            .count();
  }

  private Participant participant(Id id, Member member) {
    var computed = computed(member);
    var stated =
        stated(member, computed).stream().min(Comparator.comparing(w -> w.begins().orElseThrow()));
    var periods = periods(id, member, computed);
    var consent = standing(member);
    var standing = standing(consent, periods);
    var current = periods.stream().filter(p -> p.holds(about)).findFirst();
    return new Participant(
        id,
        standing,
        standing == Standing.BOUND
            ? force.versionAt(about).map(Version::number)
            : consent.map(c -> c.act().version()),
        current.map(Period::from),
        standing == Standing.LEFT ? lastEnd(periods) : Optional.empty(),
        consent.flatMap(c -> c.act().means()),
        periods,
        stated,
        computed,
        stated.isPresent()
            && computed.isPresent()
            && !stated.get().begins().equals(computed.get().begins()),
        reservations(id, member),
        member.consents.stream().flatMap(c -> c.act().succeeds().stream()).findFirst(),
        because(member));
  }

  private Standing standing(Optional<Said<DeclareConsent>> consent, List<Period> periods) {
    if (periods.stream().anyMatch(p -> !p.provisional() && p.holds(about))) return Standing.BOUND;
    if (periods.stream().anyMatch(p -> p.holds(about))) return Standing.PROVISIONAL;
    if (periods.stream()
        .anyMatch(p -> !p.provisional() && p.from().begins().orElseThrow().isBefore(about)))
      return Standing.LEFT;
    return consent
        .map(c ->
            switch (c.act().decision()) {
              case ACCEPT -> Standing.CONSENTED;
              case SIGN -> Standing.SIGNED;
              case REJECT, WITHDRAW -> Standing.NONE;
            })
        .orElse(Standing.NONE);
  }

  private Optional<When> lastEnd(List<Period> periods) {
    return periods.stream()
        .filter(p -> !p.provisional())
        .flatMap(p -> p.until().stream())
        .filter(end -> !end.begins().orElseThrow().isAfter(about))
        .max(Comparator.comparing(end -> end.begins().orElseThrow()));
  }

  /// The last word on consent: a signature that was followed by consent is behind it.
  private Optional<Said<DeclareConsent>> standing(Member member) {
    return member.consents.stream().reduce((_, later) -> later);
  }

  /// By the rule, from the first full consent of its own: with the agreement, or later by a delay.
  /// A successor has its place from the day it states, without one.
  private Optional<When> computed(Member member) {
    var consent =
        member.consents.stream()
            .filter(c -> c.act().decision() == Decision.ACCEPT && !c.act().provisional())
            .findFirst();
    if (consent.isEmpty()) return Optional.empty();
    var version = consent.get().act().version();
    var start = start(version);
    var rule = file.version(version).map(v -> v.terms().force());
    if (start.isEmpty() || rule.isEmpty() || isNotSaid(start.get(), version))
      return Optional.empty();
    var given = from(consent.get());
    var at = given.begins().orElseThrow();
    if (!at.isAfter(start.get().concluded())) return Optional.of(start.get().since());
    var later = consent.get().act().succeeds().isPresent() ? at : rule.get().startsForLater(at);
    if (later.isBefore(start.get().at())) return Optional.of(start.get().since());
    return Optional.of(
        later.equals(at) ? given : When.at(later.atOffset(java.time.ZoneOffset.UTC)));
  }

  /// Where force is only stated and the text is not known to have a rule, nothing is computed.
  private boolean isNotSaid(Force.Start start, int version) {
    return start.by() == Force.By.STATEMENT
        && file.version(version).flatMap(v -> v.terms().entryIntoForce()).isEmpty();
  }

  /// As the rule has it; where the rule gives nothing, as it is stated of the whole.
  private Optional<Force.Start> start(int version) {
    return Optional.ofNullable(force.starts().get(version))
        .filter(s -> s.by() != Force.By.STATEMENT)
        .or(() -> version == 1 ? force.computed() : Optional.empty())
        .or(force::stated);
  }

  /// What is stated for it, or else of the agreement as a whole where that reaches it: whoever
  /// joins later has a day of its own.
  private List<When> stated(Member member, Optional<When> computed) {
    if (!member.stated.isEmpty())
      return member.stated.stream().map(s -> s.act().effectiveAt()).toList();
    var day = computed.flatMap(When::begins);
    return force.stated().stream()
        .filter(whole ->
            day.filter(d ->
                    !d.isAfter(whole.at())
                        || force.computed().filter(c -> c.at().equals(d)).isPresent())
                .isPresent())
        .map(Force.Start::since)
        .toList();
  }

  private List<Period> periods(Id id, Member member, Optional<When> computed) {
    var ends = ends(member);
    var bound = new ArrayList<Period>();
    var stated = stated(member, computed);
    var starts = stated.isEmpty() ? computed.stream().toList() : stated;
    starts.stream()
        .sorted(Comparator.comparing(w -> w.begins().orElseThrow()))
        .forEach(start -> {
          var begins = start.begins().orElseThrow();
          if (bound.stream().anyMatch(p -> p.holds(begins))) return;
          bound.add(
              new Period(
                  start, after(begins, ends), false, stated.isEmpty() ? By.RULE : By.STATEMENT));
        });
    var all = new ArrayList<>(bound);
    provisional(id, member)
        .forEach(start -> {
          var begins = start.begins().orElseThrow();
          if (bound.stream().anyMatch(p -> p.holds(begins))) return;
          var until =
              Stream.concat(after(begins, ends).stream(), bound.stream().map(Period::from))
                  .filter(end -> end.begins().orElseThrow().isAfter(begins))
                  .min(Comparator.comparing(end -> end.begins().orElseThrow()));
          all.add(new Period(start, until, true, By.STATEMENT));
        });
    all.sort(Comparator.comparing(p -> p.from().begins().orElseThrow()));
    return List.copyOf(all);
  }

  private Stream<When> provisional(Id id, Member member) {
    return Stream.concat(
        member.consents.stream()
            .filter(c -> c.act().decision() == Decision.ACCEPT && c.act().provisional())
            .map(Roll::from),
        force
            .notices()
            .taking(Effect.PROVISIONAL)
            .filter(n -> n.participant().equals(Optional.of(id)))
            .map(n -> n.said().act().effectiveAt()));
  }

  private List<When> ends(Member member) {
    var ends = new ArrayList<>(member.departures);
    force.ending().ifPresent(e -> ends.add(When.at(e.at().atOffset(java.time.ZoneOffset.UTC))));
    return ends;
  }

  private static Optional<When> after(Instant begins, List<When> ends) {
    return ends.stream()
        .filter(end -> end.begins().orElseThrow().isAfter(begins))
        .min(Comparator.comparing(end -> end.begins().orElseThrow()));
  }

  private static When from(Said<DeclareConsent> said) {
    return said.act().effectiveFrom().filter(w -> w.from().isPresent()).orElseGet(said::since);
  }

  private List<Reservation> reservations(Id id, Member member) {
    return member.consents.stream()
        .flatMap(c ->
            c.act().declarations().stream()
                .filter(d -> d.kind() == Declaration.Kind.RESERVATION)
                .map(d -> new Reservation(d, objections(id, d), c.act().actId())))
        .toList();
  }

  private List<ledger.act.Actor> objections(Id id, Declaration declaration) {
    return force
        .notices()
        .taking(Effect.OBJECT)
        .filter(n -> n.said().act().participant().equals(Optional.of(id)))
        .filter(n ->
            n.said().act().scope().isEmpty()
                || declaration.termId().filter(n.said().act().scope()::contains).isPresent())
        .map(n -> n.said().act().by())
        .distinct()
        .toList();
  }

  private static List<UUID> because(Member member) {
    return Stream.concat(
            member.consents.stream().map(s -> s.act().actId()),
            member.stated.stream().map(s -> s.act().actId()))
        .toList();
  }
}
