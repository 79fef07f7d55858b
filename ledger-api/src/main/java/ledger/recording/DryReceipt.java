package ledger.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.IssueAct.Stance;
import ledger.act.Strength;
import ledger.changes.Difference;
import ledger.recording.Receipt.NotCountedHere;

/// The answer to an act that was tried: it would be recorded, and nothing was.
///
/// @param dry true
/// @param notCounted why it would move nobody's position, where it would not
/// @param already true where the same act is on record, or before it in the file
/// @param changes what would be otherwise with it, in each view in which anything would; empty
///   where that is not worked out, because the request has asked for much already
public record DryReceipt(
    boolean dry,
    String event,
    UUID actId,
    Strength strength,
    boolean counts,
    Optional<NotCountedHere> notCounted,
    List<Map<String, Stance>> implied,
    boolean already,
    Optional<List<InView>> changes) {

  public record InView(String view, List<Difference.Change> changes) {}

  static DryReceipt of(Receipt as, Optional<List<InView>> changes) {
    return new DryReceipt(
        true,
        as.event(),
        as.actId(),
        as.strength(),
        as.counts(),
        as.notCounted(),
        as.implied(),
        as.already(),
        changes);
  }
}
