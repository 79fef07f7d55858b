package ledger.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.Envelope.Mode;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.dossier.Dossier;
import ledger.dossier.Stances;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.view.Matter.Way;

/// Which propositions a view holds, which it does not, and which it leaves open.
///
/// The record leaves open what a party other than the giver denies or reserves on; a party's view
/// what its holder reserves on. What others say is shown, and contests nothing.
final class Contests {

  enum Outcome {
    HOLDS,
    DOES_NOT_HOLD,
    OPEN
  }

  /// @param giver whose act it rests on, where it rests on one
  /// @param performed the giver did it in this ledger: it cannot deny it, only take it back
  /// @param mayContest who is a party in this matter
  /// @param waits for the others' affirmation, and is open until then
  /// @param denied by whoever says the same in another way
  record Question(
      Proposition proposition,
      Optional<Actor> giver,
      boolean performed,
      Predicate<Id> mayContest,
      Optional<List<Id>> waits,
      List<Actor> denied) {}

  private final Dossier dossier;
  private final Optional<Actor> holder;
  private final Parties parties;

  Contests(Dossier dossier, Optional<Id> party) {
    this.dossier = dossier;
    this.holder = party.map(Actor.Named::new);
    this.parties = new Parties(dossier);
  }

  Question validity(StatementOnRecord<? extends AgreementAct> said, boolean takesAffirmation) {
    var act = said.act();
    return new Question(
        Proposition.of(Kind.VALID, act.actId()),
        Optional.of(act.by()),
        isPerformed(act),
        p -> parties.isParty(p, act.agreement()),
        takesAffirmation ? Optional.of(others(act)) : Optional.empty(),
        List.of());
  }

  private List<Id> others(AgreementAct act) {
    return Optional.ofNullable(dossier.agreements().get(act.agreement()))
        .flatMap(file -> file.current())
        .map(v -> v.parties().stream().filter(p -> !act.by().is(p)).toList())
        .orElse(List.of());
  }

  Question validFinding(StatementOnRecord<? extends Act.Statement> said) {
    return new Question(
        Proposition.of(Kind.VALID, said.act().actId()),
        Optional.of(said.act().by()),
        isPerformed(said.act()),
        parties::isParty,
        Optional.empty(),
        List.of());
  }

  /// Whoever gave a correction, any party may contest it: it is the record's act, and not a
  /// party's.
  Question correction(UUID act) {
    return new Question(
        Proposition.of(Kind.VALID, act),
        Optional.empty(),
        false,
        parties::isParty,
        Optional.empty(),
        List.of());
  }

  /// Who denies that there is what it is recorded as having accepted denies that consent.
  Optional<Question> consented(StatementOnRecord<DeclareConsent> said) {
    if (!(said.act().by() instanceof Actor.Named(var party))) return Optional.empty();
    var act = said.act();
    boolean denies =
        !isPerformed(act)
            && dossier
                .stances()
                .is(Stance.DENIES, act.by(), Proposition.of(Kind.EXISTS, act.agreement()));
    if (!denies && !dossier.stances().speakOf(Kind.CONSENTED)) return Optional.empty();
    return Optional.of(
        new Question(
            Proposition.of(Kind.CONSENTED, party, act.agreement(), act.version()),
            Optional.of(act.by()),
            isPerformed(act),
            p -> parties.isParty(p, act.agreement()),
            Optional.empty(),
            denies ? List.of(act.by()) : List.of()));
  }

  /// In the agreement, and in the negotiation as a whole.
  Stream<Question> roles(Id actor, Id agreement) {
    return dossier.stances().speakOf(Kind.ROLE)
        ? Stream.of(agreement, dossier.id())
            .map(in ->
                new Question(
                    Proposition.of(Kind.ROLE, actor, Terms.Role.PARTY, in),
                    Optional.empty(),
                    false,
                    p -> parties.isParty(p, agreement),
                    Optional.empty(),
                    List.of()))
        : Stream.empty();
  }

  Outcome outcome(Question q) {
    if (q.waits().isEmpty() && !isSpokenOf(q)) return Outcome.HOLDS;
    return holder.isPresent() ? ofHolder(q, holder.get()) : ofRecord(q);
  }

  private Outcome ofHolder(Question q, Actor holder) {
    boolean own = q.giver().equals(Optional.of(holder));
    if (own && q.performed()) return Outcome.HOLDS;
    var silent = q.waits().isPresent() && !own ? Outcome.OPEN : Outcome.HOLDS;
    return dossier
        .stances()
        .of(holder, q.proposition())
        .map(Stances.Standing::stance)
        .map(stance ->
            switch (stance) {
              case AFFIRMS -> Outcome.HOLDS;
              case DENIES -> Outcome.DOES_NOT_HOLD;
              case RESERVES -> Outcome.OPEN;
              case CONCEDES, WITHDRAWN -> silent;
            })
        .orElse(silent);
  }

  private Outcome ofRecord(Question q) {
    if (isContested(q)) return Outcome.OPEN;
    return q.waits().isEmpty() || q.waits().get().stream().allMatch(p -> affirms(p, q))
        ? Outcome.HOLDS
        : Outcome.OPEN;
  }

  private boolean affirms(Id party, Question q) {
    return dossier.stances().is(Stance.AFFIRMS, new Actor.Named(party), q.proposition());
  }

  private boolean isContested(Question q) {
    return !denying(q).isEmpty() || !reserving(q).isEmpty();
  }

  /// The parties that deny it, whatever the view.
  List<Actor> denying(Question q) {
    return isSpokenOf(q) ? taking(Stance.DENIES, q).toList() : List.of();
  }

  /// The parties that reserve on it, whatever the view.
  List<Actor> reserving(Question q) {
    return isSpokenOf(q) ? taking(Stance.RESERVES, q).toList() : List.of();
  }

  private boolean isSpokenOf(Question q) {
    return !q.denied().isEmpty() || dossier.stances().speakOf(q.proposition().kind());
  }

  private Stream<Actor> taking(Stance stance, Question q) {
    var said = dossier.stances().taking(stance, q.proposition());
    return (stance == Stance.DENIES ? Stream.concat(said, q.denied().stream()) : said)
        .distinct()
        .filter(actor -> actor instanceof Actor.Named(var id) && q.mayContest().test(id))
        .filter(actor -> !(q.performed() && q.giver().equals(Optional.of(actor))))
        .sorted(Comparator.comparing(Actor::toString));
  }

  Matter matter(Question q) {
    var denying = denying(q);
    var holding = new ArrayList<Actor>();
    q.giver().filter(g -> !denying.contains(g)).ifPresent(holding::add);
    dossier
        .stances()
        .taking(Stance.AFFIRMS, q.proposition())
        .filter(actor -> !holding.contains(actor))
        .forEach(holding::add);
    holding.sort(Comparator.comparing(Actor::toString));
    return new Matter(
        List.of(q.proposition()),
        List.of(
            new Way(Matter.HOLDS, List.copyOf(holding)), new Way(Matter.DOES_NOT_HOLD, denying)),
        denying,
        reserving(q));
  }

  private static boolean isPerformed(Act act) {
    return act.envelope().mode() == Mode.PERFORMED;
  }
}
