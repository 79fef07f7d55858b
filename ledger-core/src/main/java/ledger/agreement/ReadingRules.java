package ledger.agreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.Id;
import ledger.agreement.Agreement.OnRecord;
import ledger.agreement.Agreement.Version;
import ledger.context.Known;
import ledger.decision.Refusal;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.IdenticalReading;
import ledger.decision.Refusal.IllTypedReading;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.terms.Linkage;
import ledger.terms.Term;

/// Which interpretations a term can carry.
final class ReadingRules {

  private ReadingRules() {}

  static Optional<Refusal> against(AdvanceReading reading, OnRecord agreement, Known known) {
    var version = agreement.version(reading.version());
    if (version.isEmpty())
      return Optional.of(
          new Unknown(Subject.VERSION, "version", String.valueOf(reading.version())));
    var term = version.get().terms().term(reading.termId());
    if (term.isEmpty())
      return Optional.of(new Unknown(Subject.TERM, "termId", reading.termId().value()));
    if (known.reading(reading.readingId()).isPresent())
      return Optional.of(new IdTaken(Subject.READING, "readingId", reading.readingId()));
    return illTyped(reading, version.get(), term.get(), known)
        .or(() -> identical(reading, agreement));
  }

  private static Optional<Refusal> illTyped(
      AdvanceReading reading, Version version, Term term, Known known) {
    var links = reading.links();
    return IntStream.range(0, links.size())
        .boxed()
        .flatMap(i ->
            faults("links[" + i + "]", links.get(i), reading.agreement(), version, term, known))
        .findFirst();
  }

  private static Stream<Refusal> faults(
      String path, Link link, Id agreement, Version version, Term term, Known known) {
    if (!(term instanceof Linkage linkage))
      return Stream.of(
          new IllTypedReading(
              path, "the term \"" + term.id() + "\" is no linkage: read it in words"));
    return Stream.concat(
        placed(path, link)
            .filter(at -> !exists(at.key(), agreement, version, known))
            .map(at ->
                new IllTypedReading(
                    at.path(), "no commitment \"" + at.key() + "\" can be read here")),
        placed(path, link)
            .filter(at ->
                at.waits()
                    && own(at.key(), agreement)
                    && !linkage.covers().contains(at.key().key()))
            .map(at ->
                new IllTypedReading(
                    at.path(), "\"" + linkage.id() + "\" does not cover \"" + at.key() + "\""))
            .map(Refusal.class::cast));
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
    };
  }

  private static Stream<Placed> listed(String path, List<KeyRef> keys, boolean waits) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> new Placed(path + "[" + i + "]", keys.get(i), waits));
  }

  private static boolean own(KeyRef key, Id agreement) {
    return key.agreement().filter(a -> !a.equals(agreement)).isEmpty();
  }

  private static boolean exists(KeyRef key, Id agreement, Version version, Known known) {
    return own(key, agreement)
        ? version.terms().commitment(key.key()).isPresent()
        : known.related(agreement, key.agreement().orElseThrow())
            && !known.debtorsOf(key).isEmpty();
  }

  private static Optional<Refusal> identical(AdvanceReading reading, OnRecord agreement) {
    return agreement.readings().stream()
        .filter(r -> r.termId().equals(reading.termId()) && r.version() == reading.version())
        .filter(r -> !r.links().isEmpty() && normal(r).equals(normal(reading)))
        .<Refusal>map(r -> new IdenticalReading(r.readingId(), r.actId()))
        .findFirst();
  }

  private static Set<Link> normal(AdvanceReading reading) {
    return reading.links().stream()
        .map(link ->
            link.over(key -> KeyRef.of(key.agreement().orElse(reading.agreement()), key.key())))
        .collect(Collectors.toSet());
  }
}
