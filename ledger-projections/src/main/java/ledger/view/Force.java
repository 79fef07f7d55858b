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
/// @param term the term that runs, where it has one
/// @param ending what ended it, or will
public record Force(
    AgreementFile file,
    Fluent inForce,
    Map<Integer, Start> starts,
    Optional<Start> stated,
    Optional<Start> computed,
    Optional<Instant> agreed,
    Optional<RunningTerm> term,
    Optional<Ending> ending,
    Notices notices,
    Membership membership) {

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
    var notices = new Notices(file, choice, picture);
    var starts = new HashMap<Integer, Start>();
    var agreed = new ArrayList<Instant>();
    if (!choice.denies(file.id()))
      for (var version : file.versions()) {
        var reached = computed(version, file, choice, picture);
        reached.start().ifPresent(s -> starts.put(version.number(), s));
        reached.agreed().ifPresent(agreed::add);
      }
    var computed = starts.values().stream().min(Comparator.comparing(Start::at));
    var affirmed = affirmed(file, choice);
    affirmed.ifPresent(s -> starts.merge(1, s, Force::earlier));
    var stated = choice.denies(file.id()) ? Optional.<Start>empty() : stated(file, choice);
    stated.ifPresent(s -> starts.put(1, s));
    var begin = starts.values().stream().min(Comparator.comparing(Start::at));
    var about = choice.dossier().about();
    var applying = versionAt(about, file, starts);
    var term =
        begin.flatMap(b ->
            applying
                .flatMap(v -> choice.lasting(file, v))
                .flatMap(held -> RunningTerm.of(b, held, notices, about)));
    var membership = new Membership(file, applying, choice, notices);
    var life = begin.map(b -> new Life(b, term, notices, membership));
    return new Force(
        file,
        life.map(Life::inForce).orElse(Fluent.NEVER),
        Map.copyOf(starts),
        stated,
        computed,
        agreed.stream().min(Comparator.naturalOrder()),
        term,
        life.flatMap(l -> l.endingAt(about)),
        notices,
        membership);
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

  private static Optional<Start> stated(AgreementFile file, Choice choice) {
    return file.statedForce().stream()
        .filter(s -> s.strength().isOwn() && s.act().participant().isEmpty())
        .filter(choice::isValid)
        .map(s -> {
          var at = s.act().effectiveAt().begins().orElseThrow();
          return new Start(at, s.act().effectiveAt(), By.STATEMENT, at, List.of(s.act().actId()));
        })
        .min(Comparator.comparing(Start::at));
  }

  /// Consents are followed one by one: what is withdrawn before entry into force does not count for
  /// it, and what is withdrawn after does not undo it.
  private static Reached computed(
      Version version, AgreementFile file, Choice choice, Picture picture) {
    if (!version.takesTwo()) return Reached.NOTHING;
    var rule = version.terms().force();
    var parties = choice.parties(file, version);
    int fewest = fewest(rule.rule(), parties.size());
    var consents = new HashMap<Id, Said<DeclareConsent>>();
    var signatures = new HashMap<Id, Said<DeclareConsent>>();
    Function<Expr, Optional<Instant>> becameTrue =
        expr -> picture.in(file.id()).of(expr).first().map(Fluent.Stretch::from);
    var start = Optional.<Start>empty();
    for (var said : file.consents()) {
      var act = said.act();
      var party = AgreementFile.named(act.by());
      if (!said.counts() || act.version() != version.number() || party.isEmpty()) continue;
      if (!choice.consents(said)) continue;
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
              : start(rule, version, parties, consents, signatures, becameTrue);
    }
    var given = new Rule.Given(parties, moments(consents), moments(signatures), becameTrue);
    return new Reached(
        start.isPresent() ? start : start(rule, version, parties, consents, signatures, becameTrue),
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
  private static int fewest(Rule rule, int parties) {
    return switch (rule) {
      case Rule.AllConsent _ -> parties;
      case Rule.ConsentOf(var listed) -> (int) listed.stream().distinct().count();
      case Rule.NOf of -> of.nOf();
      case Rule.OnDate _, Rule.On _ -> 0;
      case Rule.AllOf(var parts) ->
          parts.stream().mapToInt(part -> fewest(part, parties)).max().orElse(0);
      case Rule.AnyOf(var parts) ->
          parts.stream().mapToInt(part -> fewest(part, parties)).min().orElse(0);
    };
  }

  private static Optional<Start> start(
      EntryIntoForce rule,
      Version version,
      List<Id> parties,
      Map<Id, Said<DeclareConsent>> consents,
      Map<Id, Said<DeclareConsent>> signatures,
      Function<Expr, Optional<Instant>> becameTrue) {
    var given = new Rule.Given(parties, moments(consents), moments(signatures), becameTrue);
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

  /// The version whose terms apply at a moment: the last to have come into force, or, before any
  /// has, the current text.
  public Optional<Version> versionAt(Instant moment) {
    return versionAt(moment, file, starts);
  }

  private static Optional<Version> versionAt(
      Instant moment, AgreementFile file, Map<Integer, Start> starts) {
    return starts.entrySet().stream()
        .filter(e -> !e.getValue().at().isAfter(moment))
        .max(
            Comparator.comparing((Map.Entry<Integer, Start> e) -> e.getValue().at())
                .thenComparing(Map.Entry::getKey))
        .flatMap(e -> file.version(e.getKey()))
        .or(file::current);
  }
}
