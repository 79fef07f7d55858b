package ledger.register;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.Decision;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.Id;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.When;
import ledger.dossier.AgreementFile;
import ledger.dossier.AgreementFile.Version;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.dossier.Said;
import ledger.terms.Effect;
import ledger.terms.Terms;
import ledger.view.Force;
import ledger.view.Notices;
import ledger.view.Picture;

/// Answers "which agreements are proposed, claimed or in force, and who has consented?", in the
/// view that is asked for.
public record Register(List<Listed> agreements) {

  public enum Status {
    CLAIMED,
    PROPOSED,
    DECLINED,
    WITHDRAWN,
    LAPSED,
    /// What it takes is there; it is not yet its day.
    CONCLUDED,
    IN_FORCE,
    TERMINATED,
    EXPIRED
  }

  public enum ConsentState {
    NONE,
    /// Subject to ratification.
    SIGNED,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    SUPERSEDED
  }

  /// @param by who proposed or claimed it
  /// @param allegedConclusion when it is said to have been concluded
  /// @param inForceVersion the newest version in force
  /// @param inForceSince as exact as that is known
  /// @param stated what the depositary or a source states of entry into force
  /// @param computed what the rule computes; where both are there they may differ
  /// @param ending what ended it, or will
  /// @param contestedBy who denies the validity of an act that brought it about
  public record Listed(
      Id agreement,
      Status status,
      Actor by,
      Form form,
      Optional<When> statedAt,
      Optional<When> allegedConclusion,
      int version,
      Optional<Integer> inForceVersion,
      Optional<When> inForceSince,
      Optional<Force.Start> stated,
      Optional<Force.Start> computed,
      Optional<Force.Ending> ending,
      List<Actor> contestedBy,
      Terms terms,
      List<Party> parties,
      List<Reading> readings,
      List<Notice> notices,
      List<Related> relations,
      UUID because) {}

  /// @param attributedBy who claims that this party agreed, without its own word
  /// @param suspended a notice of suspension about it has effect
  public record Party(
      Id ref,
      Terms.Role role,
      Optional<Id> throughWhom,
      ConsentState consent,
      Optional<When> since,
      boolean provisional,
      boolean suspended,
      boolean withdrawn,
      List<Actor> attributedBy,
      Optional<UUID> because) {}

  public record Reading(Id id, Id term, Actor by, AdvanceReading as, boolean inferred) {}

  public record Notice(
      Id id,
      Effect effect,
      Actor by,
      Optional<Id> participant,
      When effectiveAt,
      Notices.State state,
      boolean onShortNotice,
      UUID because) {}

  public record Related(Id from, Id to, String type, Actor by) {}

  public static Register of(Picture picture) {
    return new Register(
        picture.choice().dossier().agreements().values().stream()
            .filter(file -> file.current().isPresent())
            .sorted(
                Comparator.comparing(
                    file -> file.versions().iterator().next().origin().entry(),
                    Entry.EFFECTIVE_ORDER))
            .map(file ->
                new Folding(picture.choice().dossier(), picture, file, picture.force(file))
                    .listed())
            .toList());
  }

  /// One agreement on its way into the register.
  private record Folding(Dossier dossier, Picture picture, AgreementFile file, Force force) {

    Listed listed() {
      var origin = file.versions().iterator().next().origin();
      var current = current();
      return new Listed(
          file.id(),
          status(),
          origin.act().by(),
          file.versions().iterator().next().form(),
          origin.entry().statedAt(),
          file.claimed().flatMap(RecordClaimedAgreement::allegedConclusion),
          current.number(),
          inForce() ? force.versionAt(dossier.about()).map(Version::number) : Optional.empty(),
          inForce() ? force.inForce().began(dossier.about()).map(s -> s.since()) : Optional.empty(),
          force.stated(),
          force.computed(),
          force.ending(),
          contestedBy(),
          current.terms(),
          parties(),
          file.readings().stream()
              .map(Said::act)
              .map(r -> new Reading(r.readingId(), r.termId(), r.by(), r, r.envelope().inferred()))
              .toList(),
          force.notices().all().stream().map(Folding::notice).toList(),
          dossier.relations().stream()
              .map(Said::act)
              .filter(r -> r.from().equals(file.id()) || r.to().equals(file.id()))
              .map(r -> new Related(r.from(), r.to(), r.type().name(), r.by()))
              .toList(),
          origin.act().actId());
    }

    private Version current() {
      return file.current().orElseThrow();
    }

    private boolean inForce() {
      return force.inForce().isAt(dossier.about());
    }

    private Status status() {
      if (inForce()) return Status.IN_FORCE;
      var over = force.ending().filter(e -> !dossier.about().isBefore(e.at()));
      if (over.isPresent())
        return switch (over.get().how()) {
          case TERMINATED -> Status.TERMINATED;
          case EXPIRED -> Status.EXPIRED;
        };
      if (file.proposalWithdrawn().stream().anyMatch(Said::counts)) return Status.WITHDRAWN;
      if (isConcluded()) return Status.CONCLUDED;
      if (current().isClaimed()) return Status.CLAIMED;
      var rejected =
          current().parties().stream()
              .flatMap(p -> standing(p, current()).stream())
              .filter(said -> said.act().decision() == Decision.REJECT)
              .map(said -> said.entry().effective())
              .min(Comparator.naturalOrder());
      boolean lapsed =
          current()
              .offerExpires()
              .flatMap(When::ends)
              .filter(end -> !dossier.about().isBefore(end))
              .filter(end -> rejected.filter(end::isAfter).isEmpty())
              .isPresent();
      return lapsed ? Status.LAPSED : rejected.isPresent() ? Status.DECLINED : Status.PROPOSED;
    }

