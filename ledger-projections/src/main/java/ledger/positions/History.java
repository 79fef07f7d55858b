package ledger.positions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AllegationAct.RespondToAllegation;
import ledger.act.IssueAct.Stance;
import ledger.act.IssueAct.TakeStance;
import ledger.act.Strength;
import ledger.dossier.Entry;
import ledger.dossier.TakenStance;
import ledger.positions.MatrixCell.Move;
import ledger.positions.MatrixCell.Note;
import ledger.positions.MatrixCell.Shadow;
import ledger.positions.MatrixCell.Value;
import ledger.value.When;
import ledger.value.Words;

/// The stances that one holder took on one proposition, in the order they were taken.
record History(List<Step> steps) {

  /// A stance with the entry that took it.
  ///
  /// @param toldBy on whose word it is attributed, where it is not the holder's own
  /// @param moves whether it counts as the holder's own
  /// @param superseded whether the holder has put another in its place
  record Step(
      TakenStance taken,
      Entry entry,
      Strength strength,
      Actor toldBy,
      boolean moves,
      boolean superseded) {

    private Act act() {
      return entry.act();
    }

    private Stance stance() {
      return taken.stance();
    }
  }

  /// @param consents what others claim of the holder
  /// @param notes what acts of the holder leave open here
  MatrixCell cell(List<Shadow> consents, List<Note> notes) {
    var shadows =
        Stream.concat(
                consents.stream(), steps.stream().filter(s -> !s.moves()).map(History::shadow))
            .toList();
    var moves = steps.stream().filter(Step::moves).toList();
    var stand = moves.stream().filter(step -> !step.superseded()).toList();
    if (stand.isEmpty()) return MatrixCell.silent(shadows, notes);
    var run = runOf(stand);
    var express = run.stream().filter(step -> !step.taken().implied()).reduce((_, later) -> later);
    var said =
        express.map(Step::act).filter(TakeStance.class::isInstance).map(TakeStance.class::cast);
    var last = run.getLast();
    return new MatrixCell(
        value(last.stance()),
        Optional.of(last.strength()),
        express.isEmpty(),
        run.getFirst().entry().statedAt(),
        said.flatMap(TakeStance::attitude),
        said.flatMap(TakeStance::details),
        said.map(TakeStance::addressees).orElse(List.of()),
        shadows,
        Stream.of(notes.stream(), ownNotes(last.act()).stream(), order(stand).stream())
            .flatMap(n -> n)
            .toList(),
        moves.stream().map(History::move).toList());
  }

  /// The last stance with those before it that were the same: it is held since the first of them,
  /// and it is implied only where none of them was said.
  private static List<Step> runOf(List<Step> moves) {
    int first = moves.size() - 1;
    while (first > 0 && moves.get(first - 1).stance() == moves.getLast().stance()) first--;
    return moves.subList(first, moves.size());
  }

  private static List<Note> ownNotes(Act act) {
    var own = new ArrayList<Note>();
    scopeNote(act)
        .ifPresent(
            w -> own.add(new Note(Note.Kind.SCOPE, Optional.of(w), Optional.of(act.actId()))));
    if (act.envelope().inferred())
      own.add(
          new Note(
              Note.Kind.INFERRED,
              act.envelope().note().map(n -> Words.of("und", n)),
              Optional.of(act.actId())));
    return own;
  }

  private static Optional<Words> scopeNote(Act act) {
    return switch (act) {
      case RespondToAllegation a -> a.scopeNote();
      case TakeStance a -> a.scopeNote();
      case Act _ -> Optional.empty();
    };
  }

  /// Two different stances whose times overlap cannot be put in order.
  private static Optional<Note> order(List<Step> moves) {
    var last = moves.getLast();
    return moves.stream()
        .filter(earlier -> earlier.stance() != last.stance())
        .filter(earlier -> overlap(earlier.entry(), last.entry()))
        .findFirst()
        .map(_ -> new Note(Note.Kind.ORDER_NOT_KNOWN, Optional.empty(), Optional.empty()));
  }

  private static boolean overlap(Entry earlier, Entry later) {
    var end = earlier.statedAt().flatMap(When::to).map(to -> to.toInstant());
    return end.filter(later.effective()::isBefore).isPresent();
  }

  private static Shadow shadow(Step step) {
    return new Shadow(
        Shadow.Of.STANCE, value(step.stance()), step.toldBy(), step.strength(), step.act().actId());
  }

  private static Move move(Step step) {
    return new Move(
        value(step.stance()),
        step.strength(),
        step.taken().implied(),
        step.entry().statedAt(),
        step.entry().position(),
        step.act().actId(),
        step.superseded());
  }

  private static Value value(Stance stance) {
    return switch (stance) {
      case AFFIRMS -> Value.AFFIRMS;
      case DENIES -> Value.DENIES;
      case RESERVES -> Value.RESERVES;
      case CONCEDES -> Value.CONCEDES;
      case WITHDRAWN -> Value.WITHDRAWN;
    };
  }
}
