package ledger.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.IssueAct.Stance;
import ledger.act.NotCounted;
import ledger.act.Strength;

/// The answer to an act that is on record.
///
/// @param event the act in the past tense
/// @param position where it stands; name it in `Ledger-Position` to read your own write
/// @param notCounted why it moves nobody's position, where it does not
/// @param already true where the same act was on record before this request
public record Receipt(
    String event,
    UUID actId,
    long position,
    Strength strength,
    boolean counts,
    Optional<NotCountedHere> notCounted,
    List<Map<String, Stance>> implied,
    boolean already) {

  /// @param counting the strengths that count in this negotiation
  public record NotCountedHere(
      NotCounted.Reason reason,
      Optional<Actor> relayer,
      Strength strength,
      List<Strength> counting) {}
}
