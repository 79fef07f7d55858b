package ledger.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.agreement.Agreement;
import ledger.agreement.Declared;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.IdenticalReading;
import ledger.decision.Refusal.IllTypedReading;
import ledger.decision.Refusal.Unknown;
import ledger.decision.RefusalSubject;
import ledger.negotiation.NegotiationState;
import ledger.rules.ExprRules.Fault;
import ledger.terms.DurationClause;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.Term;
import ledger.value.Id;

/// Which interpretations a term can carry.
final class ReadingRules {

  private ReadingRules() {}

  static Optional<Refusal> against(
      AdvanceReading reading, Agreement<Declared> agreement, NegotiationState state) {
    var version = agreement.version(reading.version());
    if (version.isEmpty())
      return Optional.of(
          new Unknown(RefusalSubject.VERSION, "version", String.valueOf(reading.version())));
    var term = version.get().terms().term(reading.termId());
    if (term.isEmpty())
      return Optional.of(new Unknown(RefusalSubject.TERM, "termId", reading.termId().value()));
    if (state.reading(reading.readingId()).isPresent())
      return Optional.of(new IdTaken(RefusalSubject.READING, "readingId", reading.readingId()));
    var rules = ExprRules.of(reading.agreement(), version.get().terms(), state);
    return Stream.of(
            reading.links().stream().flatMap(l -> linkFaults("links", l, term.get(), rules)),
            lastingFaults(reading, term.get()),
            replacedFaults(reading, state))
        .flatMap(faults -> faults)
        .<Refusal>map(f -> new IllTypedReading(f.path(), f.fault()))
        .findFirst()
        .or(() -> identical(reading, agreement));
  }

  private static Stream<Fault> lastingFaults(AdvanceReading reading, Term term) {
    return Fault.unless(
        reading.lasting().isEmpty() || term instanceof DurationClause,
        reading.until().isPresent() ? "until" : "period",
        "the term \"" + term.id() + "\" is no duration");
  }

  /// A reading takes the place of others of the same term.
  private static Stream<Fault> replacedFaults(AdvanceReading reading, NegotiationState state) {
    return IntStream.range(0, reading.replaces().size())
        .boxed()
        .flatMap(i -> {
          var replaced = state.reading(reading.replaces().get(i)).orElseThrow();
          return Fault.unless(
              replaced.agreement().equals(reading.agreement())
                  && replaced.termId().equals(reading.termId()),
              "replaces[" + i + "]",
              "\"" + replaced.readingId() + "\" reads another term");
        });
  }

  /// What is wrong with links that say what a term means.
  static Stream<Fault> linkFaults(String path, List<Link> links, Term term, ExprRules rules) {
    if (!(term instanceof Linkage linkage))
      return Stream.of(
          new Fault(path, "the term \"" + term.id() + "\" is no linkage: read it in words"));
    return Stream.concat(
        IntStream.range(0, links.size())
            .boxed()
            .flatMap(i -> faults(path + "[" + i + "]", links.get(i), linkage, rules)),
        circle(links, rules.agreement())
            .map(key -> new Fault(path, "\"" + key + "\" waits for its own performance"))
            .stream());
  }

  private static Stream<Fault> faults(String path, Link link, Linkage linkage, ExprRules rules) {
    return Stream.of(
            placed(path, link)
                .filter(at -> !rules.isKnown(at.key()))
                .map(at -> new Fault(at.path(), rules.unread(at.key()))),
            placed(path, link)
                .filter(at ->
                    at.waits()
                        && own(at.key(), rules.agreement())
                        && !linkage.covers().contains(at.key().key()))
                .map(at ->
                    new Fault(
                        at.path(), "\"" + linkage.id() + "\" does not cover \"" + at.key() + "\"")),
            link instanceof Link.On(_, var when)
                ? rules.faults(path + ".when", when)
                : Stream.<Fault>empty())
        .flatMap(found -> found);
  }

  /// Where a key stands in a link, and whether it is one that the link makes wait.
  private record Placed(String path, KeyRef key, boolean waits) {}

  private static Stream<Placed> placed(String path, Link link) {
    return switch (link) {
      case Link.After a ->
          Stream.concat(
              listed(path + ".after", a.after(), false),
              Stream.of(new Placed(path + ".then", a.then(), true)));
      case Link.Parallel p -> listed(path + ".parallel", p.parallel(), true);
      case Link.Tender t -> listed(path + ".tender", t.tender(), true);
      case Link.On on -> Stream.of(new Placed(path + ".on", on.on(), true));
    };
  }

  private static Stream<Placed> listed(String path, List<KeyRef> keys, boolean waits) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Placed(path + "[" + i + "]", keys.get(i), waits));
  }

  private static boolean own(KeyRef key, Id agreement) {
    return key.agreement().filter(a -> !a.equals(agreement)).isEmpty();
  }

  /// A commitment that its own reading puts after itself, by however many steps.
  private static Optional<KeyRef> circle(List<Link> links, Id agreement) {
    Map<KeyRef, Set<KeyRef>> waits = new HashMap<>();
    for (var link : links)
      switch (link.over(key -> key.in(agreement))) {
        case Link.After(var after, var then, _) ->
            waits.computeIfAbsent(then, _ -> new HashSet<>()).addAll(after);
        case Link.On(var on, var when) ->
            needed(when).forEach(key -> waits.computeIfAbsent(on, _ -> new HashSet<>()).add(key));
        case Link.Parallel _, Link.Tender _ -> {}
      }
    return waits.keySet().stream()
        .sorted()
        .filter(key -> reaches(key, key, waits, new HashSet<>()))
        .findFirst();
  }

  /// The commitments without whose performance a condition never holds.
  private static Stream<KeyRef> needed(Expr condition) {
    return switch (condition) {
      case Expr.Performed(var key) -> Stream.of(key);
      case Expr.All(var parts) -> parts.stream().flatMap(ReadingRules::needed);
      case Expr.Within(_, var of) -> needed(of);
      case Expr.Ready _, Expr.InForce _, Expr.Occurred _, Expr.Found _ -> Stream.empty();
      case Expr.Date _, Expr.Any _, Expr.Count _ -> Stream.empty();
    };
  }

  private static boolean reaches(
      KeyRef from, KeyRef goal, Map<KeyRef, Set<KeyRef>> waits, Set<KeyRef> seen) {
    return waits.getOrDefault(from, Set.of()).stream()
        .anyMatch(
            next -> next.equals(goal) || (seen.add(next) && reaches(next, goal, waits, seen)));
  }

  private static Optional<Refusal> identical(
      AdvanceReading reading, Agreement<Declared> agreement) {
    return agreement.readingsOf(reading.termId()).stream()
        .map(declared -> (AdvanceReading) declared.act())
        .filter(r -> r.version() == reading.version())
        .filter(r -> r.isFormal() && isSame(r, reading))
        .<Refusal>map(r -> new IdenticalReading(r.readingId(), r.actId()))
        .findFirst();
  }

  private static boolean isSame(AdvanceReading one, AdvanceReading other) {
    return one.lasting().equals(other.lasting()) && normal(one).equals(normal(other));
  }

  private static Optional<Set<Link>> normal(AdvanceReading reading) {
    return reading
        .links()
        .map(links ->
            links.stream()
                .map(link -> link.over(key -> key.in(reading.agreement())))
                .collect(Collectors.toSet()));
  }
}
