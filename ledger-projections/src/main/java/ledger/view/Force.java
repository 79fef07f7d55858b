package ledger.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.Id;
import ledger.act.When;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Said;
import ledger.terms.DurationClause;
import ledger.terms.Effect;
import ledger.terms.EntryIntoForce;
import ledger.terms.Expr;
import ledger.terms.Rule;

/// When one agreement was in force in a view, in which version, and what ended it.
///
/// @param inForce the agreement as a whole
/// @param starts by what each version came into force; versions that did not are missing
/// @param stated what the depositary or a source states of it, which answers before the rule does
/// @param computed what the rule of the first version to enter into force computes
/// @param agreed since when the consents that it takes are there, whatever day or event it still
///   waits for
/// @param termEnds when the duration that its text sets is over, or renews itself: extensions by
///   notice are left out
/// @param ending what ended it, or will
public record Force(
    AgreementFile file,
    Fluent inForce,
    Map<Integer, Start> starts,
    Optional<Start> stated,
    Optional<Start> computed,
    Optional<Instant> agreed,
    Optional<Instant> termEnds,
    Optional<Ending> ending,
    Notices notices) {

  /// @param by how it is known
  /// @param concluded when the rule was met, before any delay
  public record Start(Instant at, When since, By by, Instant concluded, List<UUID> because) {}

  public enum By {
    /// Consents, dates and conditions meet the rule.
    RULE,
    /// The depositary or a source states it.
    STATEMENT,
    /// The holder of the view affirms a claimed agreement.
    AFFIRMATION
  }

  public record Ending(Instant at, How how, List<UUID> because) {}

  public enum How {
    TERMINATED,
    EXPIRED
  }

  /// @param start when it enters into force
  /// @param agreed when the consents that it takes were there
  private record Reached(Optional<Start> start, Optional<Instant> agreed) {
    private static final Reached NOTHING = new Reached(Optional.empty(), Optional.empty());
  }

  static Force of(AgreementFile file, Choice choice, Picture picture) {
    var notices = Notices.of(file, choice, picture);
    var starts = new HashMap<Integer, Start>();
    var agreed = new ArrayList<Instant>();
    if (!choice.denies(file.id()))
      for (var version : file.versions()) {
        var reached = computed(version, file, picture);
        reached.start().ifPresent(s -> starts.put(version.number(), s));
        reached.agreed().ifPresent(agreed::add);
      }
    var computed = starts.values().stream().min(Comparator.comparing(Start::at));
    var affirmed = affirmed(file, choice);
    affirmed.ifPresent(s -> starts.merge(1, s, Force::earlier));
    var stated = choice.denies(file.id()) ? Optional.<Start>empty() : stated(file);
    stated.ifPresent(s -> starts.put(1, s));
    var begin = starts.values().stream().min(Comparator.comparing(Start::at));
    var about = choice.dossier().about();
    var applying = versionAt(about, file, starts);
    var termEnds = begin.flatMap(b -> termEnds(b, applying, notices, about));
    var ending = begin.flatMap(b -> ending(b, applying, file, notices, termEnds));
    return new Force(
        file,
        begin.map(b -> inForce(b, ending, notices)).orElse(Fluent.NEVER),
        Map.copyOf(starts),
        stated,
        computed,
        agreed.stream().min(Comparator.naturalOrder()),
        termEnds,
        ending,
        notices);
  }

  private static Fluent inForce(Start begin, Optional<Ending> ending, Notices notices) {
    var until = ending.map(Ending::at).orElse(Instant.MAX);
    var first = Fluent.between(begin.at(), until, begin.since(), begin.because());
    return notices
        .taking(Effect.REINSTATE)
        .filter(n -> n.effectiveAt().isAfter(until))
        .map(n -> Fluent.from(n.said().act().effectiveAt(), n.said().act().actId()))
        .reduce(first, Fluent::or);
  }

  private static Start earlier(Start one, Start other) {
    return other.at().isBefore(one.at()) ? other : one;
  }

  /// A claimed agreement is in force for whoever affirms it: since its alleged conclusion, or else
  /// since it was claimed.
  private static Optional<Start> affirmed(AgreementFile file, Choice choice) {
    return choice
        .affirms(file.id())
        .flatMap(by ->
            file.claim()
                .map(claim -> {
                  var since =
                      file.claimed()
                          .orElseThrow()
                          .allegedConclusion()
                          .filter(w -> w.from().isPresent())
                          .orElseGet(claim::since);
                  var at = since.begins().orElseThrow();
                  return new Start(
                      at,
                      since,
                      By.AFFIRMATION,
                      at,
                      Stream.of(claim.act(), by.act())
                          .map(Act::actId)
                          .distinct()
                          .sorted()
                          .toList());
                }));
  }

  private static Optional<Start> stated(AgreementFile file) {
    return file.statedForce().stream()
        .filter(s -> s.strength().isOwn() && s.act().participant().isEmpty())
        .map(s -> {
          var at = s.act().effectiveAt().begins().orElseThrow();
          return new Start(at, s.act().effectiveAt(), By.STATEMENT, at, List.of(s.act().actId()));
        })
        .min(Comparator.comparing(Start::at));
  }

  /// Consents are followed one by one: what is withdrawn before entry into force does not count for
  /// it, and what is withdrawn after does not undo it.
  private static Reached computed(Version version, AgreementFile file, Picture picture) {
    if (!version.takesTwo()) return Reached.NOTHING;
    var rule = version.terms().force();
    int fewest = fewest(rule.rule(), version);
    var consents = new HashMap<Id, Said<DeclareConsent>>();
    var signatures = new HashMap<Id, Said<DeclareConsent>>();
    Function<Expr, Optional<Instant>> becameTrue =
        expr -> picture.in(file.id()).of(expr).first().map(Fluent.Stretch::from);
    var start = Optional.<Start>empty();
    for (var said : file.consents()) {
      var act = said.act();
      var party = AgreementFile.named(act.by());
      if (!said.counts() || act.version() != version.number() || party.isEmpty()) continue;
      if (start.filter(s -> !said.entry().effective().isBefore(s.at())).isPresent()) break;
      switch (act.decision()) {
        case ACCEPT -> {
          if (!act.provisional()) consents.putIfAbsent(party.get(), said);
        }
        case SIGN -> signatures.putIfAbsent(party.get(), said);
        case REJECT, WITHDRAW -> {
          consents.remove(party.get());
          signatures.remove(party.get());
        }
      }
      start =
          consents.size() + signatures.size() < fewest
              ? Optional.empty()
              : start(rule, version, consents, signatures, becameTrue);
    }
    var given =
        new Rule.Given(version.parties(), moments(consents), moments(signatures), becameTrue);
    return new Reached(
        start.isPresent() ? start : start(rule, version, consents, signatures, becameTrue),
        ofConsents(rule.rule()).flatMap(r -> r.met(given)));
  }

  /// The part of a rule that consents can meet; empty where it asks for none.
  private static Optional<Rule> ofConsents(Rule rule) {
    return switch (rule) {
      case Rule.AllConsent _, Rule.ConsentOf _, Rule.NOf _ -> Optional.of(rule);
      case Rule.OnDate _, Rule.On _ -> Optional.empty();
      case Rule.AllOf(var rules) ->
          Optional.of(partsOfConsents(rules)).filter(p -> !p.isEmpty()).map(Rule.AllOf::new);
      case Rule.AnyOf(var rules) ->
          Optional.of(partsOfConsents(rules)).filter(p -> !p.isEmpty()).map(Rule.AnyOf::new);
    };
  }

  private static List<Rule> partsOfConsents(List<Rule> rules) {
    return rules.stream().flatMap(r -> ofConsents(r).stream()).toList();
  }

  /// With fewer consents and signatures than this the rule is not met: a treaty of hundreds need
  /// not be looked at again after each.
  private static int fewest(Rule rule, Version version) {
    return switch (rule) {
      case Rule.AllConsent _ -> version.parties().size();
      case Rule.ConsentOf(var listed) -> (int) listed.stream().distinct().count();
      case Rule.NOf of -> of.nOf();
      case Rule.OnDate _, Rule.On _ -> 0;
      case Rule.AllOf(var parts) ->
          parts.stream().mapToInt(part -> fewest(part, version)).max().orElse(0);
      case Rule.AnyOf(var parts) ->
          parts.stream().mapToInt(part -> fewest(part, version)).min().orElse(0);
    };
  }

  private static Optional<Start> start(
      EntryIntoForce rule,
      Version version,
      Map<Id, Said<DeclareConsent>> consents,
      Map<Id, Said<DeclareConsent>> signatures,
      Function<Expr, Optional<Instant>> becameTrue) {
    var given =
        new Rule.Given(version.parties(), moments(consents), moments(signatures), becameTrue);
    return rule.rule()
        .met(given)
        .map(met -> {
          var at = EntryIntoForce.after(met, rule.delay());
          return new Start(
              at,
              since(at, consents.values()),
              By.RULE,
              met,
              Stream.concat(
                      Stream.of(version.origin().act().actId()),
                      consents.values().stream().map(s -> s.act().actId()))
                  .sorted()
                  .toList());
        });
  }

  private static Map<Id, Instant> moments(Map<Id, Said<DeclareConsent>> said) {
    var moments = new HashMap<Id, Instant>();
    said.forEach((id, s) -> moments.put(id, from(s)));
    return moments;
  }

  /// From when a consent is given: the date it states, or when it was said.
  static Instant from(Said<DeclareConsent> said) {
    return said.act().effectiveFrom().flatMap(When::begins).orElse(said.entry().effective());
  }

  /// As exact as the consent that completed it.
  private static When since(Instant at, Iterable<Said<DeclareConsent>> consents) {
    for (var said : consents)
      if (said.since().begins().filter(at::equals).isPresent()) return said.since();
    return When.at(at.atOffset(ZoneOffset.UTC));
  }

  private static Optional<Ending> ending(
      Start begin,
      Optional<Version> applying,
      AgreementFile file,
      Notices notices,
      Optional<Instant> termEnds) {
    return Stream.of(
            notices
                .taking(Effect.TERMINATE)
                .map(n ->
                    new Ending(n.effectiveAt(), How.TERMINATED, List.of(n.said().act().actId())))
                .min(Comparator.comparing(Ending::at)),
            deserted(applying, file, notices),
            termEnds.map(end -> expiry(end, applying.orElseThrow(), notices)))
        .flatMap(Optional::stream)
        .filter(e -> e.at().isAfter(begin.at()))
        .min(Comparator.comparing(Ending::at));
  }

  /// Withdrawals that leave fewer than two.
  private static Optional<Ending> deserted(
      Optional<Version> applying, AgreementFile file, Notices notices) {
    var members = new ArrayList<>(members(applying, file));
    if (members.size() < 2) return Optional.empty();
    for (var n :
        notices
            .taking(Effect.WITHDRAW)
            .sorted(Comparator.comparing(Notices.Notice::effectiveAt))
            .toList()) {
      n.participant().ifPresent(members::remove);
      if (members.size() < 2)
        return Optional.of(
            new Ending(n.effectiveAt(), How.TERMINATED, List.of(n.said().act().actId())));
    }
    return Optional.empty();
  }

  /// Whoever is only proposed as a party is none yet.
  private static List<Id> members(Optional<Version> applying, AgreementFile file) {
    int newest = applying.map(Version::number).orElse(0);
    return Stream.concat(
            applying.stream().flatMap(v -> v.parties().stream()),
            file.consents().stream()
                .filter(s -> s.counts() && s.act().version() <= newest)
                .filter(s -> s.act().decision() == ledger.act.AgreementAct.Decision.ACCEPT)
                .flatMap(s -> AgreementFile.named(s.act().by()).stream()))
        .distinct()
        .toList();
  }

  /// A duration renews itself where the text says so and nobody objected in time.
  private static Optional<Instant> termEnds(
      Start begin, Optional<Version> applying, Notices notices, Instant about) {
    var duration = applying.flatMap(v -> v.terms().duration());
    if (duration.isEmpty()) return Optional.empty();
    var term = duration.get();
    var end =
        term.until()
            .flatMap(When::begins)
            .orElseGet(() -> EntryIntoForce.after(begin.at(), term.period()));
    if (term.renewal().filter(r -> r == DurationClause.Renewal.AUTO).isPresent())
      while (!end.isAfter(about) && !objected(end, term, notices))
        end = EntryIntoForce.after(end, term.renewalPeriod());
    return Optional.of(end);
  }

  private static Ending expiry(Instant termEnds, Version applying, Notices notices) {
    var end = termEnds;
    for (var extension : notices.taking(Effect.EXTEND).toList()) {
      var until = extension.said().act().until().flatMap(When::ends).orElse(end);
      if (!extension.effectiveAt().isAfter(end) && until.isAfter(end)) end = until;
    }
    return new Ending(end, How.EXPIRED, List.of(applying.origin().act().actId()));
  }

  private static boolean objected(Instant end, DurationClause term, Notices notices) {
    var latest =
        term.objectBefore()
            .map(before -> end.atOffset(ZoneOffset.UTC).minus(before).toInstant())
            .orElse(end);
    return notices
        .taking(Effect.OBJECT)
        .filter(n -> n.said().act().scope().isEmpty())
        .anyMatch(n -> !n.said().entry().effective().isAfter(latest));
  }

  /// The version whose terms apply at a moment: the newest in force, or, before any is, the newest
  /// there is.
  public Optional<Version> versionAt(Instant moment) {
    return versionAt(moment, file, starts);
  }

  private static Optional<Version> versionAt(
      Instant moment, AgreementFile file, Map<Integer, Start> starts) {
    return file.versions().stream()
        .filter(v ->
            Optional.ofNullable(starts.get(v.number()))
                .filter(s -> !s.at().isAfter(moment))
                .isPresent())
        .reduce((_, later) -> later)
        .or(file::current);
  }
}
