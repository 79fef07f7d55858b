package ledger.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.AgreementAct;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.agreement.Consents;
import ledger.agreement.PartyConsent;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.StatementOnRecord;
import ledger.dossier.Uncounted;
import ledger.register.Register.ConsentState;
import ledger.register.Register.Party;
import ledger.terms.Effect;
import ledger.terms.Terms;
import ledger.value.Id;
import ledger.view.Contested;
import ledger.view.Supervaluation;
import ledger.view.Valuation;

/// Who takes part in the current text of an agreement, and how each stands to it.
record Consenting(AgreementFile file, Version current, Supervaluation view) {

  /// Named in the claim or in the text, and whoever consented without being named.
  List<Party> parties() {
    var alleged = file.claimed().filter(_ -> current.number() == 1);
    if (alleged.isPresent() && !alleged.get().allegedParties().isEmpty())
      return alleged.get().allegedParties().stream()
          .map(p -> party(p.ref(), p.role(), p.throughWhom(), alleged))
          .toList();
    var named = current.terms().participants();
    var listed =
        named.isEmpty()
            ? current.parties().stream()
                .map(ref -> party(ref, Terms.Role.PARTY, Optional.empty(), alleged))
            : named.stream().map(p -> party(p.ref(), p.role(), Optional.empty(), alleged));
    var joined =
        file.consents().stream()
            .filter(StatementOnRecord::counts)
            .flatMap(s -> AgreementFile.named(s.act().by()).stream())
            .distinct()
            .filter(id -> !current.participants().contains(id))
            .map(ref -> party(ref, Terms.Role.PARTY, Optional.empty(), Optional.empty()));
    return Stream.concat(listed, joined).toList();
  }

  /// What of it is decided together.
  private record State(
      boolean inRole,
      ConsentState consent,
      Optional<StatementOnRecord<? extends AgreementAct>> said,
      boolean provisional,
      boolean suspended,
      boolean withdrawn) {}

  private Party party(
      Id ref, Terms.Role role, Optional<Id> through, Optional<RecordClaimedAgreement> claim) {
    var state = view.over(p -> state(ref, role, p));
    var said = state.agreed(State::said).flatMap(s -> s);
    var ofAnybody =
        Contested.consents(ref, file, view).and(Contested.participation(ref, file, view));
    var contested =
        role == Terms.Role.PARTY ? ofAnybody.and(Contested.role(ref, file, view)) : ofAnybody;
    return new Party(
        ref,
        role,
        through,
        state.agreed(State::consent).orElse(ConsentState.UNDETERMINED),
        said.flatMap(s -> s.entry().statedAt()),
        state.agreed(State::provisional).orElse(false),
        state.agreed(State::suspended),
        state.agreed(State::withdrawn),
        claim
            .filter(c -> role == Terms.Role.PARTY && !c.by().is(ref))
            .map(c -> List.of(c.by()))
            .orElse(List.of()),
        notCounted(ref),
        contested.contestedBy(),
        contested.reservedBy(),
        Stream.of(
                state.hangsOn("role", State::inRole, in -> in ? role.name() : ""),
                state.hangsOn("consent", State::consent, Enum::name),
                state.hangsOn("suspended", State::suspended, String::valueOf),
                state.hangsOn("withdrawn", State::withdrawn, String::valueOf))
            .flatMap(List::stream)
            .toList(),
        said.map(s -> s.act().actId()));
  }

  private List<Uncounted> notCounted(Id party) {
    return file.consents().stream()
        .filter(said -> !said.counts() && said.act().by().is(party))
        .filter(said -> said.act().version() == current.number())
        .map(said -> Uncounted.of(said, said.act().decision().name(), view.dossier()))
        .toList();
  }

  private State state(Id ref, Terms.Role role, Valuation valuation) {
    var standing = standing(ref, current, valuation.own(file), valuation);
    var about = view.dossier().about();
    var force = valuation.force(file);
    return new State(
        role != Terms.Role.PARTY || valuation.assumptions().isParty(ref, file.id()),
        state(standing, ref, valuation),
        standing.standing().or(standing::last).map(Consents.Given::said),
        standing.stage() == PartyConsent.Stage.PROVISIONAL,
        force
            .notices()
            .taking(Effect.SUSPEND)
            .filter(n -> n.participant().equals(Optional.of(ref)))
            .anyMatch(n ->
                !n.effectiveAt().isAfter(about)
                    && force.notices().endsAt(n).filter(end -> !about.isBefore(end)).isEmpty()),
        force.membership().left(ref).isAt(about));
  }

  /// Where one party stands with one text; of one that has left, how it stood before.
  static PartyConsent<Consents.Given<StatementOnRecord<? extends AgreementAct>>> standing(
      Id party, Version version, AgreementFile file, Valuation valuation) {
    var about = valuation.assumptions().dossier().about();
    var departures = valuation.force(file).membership().departures(party);
    var now = file.consents(departures, valuation.assumptions()::consents);
    var standing = now.standing(party, version.number(), about);
    return standing.stage() == PartyConsent.Stage.LEFT
        ? file.consents(List.of(), valuation.assumptions()::consents)
            .standing(party, version.number(), about)
        : standing;
  }

  /// Nothing that was said of a text survives its change; that something was said stays visible.
  private ConsentState state(
      PartyConsent<Consents.Given<StatementOnRecord<? extends AgreementAct>>> standing,
      Id party,
      Valuation valuation) {
    return switch (standing.stage()) {
      case NONE, LEFT -> earlier(party, valuation);
      case SIGNED -> ConsentState.SIGNED;
      case PROVISIONAL, ACCEPTED -> ConsentState.ACCEPTED;
      case REJECTED -> ConsentState.REJECTED;
      case WITHDRAWN -> ConsentState.WITHDRAWN;
    };
  }

  private ConsentState earlier(Id party, Valuation valuation) {
    return file.versions().stream()
            .anyMatch(v ->
                standing(party, v, valuation.own(file), valuation).stage()
                    != PartyConsent.Stage.NONE)
        ? ConsentState.SUPERSEDED
        : ConsentState.NONE;
  }
}
