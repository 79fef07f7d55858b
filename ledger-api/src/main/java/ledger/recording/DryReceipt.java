package ledger.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.act.IssueAct.Stance;
import ledger.act.Strength;
import ledger.changes.Difference;
import ledger.changes.SharedChanges;
import ledger.recording.Receipt.NotCountedHere;
import ledger.sentence.Sentences;
import ledger.view.View;

/// The answer to an act that was tried: it would be recorded, and nothing was.
///
/// @param dry true
/// @param notCounted why it would move nobody's position, where it would not
/// @param already true where the same act is on record, or before it in the file
/// @param changes what would be otherwise with it, in each view in which anything would; empty
///   where that is not worked out, because the request has asked for much already
/// @param told the same in sentences, each told once for all the views that share it
public record DryReceipt(
    boolean dry,
    String event,
    UUID actId,
    Strength strength,
    boolean counts,
    Optional<NotCountedHere> notCounted,
    List<Map<String, Stance>> implied,
    boolean already,
    Optional<List<InView>> changes,
    Optional<List<Told>> told) {

  public record InView(String view, List<Difference.Change> changes) {}

  /// @param where `in every view`, or in which
  /// @param changes a sentence each
  public record Told(List<String> views, String where, List<String> changes) {}

  /// What was tried is there already: nothing changes.
  static DryReceipt unchanged(Receipt as) {
    return of(as, Optional.of(List.of()), Optional.of(List.of()));
  }

  /// @param changes in each view that was compared
  /// @param sentences of the record as it would be
  static DryReceipt of(Receipt as, Map<View, Difference> changes, Sentences sentences) {
    return of(
        as, Optional.of(inViews(changes)), Optional.of(told(SharedChanges.of(changes), sentences)));
  }

  static DryReceipt notWorkedOut(Receipt as) {
    return of(as, Optional.empty(), Optional.empty());
  }

  private static DryReceipt of(
      Receipt as, Optional<List<InView>> changes, Optional<List<Told>> told) {
    return new DryReceipt(
        true,
        as.event(),
        as.actId(),
        as.strength(),
        as.counts(),
        as.notCounted(),
        as.implied(),
        as.already(),
        changes,
        told);
  }

  private static List<InView> inViews(Map<View, Difference> changes) {
    return changes.entrySet().stream()
        .map(view -> new InView(view.getKey().label(), view.getValue().changes()))
        .filter(view -> !view.changes().isEmpty())
        .toList();
  }

  private static List<Told> told(List<SharedChanges> all, Sentences sentences) {
    return all.stream()
        .map(shared ->
            new Told(
                shared.views().stream().map(View::label).toList(),
                sentences.where(shared),
                shared.changes().stream().map(sentences::change).toList()))
        .toList();
  }
}
