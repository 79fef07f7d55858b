package ledger.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.agreement.Consents.Departure;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Effect;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Force.Ending;
import ledger.view.Force.How;

/// Who has left an agreement in a view, by notice or to a successor, and who came back: by a
/// reinstatement, or by consent given after it had left, which is an accession of its own.
public final class Membership {

  private final AgreementFile file;
  private final Optional<Version> applying;
  private final Assumptions assumptions;
  private final Notices notices;

  Membership(
      AgreementFile file, Optional<Version> applying, Assumptions assumptions, Notices notices) {
    this.file = file;
    this.applying = applying;
    this.assumptions = assumptions;
    this.notices = notices;
  }

  /// How somebody left: by notice, or because another took its place.
  private record Departed(Instant at, When when, UUID because) {}

  /// While a participant has left.
  public Fluent left(Id participant) {
    var left = Fluent.NEVER;
    for (var departed : departed(participant)) {
      if (left.isAt(departed.at())) continue;
      left =
          left.or(
              Fluent.between(
                  departed.at(),
                  returned(participant, departed.at()).orElse(Instant.MAX),
                  departed.when(),
                  List.of(departed.because())));
    }
    return left;
  }

  private List<Departed> departed(Id participant) {
    return Stream.concat(
            notices
                .taking(Effect.WITHDRAW, participant)
                .map(n ->
                    new Departed(
                        n.effectiveAt(), n.said().act().effectiveAt(), n.said().act().actId())),
            file.successors(participant)
                .filter(s -> s.counts() && assumptions.consents(s))
                .map(s -> {
                  var from = s.act().givenFrom(s.entry().effective());
                  return new Departed(from.begins().orElseThrow(), from, s.act().actId());
                }))
        .sorted(Comparator.comparing(Departed::at))
        .toList();
  }

  /// When it came back by a reinstatement.
  public Stream<When> reinstated(Id participant) {
    var left = left(participant);
    return notices
        .taking(Effect.REINSTATE, participant)
        .filter(n -> left.isAt(n.effectiveAt().minusNanos(1)) && !left.isAt(n.effectiveAt()))
        .map(n -> n.said().act().effectiveAt());
  }

  private Optional<Instant> returned(Id participant, Instant left) {
    return Stream.of(
            notices
                .taking(Effect.REINSTATE, participant)
                .map(Notices.Notice::effectiveAt)
                .filter(at -> !at.isBefore(left)),
            accessions(participant, left),
            stated(participant).filter(at -> !at.isBefore(left)))
        .flatMap(moments -> moments)
        .min(Comparator.naturalOrder());
  }

  private Stream<Instant> accessions(Id participant, Instant left) {
    return file.consents().stream()
        .filter(c -> c.counts() && c.act().by().is(participant))
        .filter(c -> c.act().decision() == Decision.ACCEPT && !c.act().provisional())
        .filter(c -> !c.entry().effective().isBefore(left))
        .filter(assumptions::consents)
        .map(this::bindsFrom);
  }

  private Instant bindsFrom(StatementOnRecord<DeclareConsent> consent) {
    var given = consent.act().givenFrom(consent.entry().effective());
    return file.version(consent.act().version())
        .map(v -> v.terms().force().startsForLater(given))
        .orElse(given)
        .begins()
        .orElseThrow();
  }

  /// As those who decide an act count them.
  public List<Departure> departures(Id participant) {
    return left(participant).stretches().stream()
        .map(s -> new Departure(participant, s.from()))
        .toList();
  }

  private Stream<Instant> stated(Id participant) {
    return file.statedForce().stream()
        .filter(s -> s.strength().isOwn())
        .filter(s -> s.act().participant().equals(Optional.of(participant)))
        .filter(assumptions::isValid)
        .flatMap(s -> s.act().effectiveAt().begins().stream());
  }

  /// Told without asking whether any withdrawal is accepted.
  boolean isNeverDeserted() {
    var leaving = leaving();
    return leaving.isEmpty() || members().size() < 2 || members().size() - leaving.size() >= 2;
  }

  private List<Id> leaving() {
    return Stream.concat(
            notices.ofEffect(Effect.WITHDRAW).flatMap(n -> n.participant().stream()),
            file.consents().stream()
                .filter(c -> c.counts() && c.act().decision() == Decision.ACCEPT)
                .flatMap(c -> c.act().succeeds().stream()))
        .filter(members()::contains)
        .distinct()
        .toList();
  }

  /// While fewer than two are bound.
  Fluent deserted() {
    var left = new HashMap<Id, Fluent>();
    leaving().forEach(p -> left.put(p, left(p)));
    int staying = members().size() - left.size();
    var moments = new TreeSet<Instant>();
    left.values().forEach(f -> f.changes().forEach(moments::add));
    var deserted = Fluent.NEVER;
    for (var from : moments) {
      long bound = staying + left.values().stream().filter(f -> !f.isAt(from)).count();
      if (bound >= 2) continue;
      var until = moments.higher(from);
      deserted =
          deserted.or(
              Fluent.between(
                  from,
                  until == null ? Instant.MAX : until,
                  When.at(from.atOffset(ZoneOffset.UTC)),
                  because(left, from)));
    }
    return deserted;
  }

  /// Each time that fewer than two came to be left.
  Stream<Ending> desertions() {
    var deserted = deserted();
    return deserted.stretches().stream()
        .filter(s -> !deserted.isAt(s.from().minusNanos(1)))
        .map(s -> new Ending(s.from(), How.TERMINATED, s.because()));
  }

  private static List<UUID> because(Map<Id, Fluent> left, Instant from) {
    return left.values().stream()
        .flatMap(f -> f.at(from).stream())
        .max(Comparator.comparing(Fluent.Stretch::from))
        .map(s -> s.because())
        .orElse(List.of());
  }

  /// Whoever is bound, as consents and statements tell; where they tell of nobody, the parties.
  private List<Id> members() {
    int newest = applying.map(Version::number).orElse(0);
    var bound =
        Stream.concat(
                file.consents().stream()
                    .filter(s -> s.counts() && s.act().version() <= newest)
                    .filter(s -> s.act().decision() == Decision.ACCEPT && assumptions.consents(s))
                    .flatMap(s -> AgreementFile.named(s.act().by()).stream()),
                file.statedForce().stream().flatMap(s -> s.act().participant().stream()))
            .distinct()
            .toList();
    if (bound.size() >= 2) return bound;
    var named = new ArrayList<>(applying.map(Version::parties).orElse(List.of()));
    bound.stream().filter(p -> !named.contains(p)).forEach(named::add);
    return named;
  }
}
