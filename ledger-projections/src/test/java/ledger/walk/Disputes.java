package ledger.walk;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.ConfirmReadiness;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReassignCommitment;
import ledger.act.AgreementAct.RecordEntryIntoForce;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Envelope;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.terms.DurationClause;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.terms.Linkage;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;

/// What parties dispute at the end of a walk: what each other's acts are worth, who is a party, who
/// owes what, how long it lasts, and what the words mean.
final class Disputes {

  private static final List<Stance> STANCES =
      List.of(
          Stance.DENIES,
          Stance.DENIES,
          Stance.DENIES,
          Stance.RESERVES,
          Stance.RESERVES,
          Stance.AFFIRMS,
          Stance.WITHDRAWN,
          Stance.CONCEDES);

  private final Walk walk;
  private final Chance chance;
  private int readings;

  private Disputes(Walk walk, Chance chance) {
    this.walk = walk;
    this.chance = chance;
  }

  static Walk over(Walk walk, Chance chance) {
    var disputes = new Disputes(walk, chance);
    int many = chance.from(3, 12);
    for (int i = 0; i < many; i++) disputes.next();
    return walk;
  }

  private void next() {
    var dossier = Dossier.of(walk.entries(), walk.now(), Long.MAX_VALUE);
    var files = List.copyOf(dossier.agreements().values());
    if (files.isEmpty() || files.stream().anyMatch(f -> f.current().isEmpty())) return;
    var file = chance.of(files);
    var by = chance.in(8) ? Cast.EAST : chance.of(Cast.PARTIES);
    switch (chance.upTo(11)) {
      case 0, 1, 2, 3, 4, 5 -> stance(by, proposition(file));
      case 6 -> stance(by, Proposition.of(Kind.ROLE, party(), Terms.Role.PARTY, file.id()));
      case 7 -> stance(by, Proposition.of(Kind.CONSENTED, party(), file.id(), 1));
      case 8 -> stance(by, Proposition.of(Kind.OWES, key(file), party()));
      case 9 -> stance(by, Proposition.of(Kind.EXISTS, file.id()));
      case 10 -> durations(file);
      default -> condition(by, file);
    }
  }

  private void stance(Id by, Proposition proposition) {
    walk.sendAlso(
        Cast.userOf(by),
        new TakeStance(
            said(by),
            proposition,
            chance.of(STANCES),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  /// That an act on record is valid, most of all one of those on which something hangs.
  private Proposition proposition(AgreementFile file) {
    var acts =
        walk.record().stream()
            .map(r -> r.event().act())
            .filter(a -> mattersTo(file.id(), a))
            .toList();
    return acts.isEmpty()
        ? Proposition.of(Kind.EXISTS, file.id())
        : Proposition.of(Kind.VALID, chance.of(acts).actId());
  }

  private static boolean mattersTo(Id agreement, Act act) {
    return switch (act) {
      case DeclareConsent a -> a.agreement().equals(agreement);
      case GiveNotice a -> a.agreement().equals(agreement);
      case ReleaseCommitment a -> a.agreement().equals(agreement);
      case ReassignCommitment a -> a.agreement().equals(agreement);
      case RecordEntryIntoForce a -> a.agreement().equals(agreement);
      case RecordFinding _, CorrectRecord _ -> true;
      case ConfirmReadiness _ -> false;
      case Act _ -> false;
    };
  }

  /// Two read the same clause each in its own way.
  private void durations(AgreementFile file) {
    var current = file.current().orElseThrow();
    for (var by : chance.some(Cast.PARTIES, 2))
      current
          .terms()
          .durationClause()
          .map(DurationClause::id)
          .ifPresent(term -> {
            boolean auto = chance.in(2);
            walk.sendAlso(
                Cast.userOf(by),
                new AdvanceReading(
                    said(by),
                    file.id(),
                    current.number(),
                    term,
                    name(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(Period.ofDays(chance.from(2, 30))),
                    auto ? Optional.of(Lasting.Renewal.AUTO) : Optional.empty(),
                    auto ? Optional.of(Period.ofDays(chance.from(3, 9))) : Optional.empty(),
                    Optional.empty()));
          });
  }

  /// That the words make no condition, or the same again in place of an earlier reading.
  private void condition(Id by, AgreementFile file) {
    var current = file.current().orElseThrow();
    var held =
        file.readings().stream()
            .map(r -> r.act())
            .filter(r -> r.links().isPresent() && r.by().is(by))
            .filter(r -> r.version() == current.number())
            .toList();
    current
        .terms()
        .linkages()
        .map(Linkage::id)
        .findFirst()
        .ifPresent(term ->
            walk.sendAlso(
                Cast.userOf(by),
                new AdvanceReading(
                    said(by),
                    file.id(),
                    current.number(),
                    term,
                    name(),
                    held.isEmpty() || chance.in(2)
                        ? Optional.of(List.of())
                        : held.getLast().links(),
                    held.isEmpty() || chance.in(2)
                        ? List.of()
                        : Stream.of(held.getLast().readingId()).toList(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
  }

  private Id name() {
    return Id.of("dispute-" + ++readings);
  }

  private Id party() {
    return chance.of(Cast.PARTIES);
  }

  private KeyRef key(AgreementFile file) {
    return KeyRef.of(
        file.id(), chance.of(file.current().orElseThrow().terms().commitments().toList()).key());
  }

  private Envelope said(Id by) {
    return new Envelope(
        chance.uuid(),
        Cast.NEGOTIATION,
        Envelope.Mode.PERFORMED,
        Optional.of(new Actor.Named(by)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(When.at(walk.now().atOffset(ZoneOffset.UTC))),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        false,
        Optional.empty());
  }
}