    private boolean isConcluded() {
      return Stream.concat(
              force.starts().values().stream().map(Force.Start::concluded), force.agreed().stream())
          .anyMatch(at -> !at.isAfter(dossier.about()));
    }

    private List<Actor> contestedBy() {
      var activating =
          Stream.concat(
                  force.starts().values().stream().flatMap(s -> s.because().stream()),
                  force.ending().stream().flatMap(e -> e.because().stream()))
              .distinct();
      return activating
          .flatMap(act ->
              dossier.stances().on(Proposition.of(Proposition.Kind.VALID, act)).entrySet().stream())
          .filter(e -> e.getValue().stance() == Stance.DENIES)
          .map(e -> e.getKey())
          .distinct()
          .sorted(Comparator.comparing(Actor::toString))
          .toList();
    }

    /// Named in the claim or in the text, and whoever consented without being named.
    private List<Party> parties() {
      var alleged = file.claimed().filter(_ -> current().number() == 1);
      if (alleged.isPresent() && !alleged.get().allegedParties().isEmpty())
        return alleged.get().allegedParties().stream()
            .map(p -> party(p.ref(), p.role(), p.throughWhom(), alleged))
            .toList();
      var named = current().terms().participants();
      var listed =
          named.isEmpty()
              ? current().parties().stream()
                  .map(ref -> party(ref, Terms.Role.PARTY, Optional.empty(), alleged))
              : named.stream().map(p -> party(p.ref(), p.role(), Optional.empty(), alleged));
      var joined =
          file.consents().stream()
              .filter(Said::counts)
              .flatMap(s -> AgreementFile.named(s.act().by()).stream())
              .distinct()
              .filter(id -> !current().participants().contains(id))
              .map(ref -> party(ref, Terms.Role.PARTY, Optional.empty(), Optional.empty()));
      return Stream.concat(listed, joined).toList();
    }

    private Party party(
        Id ref, Terms.Role role, Optional<Id> through, Optional<RecordClaimedAgreement> claim) {
      var standing = standing(ref, current());
      return new Party(
          ref,
          role,
          through,
          standing.isPresent() ? state(standing) : earlier(ref),
          standing.flatMap(s -> s.entry().statedAt()),
          standing.filter(s -> s.act().provisional()).isPresent(),
          noticeHolds(ref, Effect.SUSPEND),
          noticeHolds(ref, Effect.WITHDRAW),
          claim
              .filter(c -> role == Terms.Role.PARTY && !c.by().is(ref))
              .map(c -> List.of(c.by()))
              .orElse(List.of()),
          standing.map(s -> s.act().actId()));
    }

    private boolean noticeHolds(Id ref, Effect effect) {
      return force
          .notices()
          .taking(effect)
          .filter(n -> n.participant().equals(Optional.of(ref)))
          .anyMatch(n ->
              !n.effectiveAt().isAfter(dossier.about())
                  && n.endsAt().filter(end -> !dossier.about().isBefore(end)).isEmpty());
    }

    private Optional<Said<DeclareConsent>> standing(Id party, Version version) {
      return file.consents().stream()
          .filter(s -> s.counts() && s.act().by().is(party))
          .filter(s -> s.act().version() == version.number())
          .reduce((before, later) -> addsNothing(later, before) ? before : later);
    }

    /// A signature that comes to light after consent to be bound takes nothing of it back.
    private static boolean addsNothing(Said<DeclareConsent> later, Said<DeclareConsent> before) {
      return later.act().decision() == Decision.SIGN && before.act().decision() == Decision.ACCEPT;
    }

    /// Nothing that was said of a text survives its change; that something was said stays visible.
    private ConsentState earlier(Id party) {
      return file.versions().stream().anyMatch(v -> standing(party, v).isPresent())
          ? ConsentState.SUPERSEDED
          : ConsentState.NONE;
    }

    private static ConsentState state(Optional<Said<DeclareConsent>> standing) {
      return standing
          .map(s ->
              switch (s.act().decision()) {
                case SIGN -> ConsentState.SIGNED;
                case ACCEPT -> ConsentState.ACCEPTED;
                case REJECT -> ConsentState.REJECTED;
                case WITHDRAW -> ConsentState.WITHDRAWN;
              })
          .orElse(ConsentState.NONE);
    }

    private static Notice notice(Notices.Notice n) {
      var act = n.said().act();
      return new Notice(
          act.noticeId(),
          act.effect(),
          act.by(),
          n.participant(),
          act.effectiveAt(),
          n.state(),
          n.onShortNotice(),
          act.actId());
    }
  }
}
