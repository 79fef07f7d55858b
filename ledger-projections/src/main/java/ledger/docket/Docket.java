package ledger.docket;

import java.util.List;
import java.util.Optional;
import ledger.act.Actor;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.Answer;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.Id;
import ledger.act.When;
import ledger.act.Words;
import ledger.dossier.Dossier;
import ledger.dossier.Dossier.Of;
import ledger.terms.KeyRef;

/// Answers "what is alleged, and what was answered?" An allegation and its counter-allegation have
/// the same room; nothing is added up.
public record Docket(List<Listed> allegations) {

  public enum State {
    RAISED,
    ANSWERED
  }

  /// @param answer the latest that counts; empty means none is recorded, and no more than that
  /// @param answers all of them, in the order they were given
  /// @param counteredBy allegations raised in answer to this one
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
      Optional<Id> counterTo,
      List<Id> counteredBy,
      boolean inferred,
      AllegeBreach as) {}

  public static Docket of(Dossier dossier) {
    var allegations = dossier.all(AllegeBreach.class).map(Of::act).toList();
    return new Docket(allegations.stream().map(a -> listed(a, allegations, dossier)).toList());
  }

  private static Listed listed(AllegeBreach a, List<AllegeBreach> all, Dossier dossier) {
    var answers =
        dossier
            .all(RespondToAllegation.class)
            .map(Of::act)
            .filter(r -> r.id().equals(a.id()))
            .toList();
    var standing =
        answers.stream()
            .filter(r -> dossier.counts(r.envelope()))
            .map(RespondToAllegation::answer)
            .reduce((_, later) -> later);
    return new Listed(
        a.id(),
        standing.isPresent() ? State.ANSWERED : State.RAISED,
        a.by(),
        a.against(),
        a.keys(),
        a.norm(),
        a.particulars(),
        a.occurrences(),
        a.underReading(),
        a.remedySought(),
        dossier.statedAt(a),
        standing,
        answers,
        a.counterTo(),
        all.stream()
            .filter(other -> other.counterTo().filter(a.id()::equals).isPresent())
            .map(AllegeBreach::id)
            .toList(),
        a.envelope().inferred(),
        a);
  }
}
