package ledger.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.StatementOnRecord;
import ledger.register.Register.Listed;
import ledger.register.Register.Notice;
import ledger.register.Register.Reading;
import ledger.register.Register.Related;
import ledger.register.Register.Renewing;
import ledger.register.Register.Status;
import ledger.value.When;
import ledger.view.Contested;
import ledger.view.Force;
import ledger.view.Notices;
import ledger.view.RunningTerm;
import ledger.view.Supervaluation;
import ledger.view.Valuation;
import ledger.view.Ways;

/// One agreement on its way into the register.
record Entered(AgreementFile file, Supervaluation view) {

  /// What of it is decided together.
  private record State(
      Status status,
      Optional<Integer> inForceVersion,
      Optional<When> inForceSince,
      Optional<Force.Start> stated,
      Optional<Force.Start> computed,
      Optional<Force.Ending> ending,
      Optional<Renewing> renewal) {}

  Listed listed() {
    var origin = file.origin(file.versions().iterator().next());
    var current = file.newest().orElseThrow();
    var state = view.over(this::state);
    var hangsOn =
        Stream.concat(
                state.hangsOn("status", State::status, Enum::name).stream(),
                state
                    .hangsOn(
                        "ending",
                        s -> s.ending().map(Force.Ending::at),
                        at -> at.map(Instant::toString).orElse(""))
                    .stream())
            .toList();
    var contested = Contested.force(file, view).and(Contested.of(hangsOn));
    return new Listed(
        file.id(),
        state.agreed(State::status).orElse(Status.UNDETERMINED),
        origin.act().by(),
        file.versions().iterator().next().form(),
        origin.entry().statedAt(),
        file.claimed().flatMap(RecordClaimedAgreement::allegedConclusion),
        current.number(),
        state.agreed(State::inForceVersion).flatMap(v -> v),
        state.agreed(State::inForceSince).flatMap(v -> v),
        state.agreed(State::stated).flatMap(v -> v),
        state.agreed(State::computed).flatMap(v -> v),
        state.agreed(State::ending).flatMap(v -> v),
        state.agreed(State::renewal).flatMap(v -> v),
        contested.contestedBy(),
        contested.reservedBy(),
        hangsOn,
        current.terms(),
        new Consenting(file, current, view).parties(),
        file.readings().stream()
            .map(StatementOnRecord::act)
            .map(r -> new Reading(r.readingId(), r.termId(), r.by(), r, r.envelope().inferred()))
            .toList(),
        Notices.given(file).stream().map(this::notice).toList(),
        view.dossier().relations().stream()
            .map(StatementOnRecord::act)
            .filter(r -> r.from().equals(file.id()) || r.to().equals(file.id()))
            .map(r -> new Related(r.from(), r.to(), r.type().name(), r.by()))
            .toList(),
        origin.act().actId());
  }

  Ways<Status> status() {
    return view.over(p -> status(p.force(file), p));
  }

  private State state(Valuation valuation) {
    var force = valuation.force(file);
    var about = dossier().about();
    boolean inForce = force.inForce().isAt(about);
    return new State(
        status(force, valuation),
        inForce ? force.versionAt(about).map(Version::number) : Optional.empty(),
        inForce ? force.inForce().began(about).map(s -> s.since()) : Optional.empty(),
        force.stated(),
        force.computed(),
        force.ending(),
        inForce ? force.term().flatMap(Entered::renewing) : Optional.empty());
  }

  private static Optional<Renewing> renewing(RunningTerm term) {
    return term.renewal()
        .map(r ->
            new Renewing(
                r.state(), r.on(), r.until(), term.objectBy().orElse(r.on()), term.reading()));
  }

  private Dossier dossier() {
    return view.dossier();
  }

  private Status status(Force force, Valuation valuation) {
    var about = dossier().about();
    var current = file.newest().orElseThrow();
    if (force.inForce().isAt(about)) return Status.IN_FORCE;
    var over = force.ending().filter(e -> !about.isBefore(e.at()));
    if (over.isPresent())
      return switch (over.get().how()) {
        case TERMINATED -> Status.TERMINATED;
        case EXPIRED -> Status.EXPIRED;
      };
    if (file.proposalWithdrawn().stream().anyMatch(StatementOnRecord::counts))
      return Status.WITHDRAWN;
    if (isConcluded(force)) return Status.CONCLUDED;
    if (current.claimed()) return Status.CLAIMED;
    var rejected =
        current.parties().stream()
            .map(p -> Consenting.standing(p, current, valuation.own(file), valuation))
            .filter(standing -> standing.stage() == PartyConsent.Stage.REJECTED)
            .flatMap(standing -> standing.last().stream())
            .map(given -> given.said().entry().effective())
            .min(Comparator.naturalOrder());
    boolean lapsed =
        current
            .offerExpires()
            .flatMap(When::ends)
            .filter(end -> !about.isBefore(end))
            .filter(end -> rejected.filter(end::isAfter).isEmpty())
            .isPresent();
    return lapsed ? Status.LAPSED : rejected.isPresent() ? Status.DECLINED : Status.PROPOSED;
  }

  private boolean isConcluded(Force force) {
    return Stream.concat(
            force.starts().values().stream().map(Force.Start::concluded), force.agreed().stream())
        .anyMatch(at -> !at.isAfter(dossier().about()));
  }

  private Notice notice(Notices.Notice n) {
    var act = n.said().act();
    var state = view.over(p -> p.force(file).notices().state(n));
    var contested = Contested.notice(n, view);
    return new Notice(
        act.noticeId(),
        act.effect(),
        act.by(),
        n.participant(),
        act.effectiveAt(),
        state.agreed(s -> s).orElseGet(() -> open(contested)),
        n.onShortNotice(),
        contested.contestedBy(),
        contested.reservedBy(),
        act.actId());
  }

  /// The record says that a notice is contested; a party's view, that it is left open there.
  private Notices.State open(Contested contested) {
    return view.party().isEmpty() && !contested.isEmpty()
        ? Notices.State.CONTESTED
        : Notices.State.UNDETERMINED;
  }
}
