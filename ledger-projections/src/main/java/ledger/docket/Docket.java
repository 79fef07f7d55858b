package ledger.docket;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.Answer;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.How;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.agreement.Version;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Alleged;
import ledger.dossier.Entry;
import ledger.dossier.StatementOnRecord;
import ledger.terms.Effect;
import ledger.terms.KeyRef;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// Answers "what is alleged, and what was answered?" An allegation and its counter-allegation have
/// the same room; nothing is added up.
public record Docket(List<Listed> allegations) {

  public enum State {
    RAISED,
    ANSWERED,
    CURE_OFFERED,
    REFERRED,
    /// A body found something. It is still open: each may take a stance on the finding.
    FOUND,
    CLOSED
  }

  /// @param answer the latest that counts; empty means none is recorded, and no more than that
  /// @param answers all of them, in the order they were given
  /// @param counteredBy allegations raised in answer to this one
  /// @param closed how, where it is closed
  public record Listed(
      Id id,
      State state,
      Actor by,
      Id against,
      List<KeyRef> keys,
      Optional<Words> norm,
      Optional<Words> particulars,
      List<Id> occurrences,
      List<Id> underReading,
      Optional<Words> remedySought,
      Optional<When> statedAt,
      Optional<Answer> answer,
      List<RespondToAllegation> answers,
      List<SubmitEvidence> evidence,
      Optional<Cure> cure,
      List<Referral> referrals,
      List<RecordFinding> findings,
      Optional<How> closed,
      Optional<Id> counterTo,
      List<Id> counteredBy,
      boolean inferred,
      AllegeBreach as) {}

  /// @param datePassed the date it was offered by is past, and no acceptance is recorded
  public record Cure(OfferCure offer, boolean accepted, boolean datePassed) {}

  /// @param deadline when the step is over, by its days and by notices that extend it
  public record Referral(ReferAllegation as, Optional<Instant> deadline, boolean deadlinePassed) {}

  record Placed(Entry raised, Listed listed) {}

  private static final Comparator<Placed> BY_RAISED =
      Comparator.comparing(Placed::raised, Entry.EFFECTIVE_ORDER);

  public static Docket of(Dossier dossier) {
    return new Docket(inOrder(dossier).stream().map(Placed::listed).toList());
  }

  static List<Placed> inOrder(Dossier dossier) {
    return dossier.merged(Docket.class, Docket::placed, BY_RAISED);
  }

  private static List<Placed> placed(Dossier part) {
    return part.allegations().values().stream()
        .map(a -> new Placed(a.raised().entry(), listed(a, part)))
        .toList();
  }

  private static Listed listed(Alleged alleged, Dossier dossier) {
    var a = alleged.raised().act();
    var counting =
        alleged.said().stream()
            .filter(StatementOnRecord::counts)
            .<AllegationAct>map(StatementOnRecord::act)
            .toList();
    var closed = closed(a, counting);
    return new Listed(
        a.id(),
        closed.isPresent() ? State.CLOSED : state(counting),
        a.by(),
        a.against(),
        a.keys(),
        a.norm(),
        a.particulars(),
        a.occurrences(),
        a.underReading(),
        a.remedySought(),
        alleged.raised().entry().statedAt(),
        last(counting, RespondToAllegation.class).map(RespondToAllegation::answer),
        all(alleged.said(), RespondToAllegation.class).toList(),
        all(alleged.said(), SubmitEvidence.class).toList(),
        cure(counting, dossier.about()),
        alleged.said().stream()
            .filter(s -> s.act() instanceof ReferAllegation)
            .map(s -> referral(s, a, dossier))
            .toList(),
        all(alleged.said(), RecordFinding.class).toList(),
        closed,
        a.counterTo(),
        dossier.allegations().values().stream()
            .map(other -> other.raised().act())
            .filter(other -> other.counterTo().filter(a.id()::equals).isPresent())
            .map(AllegeBreach::id)
            .toList(),
        a.envelope().inferred(),
        a);
  }

