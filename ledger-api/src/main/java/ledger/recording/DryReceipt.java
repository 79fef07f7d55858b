package ledger.recording;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ledger.act.IssueAct.Stance;
import ledger.act.Strength;
import ledger.changes.Difference;

/// The answer to an act that was tried: it would be recorded, and nothing was.
///
/// @param dry true
/// @param already true where the same act is on record, or before it in the file
/// @param changes what would be otherwise with it, in each view in which anything would
public record DryReceipt(
    boolean dry,
    String event,
    UUID actId,
    Strength strength,
    boolean counts,
    List<Map<String, Stance>> implied,
    boolean already,
    List<InView> changes) {

  public record InView(String view, List<Difference.Change> changes) {}

  static DryReceipt of(Receipt as, List<InView> changes) {
    return new DryReceipt(
        true,
        as.event(),
        as.actId(),
        as.strength(),
        as.counts(),
        as.implied(),
        as.already(),
        changes);
  }
}
