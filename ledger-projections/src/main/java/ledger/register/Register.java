package ledger.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.AgreementAct.AdvanceReading;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.AgreementAct.Form;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.RelateAgreements;
import ledger.act.Id;
import ledger.act.When;
import ledger.agreement.Agreement.OnRecord;
import ledger.agreement.Agreement.Version;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Of;
import ledger.dossier.Entry;
import ledger.terms.Terms;

/// Answers "which agreements are proposed, claimed or in force, and who has consented?", in the
/// record view: force by counting consents only.
public record Register(List<Listed> agreements) {

  public enum Status {
    CLAIMED,
    PROPOSED,
    DECLINED,
    LAPSED,
    IN_FORCE
  }

  public enum ConsentState {
    NONE,
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    SUPERSEDED
  }

  /// @param by who proposed or claimed it
  /// @param allegedConclusion when it is said to have been concluded
  /// @param inForceVersion the newest version that every party has accepted
  public record Listed(
      Id agreement,
      Status status,
      Actor by,
      Form form,
      Optional<When> statedAt,
      Optional<When> allegedConclusion,
      int version,
      Optional<Integer> inForceVersion,
      Terms terms,
      List<Party> parties,
      List<Reading> readings,
      List<Related> relations,
      UUID because) {}

  /// @param attributedBy who claims that this party agreed, without its own word
  public record Party(
      Id ref,
      Terms.Role role,
      Optional<Id> throughWhom,
      ConsentState consent,
      Optional<When> since,
      boolean provisional,
      List<Actor> attributedBy,
      Optional<UUID> because) {}

  public record Reading(Id id, Id term, Actor by, AdvanceReading as, boolean inferred) {}

  public record Related(Id from, Id to, String type, Actor by) {}

  public static Register of(Dossier dossier, Instant about) {
    return new Register(
        dossier.agreements().entrySet().stream()
            .map(e -> new Folding(dossier, about, e.getKey(), e.getValue()).listed())
            .toList());
  }

  /// One agreement on its way into the register.
  private record Folding(Dossier dossier, Instant about, Id id, OnRecord on) {

    Listed listed() {
      var origin = dossier.origin(id).orElseThrow();
      var current = on.current();
      return new Listed(
          id,
          status(origin),
          by(origin),
          form(origin),
          origin.statedAt(),
          claim(origin).flatMap(RecordClaimedAgreement::allegedConclusion),
          current.number(),
          inForce(),
          current.terms(),
          parties(origin),
          on.readings().stream()
              .map(r -> new Reading(r.readingId(), r.termId(), r.by(), r, r.envelope().inferred()))
              .toList(),
          dossier.relations().stream()
              .map(Of::act)
              .filter(r -> r.from().equals(id) || r.to().equals(id))
              .map(Folding::related)
              .toList(),
          origin.act().actId());
    }

    private Status status(Entry origin) {
      if (inForce().isPresent()) return Status.IN_FORCE;
      if (on.current().number() == 1 && claim(origin).isPresent()) return Status.CLAIMED;
      if (lapsed()) return Status.LAPSED;
      return declined() ? Status.DECLINED : Status.PROPOSED;
    }

    private Optional<Integer> inForce() {
      return on.versions().reversed().stream()
          .filter(v -> on.concluded(v, dossier::counts))
          .map(Version::number)
          .findFirst();
    }

    private boolean lapsed() {
      return on.current().offerExpires().filter(end -> !about.isBefore(end)).isPresent();
    }

    private boolean declined() {
      return on.current().parties().stream()
          .anyMatch(p -> state(standing(p, on.current())) == ConsentState.REJECTED);
    }

    private List<Party> parties(Entry origin) {
      var alleged = claim(origin).filter(_ -> on.current().number() == 1);
      if (alleged.isPresent())
        return alleged.get().allegedParties().stream()
            .map(p -> party(p.ref(), p.role(), p.throughWhom(), alleged))
            .toList();
      var named = on.current().terms().participants();
      return named.isEmpty()
          ? on.current().parties().stream()
              .map(ref -> party(ref, Terms.Role.PARTY, Optional.empty(), alleged))
              .toList()
          : named.stream().map(p -> party(p.ref(), p.role(), Optional.empty(), alleged)).toList();
    }

    private Party party(
        Id ref, Terms.Role role, Optional<Id> through, Optional<RecordClaimedAgreement> claim) {
      var standing = standing(ref, on.current());
      return new Party(
          ref,
          role,
          through,
          standing.isPresent() ? state(standing) : earlier(ref),
          standing.flatMap(dossier::statedAt),
          standing.filter(DeclareConsent::provisional).isPresent(),
          claim
              .filter(c -> role == Terms.Role.PARTY && !c.by().is(ref))
              .map(c -> List.of(c.by()))
              .orElse(List.of()),
          standing.map(DeclareConsent::actId));
    }

    private Optional<DeclareConsent> standing(Id party, Version version) {
      return on.consent(new Actor.Named(party), version.number(), dossier::counts);
    }

    /// Consent never survives a change of the text it was given for; that it was given stays
    /// visible.
    private ConsentState earlier(Id party) {
      return on.versions().stream()
              .anyMatch(v -> state(standing(party, v)) == ConsentState.ACCEPTED)
          ? ConsentState.SUPERSEDED
          : ConsentState.NONE;
    }

    private static ConsentState state(Optional<DeclareConsent> standing) {
      return standing
          .map(c ->
              switch (c.decision()) {
                case ACCEPT -> ConsentState.ACCEPTED;
                case REJECT -> ConsentState.REJECTED;
                case WITHDRAW -> ConsentState.WITHDRAWN;
              })
          .orElse(ConsentState.NONE);
    }

    private static Related related(RelateAgreements r) {
      return new Related(r.from(), r.to(), r.type().name(), r.by());
    }

    private static Optional<RecordClaimedAgreement> claim(Entry origin) {
      return origin.act() instanceof RecordClaimedAgreement c ? Optional.of(c) : Optional.empty();
    }

    private static Actor by(Entry origin) {
      return ((ledger.act.Act.Statement) origin.act()).by();
    }

    private static Form form(Entry origin) {
      return claim(origin)
          .map(RecordClaimedAgreement::form)
          .orElseGet(() -> ((ProposeAgreement) origin.act()).form());
    }
  }
}
