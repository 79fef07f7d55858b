package ledger.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import ledger.log.History.Op;
import ledger.transparency.CompactRange;
import ledger.transparency.TreeHash;

/// What must hold after every run, whatever went wrong in it, checked from outside: from what
/// clients were told and what stands in the log.
///
/// Each check answers a sentence for each thing that does not hold. They are numbered as in
/// docs/spec/invariants.md.
public final class Invariants {

  private final List<LogEntry> log;
  private final List<Op> history;
  private final Map<UUID, LogEntry> byEvent = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  public Invariants(List<LogEntry> log, List<Op> history) {
    this.log = log;
    this.history = history;
    for (var entry : log) byEvent.putIfAbsent(entry.identity().event(), entry);
  }

  /// Those that need nothing but the log and its clients.
  public List<String> check() {
    acknowledgedIsThere();
    nothingUnattempted();
    positionsGapless();
    versionsGapless();
    eventsOnce();
    unitsWhole();
    realTimeOrder();
    failedIsAbsent();
    behindWhatItWasDecidedOn();
    chained();
    return wrong;
  }

  /// I1: every acknowledged event is in the log, byte for byte, where the client was told.
  private void acknowledgedIsThere() {
    for (var op : history)
      first(op)
          .ifPresent(first -> {
            for (int i = 0; i < op.drafts().size(); i++) {
              var draft = op.drafts().get(i);
              long position = first + i;
              var there = position < log.size() ? log.get((int) position) : null;
              if (there == null
                  || !there.identity().event().equals(draft.event())
                  || !draft.isOnRecordAs(there))
                wrong.add(
                    "I1: "
                        + draft.event()
                        + " was acknowledged at "
                        + position
                        + " and is not there");
            }
          });
  }

  /// I2: nothing is in the log that nobody attempted.
  private void nothingUnattempted() {
    var attempted = new HashSet<UUID>();
    history.forEach(op -> op.drafts().forEach(d -> attempted.add(d.event())));
    for (var entry : log)
      if (!attempted.contains(entry.identity().event()))
        wrong.add("I2: nobody attempted what is at " + entry.position());
  }

