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
import ledger.act.AgreementAct;
import ledger.agreement.Consents;
import ledger.agreement.Consents.Departure;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Effect;
import ledger.terms.Expr;
import ledger.terms.Rule;
import ledger.value.Id;
import ledger.value.When;

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

  static Force of(AgreementFile file, Assumptions assumptions, Valuation valuation) {
    var notices = new Notices(file, assumptions, valuation);
    var starts = new HashMap<Integer, Start>();
    var agreed = new ArrayList<Instant>();
    if (!assumptions.denies(file.id()))
      for (var version : file.versions()) {
        var reached = computed(version, file, assumptions, valuation, notices);
        reached.start().ifPresent(s -> starts.put(version.number(), s));
        reached.agreed().ifPresent(agreed::add);
      }
    var computed = starts.values().stream().min(Comparator.comparing(Start::at));
    var affirmed = affirmed(file, assumptions);
    affirmed.ifPresent(s -> starts.merge(1, s, Force::earlier));
    var stated =
        assumptions.denies(file.id()) ? Optional.<Start>empty() : stated(file, assumptions);
    stated.ifPresent(s -> starts.put(1, s));
    var begin = starts.values().stream().min(Comparator.comparing(Start::at));
    var about = assumptions.dossier().about();
    var applying = versionAt(about, file, starts);
    var term =
        begin.flatMap(b ->
            applying.flatMap(v ->
                assumptions
                    .lasting(file, v)
                    .flatMap(held ->
                        RunningTerm.of(
                            b,
                            held,
                            v.terms().durationClause().orElseThrow().id(),
                            notices,
                            about))));
    var membership = new Membership(file, applying, assumptions, notices);
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
  private static Optional<Start> affirmed(AgreementFile file, Assumptions assumptions) {
    return assumptions
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

  private static Optional<Start> stated(AgreementFile file, Assumptions assumptions) {
    return file.statedForce().stream()
        .filter(s -> s.strength().isOwn() && s.act().participant().isEmpty())
        .filter(assumptions::isValid)
        .map(s -> {
          var at = s.act().effectiveAt().begins().orElseThrow();
          return new Start(at, s.act().effectiveAt(), By.STATEMENT, at, List.of(s.act().actId()));
        })
        .min(Comparator.comparing(Start::at));
  }

  /// A withdrawal by notice that had effect before entry into force takes its consent with it.
  private static Reached computed(
      Version version,
      AgreementFile file,
      Assumptions assumptions,
      Valuation valuation,
      Notices notices) {
    if (!version.takesTwo()) return Reached.NOTHING;
    var parties = assumptions.parties(file, version);
    Function<Expr, Optional<When>> becameTrue =
        expr -> valuation.in(file.id()).of(expr).first().map(Force::begins);
    var consents = file.consents(List.of(), assumptions::consents);
    var reached = consents.reached(version.number(), version.terms(), parties, becameTrue);
    var left = departures(notices, reached.flatMap(r -> r.inForce().begins()));
    if (!left.isEmpty()) {
      consents = file.consents(left, assumptions::consents);
      reached = consents.reached(version.number(), version.terms(), parties, becameTrue);
    }
    var given = new Given(version, file, consents);
    return new Reached(
        reached.map(given::start),
        ofConsents(version.terms().force().rule())
            .flatMap(r -> r.met(given.at(Instant.MAX, parties, becameTrue)))
            .flatMap(When::begins));
  }

  private static List<Departure> departures(Notices notices, Optional<Instant> inForce) {
    return notices
        .ofEffect(Effect.WITHDRAW)
        .filter(n -> inForce.filter(n.effectiveAt()::isAfter).isEmpty())
        .filter(notices::isAccepted)
        .flatMap(n -> n.participant().stream().map(p -> new Departure(p, n.effectiveAt())))
        .toList();
  }

  /// The consents to one text, as they stand at a moment.
  private record Given(
      Version version,
      AgreementFile file,
      Consents<StatementOnRecord<? extends AgreementAct>> consents) {

    Start start(Consents.Reached reached) {
      var met = reached.met().begins().orElseThrow();
      return new Start(
          reached.inForce().begins().orElseThrow(),
          reached.inForce(),
          By.RULE,
          met,
          Stream.concat(
                  Stream.of(version.act()),
                  standing(met)
                      .flatMap(e -> e.getValue().bound().stream())
                      .map(g -> g.said().act().actId()))
              .distinct()
              .sorted()
              .toList());
    }

    Rule.Given at(Instant moment, List<Id> parties, Function<Expr, Optional<When>> becameTrue) {
      var bound = new HashMap<Id, When>();
      var signed = new HashMap<Id, When>();
      standing(moment)
          .forEach(e -> {
            e.getValue().bound().ifPresent(g -> bound.put(e.getKey(), g.from()));
            e.getValue().signature().ifPresent(g -> signed.put(e.getKey(), g.from()));
          });
      return new Rule.Given(parties, bound, signed, becameTrue);
    }

    private Stream<
            Map.Entry<Id, PartyConsent<Consents.Given<StatementOnRecord<? extends AgreementAct>>>>>
        standing(Instant moment) {
      return file.consents().stream()
          .flatMap(c -> AgreementFile.named(c.act().by()).stream())
          .distinct()
          .map(p -> Map.entry(p, consents.standing(p, version.number(), moment)));
    }
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

  /// A condition that came to hold within a stretch of time did so by the clock of that.
  private static When begins(Fluent.Stretch stretch) {
    return stretch.since().begins().filter(stretch.from()::equals).isPresent()
        ? stretch.since()
        : When.at(stretch.from().atOffset(ZoneOffset.UTC));
  }

  /// The version whose terms apply at a moment: the last to have come into force, or, before any
  /// has, the current text.
  public Optional<Version> versionAt(Instant moment) {
    return versionAt(moment, file, starts);
  }

  private static Optional<Version> versionAt(
      Instant moment, AgreementFile file, Map<Integer, Start> starts) {
    return file.tree(v -> Optional.ofNullable(starts.get(v.number())).map(Start::at))
        .currentAt(moment);
  }
}
