package ledger.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.Relation;
import ledger.act.AgreementAct.Side;
import ledger.act.AllegationAct;
import ledger.act.IssueAct.Stance;
import ledger.act.OccurrenceAct.Relates;
import ledger.act.OccurrenceAct.ReportOccurrence;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Stances;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Commitment;
import ledger.terms.Effect;
import ledger.terms.KeyRef;
import ledger.terms.Lasting;
import ledger.value.Id;

/// What one view takes for granted: which agreements exist, what their linkages mean, which reports
/// and notices it goes by. Taken as it stands at the moment the dossier is about, and applied to
/// the whole of its past. What it leaves open is decided one way or another by its [Decisions].
public final class Assumptions {

  private final Dossier dossier;
  private final Optional<Id> party;
  private final Contests contests;
  private final Rivals rivals;
  private final Decisions decisions;

  /// @param party whose view it is; empty for the view of the record
  Assumptions(Dossier dossier, Optional<Id> party, Decisions decisions) {
    this.dossier = dossier;
    this.party = party;
    this.decisions = decisions;
    this.contests = new Contests(dossier, party);
    this.rivals = new Rivals(this);
  }

  public Dossier dossier() {
    return dossier;
  }

  public Optional<Id> party() {
    return party;
  }

  Decisions decisions() {
    return decisions;
  }

  Contests contests() {
    return contests;
  }

  private boolean holds(Contests.Question question) {
    return switch (contests.outcome(question)) {
      case HOLDS -> true;
      case DOES_NOT_HOLD -> false;
      case OPEN -> decisions.way(contests.matter(question)).says().equals(Matter.HOLDS);
    };
  }

  /// Whether an act about an agreement has the effect that it is meant to have.
  public boolean isValid(StatementOnRecord<? extends AgreementAct> said) {
    return holds(contests.validity(said, false));
  }

  /// Outside the text nobody revives alone what had ended: that waits for the others' word.
  boolean takesEffect(StatementOnRecord<GiveNotice> notice) {
    boolean alone = notice.act().effect() == Effect.REINSTATE && notice.act().isExtraTextual();
    return holds(contests.validity(notice, alone));
  }

  boolean isValidFinding(StatementOnRecord<? extends AllegationAct> finding) {
    return holds(contests.validFinding(finding));
  }

  /// Whether a word on consent is accepted as what it is recorded as.
  public boolean consents(StatementOnRecord<DeclareConsent> said) {
    return isValid(said)
        && switch (said.act().decision()) {
          case ACCEPT, SIGN -> contests.consented(said).map(this::holds).orElse(true);
          case REJECT, WITHDRAW -> true;
        };
  }

  /// Those of a version whose consent it takes and whose readings are asked for.
  public List<Id> parties(AgreementFile file, Version version) {
    return version.parties().stream().filter(p -> isParty(p, file.id())).toList();
  }

  public boolean isParty(Id actor, Id agreement) {
    return contests.roles(actor, agreement).allMatch(this::holds);
  }

  /// The act by which this view affirms that a claimed agreement exists; empty where it does not.
  Optional<StatementOnRecord<?>> affirms(Id agreement) {
    return party
        .flatMap(p -> stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .filter(s -> s.stance() == Stance.AFFIRMS)
        .map(Stances.Standing::said);
  }

  /// Whether it says that there is no such agreement, or takes back that there is.
  boolean denies(Id agreement) {
    return party
        .flatMap(p -> stances().of(p, Proposition.of(Kind.EXISTS, agreement)))
        .filter(s -> s.stance() == Stance.DENIES || s.stance() == Stance.WITHDRAWN)
        .isPresent();
  }

  /// Who owes it in this view; nobody where that is left open.
  public List<Id> debtors(AgreementFile file, Commitment commitment) {
    return rivals.debtors(file, commitment);
  }

  public List<Id> creditors(AgreementFile file, Commitment commitment) {
    return named(file, commitment, Side.CREDITOR);
  }

  /// Whom the text names on one side of it, and whoever came in their place.
  List<Id> named(AgreementFile file, Commitment commitment, Side side) {
    return file.holders(commitment, side, this::isValid, this::consents);
  }

  Optional<Rivals.Held<Lasting>> lasting(AgreementFile file, Version version) {
    return rivals.lasting(file, version);
  }

  /// Whether the two are held to be the same conduct.
  boolean relates(Id from, Id to, Relation type) {
    var proposition = Proposition.of(Kind.RELATION, from, to, type);
    if (party.isPresent())
      return stances().is(Stance.AFFIRMS, new Actor.Named(party.get()), proposition);
    var parties =
        Stream.of(from, to)
            .flatMap(id -> Optional.ofNullable(dossier.agreements().get(id)).stream())
            .flatMap(file -> file.current().stream().flatMap(v -> parties(file, v).stream()))
            .distinct()
            .toList();
    return !parties.isEmpty()
        && parties.stream()
            .allMatch(p -> stances().is(Stance.AFFIRMS, new Actor.Named(p), proposition));
  }

  /// The party's own word on a report, where it has one.
  Optional<Boolean> ownWord(ReportOccurrence report, KeyRef key, Relates relates) {
    if (party.isEmpty()) return Optional.empty();
    var holder = new Actor.Named(party.get());
    if (deniedBy(holder, report, key, relates)) return Optional.of(false);
    return stances().is(Stance.AFFIRMS, holder, counts(report, key, relates))
        ? Optional.of(true)
        : Optional.empty();
  }

  /// Whoever denies that it happened, or that it counts as what it is reported as.
  Stream<Actor> deniers(ReportOccurrence report, KeyRef key, Relates relates) {
    return Stream.concat(
            denying(Proposition.of(Kind.OCCURRED, report.id())),
            denying(counts(report, key, relates)))
        .distinct();
  }

  Stream<Actor> acknowledging(ReportOccurrence report, KeyRef key, Relates relates) {
    return stances().taking(Stance.AFFIRMS, counts(report, key, relates));
  }

  private boolean deniedBy(Actor holder, ReportOccurrence report, KeyRef key, Relates relates) {
    return stances().is(Stance.DENIES, holder, Proposition.of(Kind.OCCURRED, report.id()))
        || stances().is(Stance.DENIES, holder, counts(report, key, relates));
  }

  /// Whoever denies it now.
  Stream<Actor> denying(Proposition proposition) {
    return stances().taking(Stance.DENIES, proposition);
  }

  private static Proposition counts(ReportOccurrence report, KeyRef key, Relates relates) {
    return Proposition.of(Kind.COUNTS, report.id(), key, relates.as());
  }

  Stances stances() {
    return dossier.stances();
  }
}