  /// I3: positions are 0, 1, 2 … without hole or repeat, and recorded time never runs back.
  private void positionsGapless() {
    long recorded = Long.MIN_VALUE;
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).position() != i)
        wrong.add("I3: position " + i + " is " + log.get(i).position());
      long at = log.get(i).times().recorded();
      if (at < recorded) wrong.add("I3: recorded time runs back at " + i);
      recorded = at;
    }
  }

  /// I4: the versions of each stream are 0, 1, 2 … in the order of the log.
  private void versionsGapless() {
    var next = new HashMap<String, Long>();
    for (var entry : log) {
      var identity = entry.identity();
      var stream = identity.stream().id();
      long expected = next.getOrDefault(stream, 0L);
      if (identity.version() != expected)
        wrong.add(
            "I4: "
                + stream
                + " has "
                + identity.version()
                + " at "
                + entry.position()
                + ", not "
                + expected);
      next.put(stream, identity.version() + 1);
    }
  }

  /// I5: each event is there once, and every retry was told the same position.
  private void eventsOnce() {
    var seen = new HashSet<UUID>();
    for (var entry : log)
      if (!seen.add(entry.identity().event())) wrong.add("I5: twice " + entry.identity().event());
    var told = new HashMap<UUID, Long>();
    for (var op : history)
      first(op)
          .ifPresent(first -> {
            var before = told.putIfAbsent(op.drafts().getFirst().event(), first);
            if (before != null && !before.equals(first))
              wrong.add(
                  "I5: "
                      + op.drafts().getFirst().event()
                      + " was told "
                      + before
                      + " and "
                      + first);
          });
  }

  /// I6: the entries of a unit stand together, all of them or none.
  private void unitsWhole() {
    for (var op : history) {
      var there =
          op.drafts().stream().map(d -> byEvent.get(d.event())).filter(e -> e != null).toList();
      if (there.isEmpty() || !isSame(op, there)) continue;
      if (there.size() != op.drafts().size())
        wrong.add("I6: part of a unit is there, from " + there.getFirst().position());
      for (int i = 1; i < there.size(); i++)
        if (there.get(i).position() != there.getFirst().position() + i)
          wrong.add("I6: a unit is torn at " + there.get(i).position());
    }
  }

  /// Events that another unit owns are not this one's.
  private static boolean isSame(Op op, List<LogEntry> there) {
    BiPredicate<Draft, LogEntry> same = Draft::isOnRecordAs;
    return op.drafts().stream()
        .allMatch(d ->
            there.stream()
                .filter(e -> e.identity().event().equals(d.event()))
                .allMatch(e -> same.test(d, e)));
  }

  /// I7: what was acknowledged before another unit was offered stands before it.
  private void realTimeOrder() {
    var appended = history.stream().filter(op -> op.outcome() instanceof Outcome.Appended).toList();
    var byAnswer = appended.stream().sorted(Comparator.comparingLong(Op::answered)).toList();
    var byInvocation = appended.stream().sorted(Comparator.comparingLong(Op::invoked)).toList();
    long highest = -1;
    int answered = 0;
    for (var op : byInvocation) {
      while (answered < byAnswer.size() && byAnswer.get(answered).answered() < op.invoked())
        highest = Math.max(highest, first(byAnswer.get(answered++)).orElseThrow());
      long first = first(op).orElseThrow();
      if (first < highest)
        wrong.add("I7: " + first + " was offered after " + highest + " was acknowledged");
    }
  }

  /// I8: what was told to have failed is not there, unless another try of the same events was
  /// recorded; what is unknown is there whole or not at all (I6).
  private void failedIsAbsent() {
    var open = new HashSet<UUID>();
    for (var op : history)
      if (op.outcome() instanceof Outcome.Unknown || first(op).isPresent())
        op.drafts().forEach(d -> open.add(d.event()));
    for (var op : history) {
      if (first(op).isPresent() || op.outcome() instanceof Outcome.Unknown) continue;
      for (var draft : op.drafts())
        if (byEvent.containsKey(draft.event()) && !open.contains(draft.event()))
          wrong.add("I8: " + draft.event() + " was told " + op.outcome() + " and is there");
    }
  }

  /// I13: an entry that was decided on another stands behind it, and none of their negotiation
  /// between the two.
  private void behindWhatItWasDecidedOn() {
    var last = new HashMap<String, UUID>();
    var before = new HashMap<UUID, Optional<UUID>>();
    for (var entry : log) {
      var event = entry.identity().event();
      before.put(event, Optional.ofNullable(last.put(entry.negotiation(), event)));
    }
    for (var op : history) {
      var draft = op.drafts().getFirst();
      if (op.outcome() instanceof Outcome.Appended
          && !draft.after().fits(before.getOrDefault(draft.event(), Optional.empty())))
        wrong.add("I13: " + draft.event() + " does not stand " + draft.after());
    }
  }

  /// I14: each entry commits to the one before it in its negotiation.
  private void chained() {
    var next = new HashMap<String, Predecessor>();
    for (var entry : log) {
      var before = next.getOrDefault(entry.negotiation(), Predecessor.NONE);
      if (!entry.identity().predecessor().equals(before))
        wrong.add("I14: what stands before " + entry.position() + " is not what it says");
      next.put(entry.negotiation(), entry.successor());
    }
  }

  private static Optional<Long> first(Op op) {
    return switch (op.outcome()) {
      case Outcome.Appended(var first, _) -> Optional.of(first);
      case Outcome.Already(var first, _) -> Optional.of(first);
      case Outcome.Conflict _, Outcome.Moved _, Outcome.Taken _ -> Optional.empty();
      case Outcome.Fenced _, Outcome.Closed _, Outcome.NotAppended _, Outcome.Unknown _ ->
          Optional.empty();
    };
  }

  /// A checkpoint that the public saw.
  public record Shown(int node, long size, TreeHash root) {}

  /// I9: every checkpoint ever shown is that of the entries up to its size, and so consistent with
  /// every other. I10: no two of one size have different roots, and no node ever shows a smaller
  /// one than before, over all restarts. The last of each node has everything.
  public static List<String> checkpoints(List<LogEntry> log, List<Shown> shown) {
    var wrong = new ArrayList<String>();
    var roots = new ArrayList<TreeHash>();
    var range = CompactRange.empty();
    roots.add(range.root());
    for (var entry : log) {
      range.append(entry.hash());
      roots.add(range.root());
    }
    var last = new HashMap<Integer, Long>();
    for (var one : shown) {
      if (one.size() > log.size() || !one.root().equals(roots.get((int) one.size())))
        wrong.add("I9: the checkpoint of size " + one.size() + " is not that of the entries");
      if (last.getOrDefault(one.node(), -1L) > one.size())
        wrong.add(
            "I10: node " + one.node() + " showed " + one.size() + " after " + last.get(one.node()));
      last.put(one.node(), one.size());
    }
    last.forEach((node, size) -> {
      if (size != log.size())
        wrong.add("I10: node " + node + " stops at " + size + " of " + log.size());
    });
    return wrong;
  }

  /// I11: what was derived is what a fold from the beginning gives.
  ///
  /// @param name of the projection
  public static List<String> projection(String name, Object derived, Object folded) {
    return derived.equals(folded)
        ? List.of()
        : List.of("I11: " + name + " is " + derived + " and a fold gives " + folded);
  }

  /// I12: a subscriber was told of 0, 1, 2 … in order, at least once, and once for each position it
  /// has committed.
  ///
  /// @param seen the positions, in the order in which a subscriber took them in and committed
  public static List<String> subscriber(List<Long> seen, long head) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < seen.size(); i++)
      if (seen.get(i) != i) wrong.add("I12: saw " + seen.get(i) + " in place of " + i);
    if (seen.size() != head) wrong.add("I12: saw " + seen.size() + " of " + head);
    return wrong;
  }
}
