package ledger.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Puts units into one order, many at a time: while one batch is being made durable, the next
/// queues up.
///
/// No timer and no lingering: whatever has queued goes. One thread runs it, or a simulation step by
/// step; nothing in it reads a clock, draws a number or waits by itself.
public final class Sequencer {

  private static final int TRIES = 3;

  private final Log log;
  private final LongSupplier clock;
  private final Supplier<UUID> ids;
  private final LongConsumer advanced;
  private final Heads heads;
  private volatile boolean fenced;

  /// @param clock microseconds since 1970, however it may jump
  /// @param ids names for batches, never the same twice
  /// @param advanced told the new head after each append, before any outcome
  public Sequencer(Log log, LongSupplier clock, Supplier<UUID> ids, LongConsumer advanced) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.advanced = advanced;
    this.heads = new Heads(log);
  }

  public long head() {
    return heads.head().head();
  }

  /// Whether a newer epoch has taken the log over. This one will never write again.
  public boolean isFenced() {
    return fenced;
  }

  /// Takes units all the way: when this returns each has its outcome, or is on record and about to
  /// be told.
  ///
  /// @param telling where those are told that were appended, one batch after the other
  public void take(List<Unit> units, Executor telling) {
    var left = units;
    try {
      for (int tried = 0; !left.isEmpty(); tried++) left = once(left, tried, telling);
    } catch (RuntimeException | Error fault) { // also a defect of ours must leave nobody waiting
      var failure =
          new Outcome.NotAppended(
              switch (fault) {
                case Log.Unreachable _ -> Log.Unreachable.WHY;
                case Altered altered ->
                    "what is stored is not what was signed, at " + altered.getMessage();
                case Throwable defect -> "the ledger failed: " + defect.getClass().getSimpleName();
              });
      units.forEach(unit -> unit.failUnlessRecorded(failure));
      if (!(fault instanceof Log.Unreachable)) throw fault;
    }
  }

  /// One batch.
  ///
  /// @return what still has no outcome
  private List<Unit> once(List<Unit> units, int tried, Executor telling) {
    if (fenced) return all(units, new Outcome.Fenced());
    heads.learn(units);
    var check = new Check(heads);
    units.forEach(check::add);
    if (heads.findAgain(check.refused())) return units;
    check.decided.forEach((unit, outcome) -> unit.outcome().complete(outcome));
    if (check.accepted.isEmpty()) return check.putOff;
    var batch = batch(check.accepted);
    return switch (append(batch)) {
      case Log.Answer.Done _ -> {
        appended(batch, check.accepted, telling);
        yield check.putOff;
      }
      case Log.Answer.HeadMoved _ -> {
        heads.catchUp();
        advanced.accept(head());
        yield again(check);
      }
      case Log.Answer.Collided _ -> {
        heads.learnAnew(check.accepted);
        yield tried < TRIES
            ? again(check)
            : oneByOne(
                check,
                "the store has a row of position %d, or of its id or version, that is not of this log"
                    .formatted(head()),
                telling);
      }
      case Log.Answer.Unfit(var why) -> oneByOne(check, why, telling);
      case Log.Answer.Fenced _ -> {
        fenced = true;
        yield all(again(check), new Outcome.Fenced());
      }
      case Log.Answer.Failed(var why) ->
          tried < TRIES ? again(check) : all(again(check), new Outcome.NotAppended(why));
      case Log.Answer.InDoubt _ -> settled(batch, check, tried, telling);
    };
  }

  /// Whatever was thrown after the batch was sent says nothing about where it got to.
  private Log.Answer append(Log.Batch batch) {
    try {
      return log.append(batch);
    } catch (RuntimeException | Error fault) {
      return new Log.Answer.InDoubt(String.valueOf(fault));
    }
  }

  private List<Unit> settled(Log.Batch batch, Check check, int tried, Executor telling) {
    boolean recorded;
    try {
      recorded = log.resolve(batch);
    } catch (Log.Unreachable _) {
      all(check.accepted, new Outcome.Unknown(batch.id()));
      return check.putOff;
    }
    if (recorded) {
      appended(batch, check.accepted, telling);
      return check.putOff;
    }
    return tried < TRIES
        ? again(check)
        : all(again(check), new Outcome.NotAppended("the store keeps losing its connection"));
  }

  private Log.Batch batch(List<Unit> accepted) {
    var entries = new ArrayList<LogEntry>();
    var before = new HashMap<String, Predecessor>();
    long recorded = Math.max(clock.getAsLong(), heads.head().recorded());
    for (var unit : accepted)
      for (var draft : unit.drafts()) {
        var negotiation = draft.stream().negotiation();
        var predecessor = before.computeIfAbsent(negotiation, heads::predecessor);
        var entry = draft.entry(head() + entries.size(), predecessor, recorded);
        before.put(negotiation, entry.successor());
        entries.add(entry);
      }
    return new Log.Batch(ids.get(), head(), recorded, entries);
  }

  private void appended(Log.Batch batch, List<Unit> units, Executor telling) {
    units.forEach(Unit::isRecorded);
    try {
      heads.appended(batch);
    } finally { // it is durable, whatever comes of keeping or telling it
      long head = batch.expected() + batch.entries().size();
      telling.execute(() -> told(batch, units, head));
    }
  }

  private void told(Log.Batch batch, List<Unit> units, long head) {
    try {
      eachPlaced(batch, units, (u, first, at) -> tell(() -> u.placed(first, at)));
      tell(() -> advanced.accept(head));
    } finally {
      eachPlaced(
          batch, units, (u, first, at) -> u.outcome().complete(new Outcome.Appended(first, at)));
    }
  }

  /// One listener that fails is no reason not to tell the next.
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException | Error defect) {
      System.getLogger(Sequencer.class.getName())
          .log(System.Logger.Level.ERROR, "an append was not told", defect);
    }
  }

  private interface Place {
    void of(Unit unit, long first, long recorded);
  }

  private static void eachPlaced(Log.Batch batch, List<Unit> units, Place place) {
    long first = batch.expected();
    for (var unit : units) {
      place.of(unit, first, batch.recorded());
      first += unit.drafts().size();
    }
  }

  private static List<Unit> again(Check check) {
    var left = new ArrayList<>(check.accepted);
    left.addAll(check.putOff);
    return left;
  }

  /// What the store will not have, nobody's neighbour pays for.
  private List<Unit> oneByOne(Check check, String why, Executor telling) {
    if (check.accepted.size() == 1) all(check.accepted, new Outcome.NotAppended(why));
    else for (var unit : check.accepted) take(List.of(unit), telling);
    return check.putOff;
  }

  private static List<Unit> all(List<Unit> units, Outcome outcome) {
    for (var unit : units) unit.outcome().complete(outcome);
    return List.of();
  }
}
