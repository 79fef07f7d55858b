package ledger.drafting;

import java.util.Comparator;
import java.util.stream.Stream;
import ledger.act.IssueAct.RaiseIssue;
import ledger.act.Proposition;
import ledger.act.Proposition.Kind;
import ledger.act.ReferentAct.AddDesignation;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.terms.Commitment;
import ledger.value.Id;

/// What on record somebody can take a stance on.
record StanceSubjects(Dossier dossier) {

  /// Issues first, single acts last.
  static Stream<Proposition> in(Dossier dossier) {
    var subjects = new StanceSubjects(dossier);
    return Stream.of(
            dossier.stances().propositions().stream(),
            subjects.issues(),
            subjects.agreements(),
            subjects.occurrences(),
            dossier.allegations().keySet().stream().map(id -> Proposition.of(Kind.BREACH, id)),
            subjects.validities())
        .flatMap(each -> each)
        .distinct();
  }

  private Stream<Proposition> issues() {
    return dossier.statements().stream()
        .flatMap(said -> said.act() instanceof RaiseIssue issue ? Stream.of(issue) : Stream.empty())
        .flatMap(issue -> issue.propositions().stream())
        .map(raised -> Proposition.of(Kind.valueOf(raised.kind().name()), raised.id()));
  }

  private Stream<Proposition> agreements() {
    return dossier.agreements().values().stream()
        .flatMap(file ->
            Stream.of(
                    Stream.of(
                        Proposition.of(Kind.EXISTS, file.id()),
                        Proposition.of(Kind.SHOULD, file.id())),
                    file.newest().stream()
                        .flatMap(version ->
                            version.parties().stream()
                                .map(party ->
                                    Proposition.of(
                                        Kind.CONSENTED, party, file.id(), version.number()))),
                    file.newest().stream()
                        .flatMap(version -> version.terms().commitments())
                        .flatMap(c -> commitment(file.id(), c)),
                    file.readings().stream()
                        .map(said ->
                            Proposition.of(
                                Kind.MEANS,
                                file.id() + "." + said.act().termId(),
                                said.act().readingId())))
                .flatMap(each -> each));
  }

  private static Stream<Proposition> commitment(Id agreement, Commitment commitment) {
    return Stream.concat(
        commitment.debtors().stream()
            .map(debtor -> Proposition.of(Kind.OWES, agreement + "." + commitment.key(), debtor)),
        Stream.of(Proposition.of(Kind.SHOULD, agreement, commitment.key())));
  }

  private Stream<Proposition> occurrences() {
    return dossier.occurrences().values().stream()
        .map(happening -> happening.report().act())
        .flatMap(act ->
            Stream.of(
                    Stream.of(Proposition.of(Kind.OCCURRED, act.id())),
                    act.attributedTo().stream()
                        .map(to -> Proposition.of(Kind.ATTRIBUTED, act.id(), to.actor())),
                    act.relates().stream()
                        .map(relates ->
                            Proposition.of(
                                Kind.COUNTS, act.id(), dossier.home(relates.key()), relates.as())))
                .flatMap(each -> each));
  }

  /// Of what somebody did with words, and of how a name is used.
  private Stream<Proposition> validities() {
    return dossier.entries().stream()
        .sorted(Comparator.comparingLong(Entry::position).reversed())
        .map(entry ->
            entry.act() instanceof AddDesignation name
                ? Proposition.of(Kind.NAME, name.referent(), name.actId())
                : Proposition.of(Kind.VALID, entry.act().actId()));
  }
}
