package ledger.participation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.participation.Participation.Participant;
import ledger.participation.Participation.Period;
import ledger.participation.Participation.Standing;
import ledger.participation.Participation.Treaty;
import ledger.terms.Effect;
import ledger.terms.Rule;
import ledger.value.Id;
import ledger.view.HangsOn;
import ledger.view.Notices;
import ledger.view.Supervaluation;
import ledger.view.Valuation;
import ledger.view.Ways;

/// The roll of one agreement: everybody who has anything to do with it, each decided for itself.
final class Roll {

  private final AgreementFile file;
  private final Supervaluation view;
  private final List<Id> participants;

  Roll(AgreementFile file, Supervaluation view) {
    this.file = file;
    this.view = view;
    this.participants =
        Stream.of(
                file.current().stream().flatMap(v -> v.parties().stream()),
                file.consents().stream()
                    .filter(StatementOnRecord::counts)
                    .flatMap(c ->
                        Stream.concat(
                            AgreementFile.named(c.act().by()).stream(),
                            c.act().succeeds().stream())),
                file.statedForce().stream()
                    .filter(s -> s.strength().isOwn())
                    .flatMap(s -> s.act().participant().stream()),
                Notices.given(file).stream()
                    .filter(n -> n.said().act().effect() == Effect.WITHDRAW)
                    .filter(n -> n.said().counts())
                    .flatMap(n -> n.participant().stream()))
            .flatMap(Function.identity())
            .distinct()
            .sorted()
            .toList();
  }

  List<Id> participants() {
    return participants;
  }

  Treaty treaty(Predicate<Id> asked) {
    var all = participants.stream().map(this::participant).toList();
    return new Treaty(
        file.id(),
        Participation.title(file),
        (int) all.stream().filter(p -> p.standing() == Standing.BOUND).count(),
        view.over(this::more).agreed(m -> m).flatMap(m -> m),
        all.stream().filter(p -> asked.test(p.participant())).toList());
  }

  List<Ways<Participant>> each() {
    return participants.stream().map(this::ways).toList();
  }

  private Ways<Participant> ways(Id id) {
    return view.over(p -> new Member(id, p.own(file), p).participant());
  }

  private Participant participant(Id id) {
    var ways = ways(id);
    var first = ways.first();
    if (ways.exact() && ways.leaves().size() == 1) return first;
    var hangsOn =
        Stream.concat(
                ways.hangsOn("standing", Participant::standing, Enum::name).stream(),
                ways.hangsOn("periods", Participant::periods, Roll::told).stream())
            .toList();
    return new Participant(
        id,
        ways.agreed(Participant::standing).orElse(Standing.UNDETERMINED),
        agreed(ways, Participant::version),
        agreed(ways, Participant::since),
        agreed(ways, Participant::left),
        agreed(ways, Participant::means),
        inAll(ways, Participant::periods),
        agreed(ways, Participant::stated),
        agreed(ways, Participant::computed),
        ways.agreed(Participant::differ).orElse(false),
        inAll(ways, Participant::reservations),
        first.succeeds(),
        HangsOn.contestedBy(hangsOn),
        HangsOn.reservedBy(hangsOn),
        hangsOn,
        first.because());
  }

  private static String told(List<Period> periods) {
    return String.join(
        ", ",
        periods.stream()
            .map(p ->
                p.from().begins().orElseThrow()
                    + "/"
                    + p.until().flatMap(w -> w.begins()).map(Object::toString).orElse(".."))
            .toList());
  }

  private static <T> Optional<T> agreed(
      Ways<Participant> ways, Function<Participant, Optional<T>> field) {
    return ways.agreed(field).flatMap(f -> f);
  }

  private static <T> List<T> inAll(Ways<Participant> ways, Function<Participant, List<T>> field) {
    return field.apply(ways.first()).stream()
        .filter(one -> ways.outcomes(field).stream().allMatch(list -> list.contains(one)))
        .toList();
  }

  private Optional<Integer> more(Valuation valuation) {
    if (valuation.force(file).inForce().isAt(view.dossier().about())) return Optional.empty();
    return file.current()
        .flatMap(v ->
            switch (v.terms().force().rule()) {
              case Rule.NOf n ->
                  Optional.of(Math.max(0, n.nOf() - given(v, n.signatures(), n.of(), valuation)));
              case Rule.AllConsent _ when v.parties().size() > 1 -> {
                var parties = valuation.assumptions().parties(file, v);
                yield Optional.of(parties.size() - given(v, false, parties, valuation));
              }
              case Rule.ConsentOf c ->
                  Optional.of(c.consentOf().size() - given(v, false, c.consentOf(), valuation));
              case Rule.AllConsent _, Rule.OnDate _, Rule.On _ -> Optional.empty();
              case Rule.AllOf _, Rule.AnyOf _ -> Optional.empty();
            });
  }

  private int given(Version version, boolean signatures, List<Id> of, Valuation valuation) {
    return (int)
        participants.stream()
            .filter(id -> of.isEmpty() || of.contains(id))
            .map(id -> new Member(id, valuation.own(file), valuation))
            .filter(m -> m.hasGiven(version.number(), signatures))
            .count();
  }
}
