package ledger.allegation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import ledger.act.Actor;
import ledger.act.AllegationAct;
import ledger.act.AllegationAct.AcceptCure;
import ledger.act.AllegationAct.AllegeBreach;
import ledger.act.AllegationAct.CloseAllegation;
import ledger.act.AllegationAct.How;
import ledger.act.AllegationAct.OfferCure;
import ledger.act.AllegationAct.RecordFinding;
import ledger.act.AllegationAct.ReferAllegation;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.AllegationAct.SubmitEvidence;
import ledger.act.Envelope;
import ledger.act.Event.AllegationEvent;
import ledger.act.Event.BreachAlleged;
import ledger.decision.ImpossibleHistory;
import ledger.value.Id;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// A claim that a commitment was not honoured, and what was said to it since.
public sealed interface Allegation {

  record Unraised() implements Allegation {}

  /// @param said everything since, in the order it was recorded
  record Raised(AllegeBreach as, PVector<AllegationAct> said) implements Allegation {

    /// The act that closed it. SETTLED takes both sides, CURED an accepted cure or the alleger.
    public Optional<AllegationAct> closing(Predicate<Envelope> counts) {
      var own = said.stream().filter(act -> counts.test(act.envelope())).toList();
      return IntStream.range(0, own.size())
          .filter(i -> closes(own.get(i), own.subList(0, i + 1)))
          .mapToObj(own::get)
          .findFirst();
    }

    private boolean closes(AllegationAct act, List<AllegationAct> until) {
      return switch (act) {
        case AcceptCure _ -> true;
        case CloseAllegation c when c.how() == How.SETTLED ->
            settled(until, as.by()::equals) && settled(until, by -> by.is(as.against()));
        case CloseAllegation _ -> true;
        case AllegeBreach _, RespondToAllegation _, SubmitEvidence _ -> false;
        case OfferCure _, ReferAllegation _, RecordFinding _ -> false;
      };
    }

    private static boolean settled(List<AllegationAct> said, Predicate<Actor> side) {
      return said.stream()
          .anyMatch(act ->
              act instanceof CloseAllegation c && c.how() == How.SETTLED && side.test(c.by()));
    }

    public boolean cureIsOffered() {
      return said.stream().anyMatch(OfferCure.class::isInstance);
    }

    /// The steps of the procedure that it went through.
    public List<Id> steps() {
      return said.stream()
          .filter(ReferAllegation.class::isInstance)
          .flatMap(act -> ((ReferAllegation) act).step().stream())
          .toList();
    }
  }

  static Allegation evolve(Allegation before, AllegationEvent event) {
    if (event instanceof BreachAlleged(var act)) return new Raised(act, TreePVector.empty());
    if (!(before instanceof Raised was)) throw new ImpossibleHistory(before, event);
    return new Raised(was.as(), was.said().plus(event.act()));
  }
}