  /// What was last done about it that the procedure knows; an answer does not take a later step
  /// back.
  private static State state(List<AllegationAct> said) {
    var state = State.RAISED;
    for (var act : said)
      state =
          switch (act) {
            case RespondToAllegation _ -> state == State.RAISED ? State.ANSWERED : state;
            case OfferCure _ -> State.CURE_OFFERED;
            case ReferAllegation _ -> State.REFERRED;
            case RecordFinding _ -> State.FOUND;
            case AllegeBreach _, SubmitEvidence _, AcceptCure _, CloseAllegation _ -> state;
          };
    return state;
  }

  private static Optional<How> closed(AllegeBreach a, List<AllegationAct> said) {
    if (last(said, AcceptCure.class).isPresent()) return Optional.of(How.CURED);
    var closings =
        said.stream()
            .filter(CloseAllegation.class::isInstance)
            .map(CloseAllegation.class::cast)
            .toList();
    boolean bothSettle =
        Stream.<java.util.function.Predicate<Actor>>of(a.by()::equals, by -> by.is(a.against()))
            .allMatch(side ->
                closings.stream().anyMatch(c -> c.how() == How.SETTLED && side.test(c.by())));
    return closings.stream()
        .map(CloseAllegation::how)
        .filter(how -> how != How.SETTLED || bothSettle)
        .findFirst();
  }

  private static Optional<Cure> cure(List<AllegationAct> said, Instant about) {
    return last(said, OfferCure.class)
        .map(offer -> {
          boolean accepted = last(said, AcceptCure.class).isPresent();
          return new Cure(
              offer,
              accepted,
              !accepted
                  && offer
                      .until()
                      .flatMap(When::ends)
                      .filter(end -> !about.isBefore(end))
                      .isPresent());
        });
  }

  private static Referral referral(
      StatementOnRecord<? extends AllegationAct> said, AllegeBreach a, Dossier dossier) {
    var act = (ReferAllegation) said.act();
    var step = act.step().flatMap(id -> step(id, a, dossier));
    var deadline =
        act.days()
            .or(() -> step.map(Terms.Step::days))
            .map(days -> said.entry().effective().plus(Duration.ofDays(days)))
            .map(end -> extended(end, act, step, a, dossier));
    return new Referral(
        act, deadline, deadline.filter(end -> !dossier.about().isBefore(end)).isPresent());
  }

  private static Instant extended(
      Instant end,
      ReferAllegation act,
      Optional<Terms.Step> step,
      AllegeBreach a,
      Dossier dossier) {
    return dossier.agreements().values().stream()
        .flatMap(file -> file.notices().stream())
        .filter(StatementOnRecord::counts)
        .map(StatementOnRecord::act)
        .filter(n -> n.effect() == Effect.EXTEND && isAbout(n, act.id()))
        .filter(n ->
            step.map(s -> s.extendableBy().stream().anyMatch(n.by()::is))
                .orElse(n.by().equals(a.by()) || n.by().is(a.against())))
        .flatMap(n -> n.until().flatMap(When::ends).stream())
        .filter(until -> until.isAfter(end))
        .max(Comparator.naturalOrder())
        .orElse(end);
  }

  private static boolean isAbout(GiveNotice notice, Id allegation) {
    return notice.grounds().stream().anyMatch(g -> g.allegation().equals(Optional.of(allegation)));
  }

  private static Optional<Terms.Step> step(Id id, AllegeBreach a, Dossier dossier) {
    return a.keys().stream()
        .map(dossier::home)
        .flatMap(key -> key.agreement().stream())
        .flatMap(agreement -> Optional.ofNullable(dossier.agreements().get(agreement)).stream())
        .flatMap(file -> file.current().stream())
        .map(Version::terms)
        .flatMap(terms -> terms.procedure().stream())
        .filter(step -> step.step().equals(id))
        .findFirst();
  }

  private static <A extends Act> Stream<A> all(
      List<StatementOnRecord<? extends AllegationAct>> said, Class<A> kind) {
    return said.stream().map(StatementOnRecord::act).filter(kind::isInstance).map(kind::cast);
  }

  private static <A extends AllegationAct> Optional<A> last(
      List<AllegationAct> said, Class<A> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).reduce((_, later) -> later);
  }
}
