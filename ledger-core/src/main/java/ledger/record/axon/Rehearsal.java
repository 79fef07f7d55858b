package ledger.record.axon;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ledger.decision.Refusal;
import ledger.decision.Refusal.Unfoldable;

/// Folds an accepted act once before it is offered to the log, and asks the state for what is asked
/// of it next. The bounds of what an act can say see to it that this never fails; where they have a
/// gap, the act is refused, and not recorded for every later answer to fail on.
final class Rehearsal {

  private Rehearsal() {}

  static <S> Optional<Refusal> of(String act, Supplier<S> folded, Consumer<S> questions) {
    try {
      questions.accept(folded.get());
      return Optional.empty();
    } catch (RuntimeException e) {
      System.getLogger(Rehearsal.class.getName())
          .log(System.Logger.Level.ERROR, "an act could not be folded act=" + act, e);
      return Optional.of(new Unfoldable(act));
    }
  }
}
