package ledger.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Actor;
import ledger.act.AgreementAct.Decision;
import ledger.act.IssueAct.Stance;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.agreement.Version;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.terms.Terms;
import ledger.value.Id;

/// Who is a party to which agreement, for the one purpose of contesting what is on record.
///
/// A party is who is so named by terms that another party proposed or accepted, who consented where
/// such terms let it accede, or whom another party affirms to be one. Nobody is by its own word
/// alone: it begins with the first text, with each whom that names and for whom another whom it
/// names has spoken by proposing or accepting it.
final class Parties {

  private final Dossier dossier;
  private final Map<Id, Set<Id>> of = new HashMap<>(); // only of agreements that are asked about

  Parties(Dossier dossier) {
    this.dossier = dossier;
  }

  boolean isParty(Id actor, Id agreement) {
    var file = dossier.agreements().get(agreement);
    return file != null
        && of.computeIfAbsent(agreement, _ -> new Of(file, dossier).all()).contains(actor);
  }

  /// Of any agreement of the negotiation.
  boolean isParty(Id actor) {
    return dossier.agreements().keySet().stream().anyMatch(id -> isParty(actor, id));
  }

  /// One agreement's parties, from the first text on until nobody is added any more.
  private record Of(AgreementFile file, Dossier dossier) {

    Set<Id> all() {
      var parties = new HashSet<>(first());
      while (parties.addAll(
          candidates()
              .filter(c -> parties.stream().anyMatch(p -> !p.equals(c) && vouches(p, c)))
              .collect(Collectors.toSet())))
        ;
      return parties;
    }

    private Set<Id> first() {
      return file.versions().stream()
          .limit(1)
          .flatMap(text ->
              text.parties().stream()
                  .filter(named ->
                      text.parties().stream()
                          .anyMatch(other -> !other.equals(named) && spokeFor(other, text))))
          .collect(Collectors.toSet());
    }

    private Stream<Id> candidates() {
      return Stream.of(
              file.versions().stream().flatMap(v -> v.parties().stream()),
              file.consents().stream().flatMap(c -> AgreementFile.named(c.act().by()).stream()),
              roles())
          .flatMap(Function.identity());
    }

    private Stream<Id> roles() {
      return dossier.stances().propositions().stream()
          .filter(p -> p.kind() == Kind.ROLE && p.argument(2).equals(file.id().value()))
          .map(p -> Id.of(p.argument(0)));
    }

    /// Whether a party says of another that it is one too.
    private boolean vouches(Id party, Id other) {
      return file.versions().stream()
              .anyMatch(text -> spokeFor(party, text) && includes(text, other))
          || dossier
              .stances()
              .is(
                  Stance.AFFIRMS,
                  new Actor.Named(party),
                  Proposition.of(Kind.ROLE, other, Terms.Role.PARTY, file.id()));
    }

    private boolean includes(Version text, Id other) {
      return text.parties().contains(other)
          || file.consents().stream()
              .filter(c -> c.counts() && c.act().by().is(other))
              .filter(c -> c.act().decision() == Decision.ACCEPT)
              .anyMatch(c ->
                  text.terms()
                      .accession()
                      .filter(open -> open.admits(other, c.entry().effective()))
                      .isPresent());
    }

    private boolean spokeFor(Id party, Version text) {
      return text.by().is(party) && file.origin(text).counts()
          || file.consents().stream()
              .filter(c -> c.counts() && c.act().by().is(party))
              .filter(c -> c.act().version() == text.number())
              .anyMatch(c -> c.act().decision() == Decision.ACCEPT);
    }
  }
}
