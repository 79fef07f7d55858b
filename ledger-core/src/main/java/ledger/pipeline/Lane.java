package ledger.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.ErasePersonalData;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.compartment.Audience;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.log.Outcome;
import ledger.log.Times;
import ledger.negotiation.NegotiationState;
import ledger.pipeline.Past.Positioned;
import ledger.pipeline.Submission.Answer;
import ledger.pipeline.Submission.Attempt;
import ledger.record.Recorded;
import org.jspecify.annotations.Nullable;

/// The acts of one negotiation and audience, decided one after the other.
///
/// An act is decided on the tip: what is on record, and what is on its way to it. The lock covers
/// deciding and offering, and never the wait for the log. Times of what is on its way are those of
/// its decision, until the record gives the true ones, which are never earlier.
///
/// What the log does not take takes back everything that was decided on it: each of those names the
/// act that it follows on, so the log refuses them too, and they are decided again in their order.
/// That is done by whoever holds the lock next, so that nobody waits for a caller who went away.
///
/// What is said in a compartment rests also on what other audiences put on record, which no lock of
/// this lane covers. It is decided on the record as it is then, and nothing is decided on what is
/// on its way: that is slower, and compartments are small.
final class Lane {

  /// Each try that fails means that another node has recorded something.
  private static final int TRIES = 50;

  private final Audience audience;
  private final Pipeline pipeline;
  private final ReentrantLock lock = new ReentrantLock(true);

  /// In the order in which they were decided; what is settled is taken out at the front.
  private final ArrayDeque<Submission> pending = new ArrayDeque<>();

  /// Null where it has to be read.
  private @Nullable Durable durable;

  private boolean behind;
  private NegotiationState tip = NegotiationState.NONE;
  private Optional<UUID> last = Optional.empty();
  private Instant decidedLast = Instant.MIN;

  /// How many submissions are in it; for [Pipeline], which drops it with the last.
  int users;

  Lane(Audience audience, Pipeline pipeline, @Nullable Durable durable) {
    this.audience = audience;
    this.pipeline = pipeline;
    this.durable = durable;
    if (durable != null) atRest(durable);
  }

  /// Decides an act, and offers it to the log if it is accepted.
  void submit(Submission submission) {
    lock.lock();
    try {
      settleWhatIsDone();
      decide(submission);
    } finally {
      lock.unlock();
    }
  }

  /// Runs something while nothing of the negotiation is under way.
  <T> T alone(java.util.function.Supplier<T> work) {
    lock.lock();
    try {
      while (!pending.isEmpty()) settleFirst();
      return work.get();
    } finally {
      durable = null;
      lock.unlock();
    }
  }

  /// Waits until it is known what became of an act that the log did not take as it was.
  void settle(Submission submission) {
    lock.lock();
    try {
      var before = submission.attempt();
      while (submission.attempt() == before && pending.contains(submission)) settleFirst();
    } finally {
      lock.unlock();
    }
  }

  /// What became of an offer. Uninterruptibly: an interrupt would report a failure of what is about
  /// to be durable.
  Outcome awaited(CompletableFuture<Outcome> offered) {
    if (!offered.isDone()) pipeline.door().help();
    return offered.join();
  }

  void leave() {
    pipeline.leave(audience);
  }

  /// What is on record, where that is known; for when the last submission has left.
  Optional<Durable> rest() {
    settleWhatIsDone();
    return behind || !audience.isEverybody() || !pending.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(durable);
  }

  private void decide(Submission submission) {
    try {
      while (true) {
        if (submission.tried() > TRIES)
          throw new IllegalStateException("other nodes were faster " + TRIES + " times");
        if (mustWait(submission.act())) {
          while (!pending.isEmpty()) settleFirst();
        }
        if (pending.isEmpty()) atRest(read());
        if (decided(submission)) return;
        behind = true;
      }
    } catch (RuntimeException fault) {
      submission.is(new Attempt.Done(new Answer.Failed(fault)));
    }
  }

  /// @return whether what was found out can be relied on
  private boolean decided(Submission submission) {
    var act = submission.act();
    if (tip.holds(act.actId())) {
      var seen =
          act instanceof OpenNegotiation || Access.maySee(submission.caller(), tip.negotiation());
      return answered(
          submission,
          seen
              ? new Answer.Again(tip)
              : new Answer.Refused(new NoSuchNegotiation(act.negotiation())));
    }
    var now = later(pipeline.now(), decidedLast);
    var state = act instanceof CustodyAct custody ? whole(custody) : unsealing(submission);
    return switch (pipeline
        .door()
        .decide(
            new Door.Decide(act, audience, submission.caller(), state, now, last, lastOffered()))) {
      case Door.Result.Refused(var reason) -> answered(submission, new Answer.Refused(reason));
      case Door.Result.Offered(var event, var outcome) -> {
        submission.is(new Attempt.Offered(event, now, tip, outcome));
        pending.add(submission);
        tip = state.after(new Recorded(event, submission.caller(), now, audience.compartment()));
        last = Optional.of(act.actId());
        decidedLast = now;
        yield true;
      }
    };
  }

  /// An answer that puts nothing on record holds once everything that it rests on is there. Where
  /// all of that was there already, the record itself is asked whether another node has written
  /// since: such an answer leaves nothing that the log could check.
  private boolean answered(Submission submission, Answer answer) {
    var rests = lastOffered();
    if (rests.isEmpty()) {
      if (!(answer instanceof Answer.Again) && pipeline.past().last(audience) != read().position())
        return false;
      submission.is(new Attempt.Done(answer));
    } else {
      submission.is(new Attempt.Until(answer, rests.get()));
      pending.add(submission);
    }
    return true;
  }

  private Optional<CompletableFuture<Outcome>> lastOffered() {
    var last = pending.peekLast();
    if (last == null) return Optional.empty();
    return switch (last.attempt()) {
      case Attempt.Offered o -> Optional.of(o.outcome());
      case Attempt.Until u -> Optional.of(u.durable());
      case Attempt.Done _ -> throw new IllegalStateException("answered, and still under way");
    };
  }

  /// Custody looks at the record itself. And what was said after something that has no recorded
  /// time yet has to be decided on that time: what is decided is what is replayed.
  private boolean mustWait(Act act) {
    if (pending.isEmpty()) return false;
    if (!audience.isEverybody()) return true;
    var first =
        pending.stream()
            .map(Submission::attempt)
            .filter(Attempt.Offered.class::isInstance)
            .map(a -> ((Attempt.Offered) a).decided())
            .findFirst();
    return act instanceof CustodyAct
        || act.envelope().unseals().isPresent()
        || first.isPresent()
            && act.envelope().statedFrom().filter(at -> !at.isBefore(first.get())).isPresent();
  }

  private void settleWhatIsDone() {
    while (!pending.isEmpty() && isDone(pending.element().attempt())) settleFirst();
  }

  private static boolean isDone(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Offered o -> o.outcome().isDone();
      case Attempt.Until u -> u.durable().isDone();
      case Attempt.Done _ -> true;
    };
  }

  /// Takes in what became of the act that was decided first, and waits for it where it has to.
  private void settleFirst() {
    var first = pending.element();
    switch (first.attempt()) {
      case Attempt.Offered o when awaited(o.outcome()) instanceof Outcome.Appended place -> {
        pending.remove();
        recorded(first, o, place);
      }
      case Attempt.Until u when awaited(u.durable()) instanceof Outcome.Appended ->
          pending.remove();
      case Attempt.Offered _, Attempt.Until _ -> takeBack();
      case Attempt.Done _ -> pending.remove();
    }
    if (pending.isEmpty() && durable != null && !behind) atRest(durable);
  }

  private void recorded(Submission submission, Attempt.Offered offered, Outcome.Appended place) {
    if (durable == null || !audience.isEverybody()) return;
    var entry = new Recorded(offered.event(), submission.caller(), Times.instant(place.recorded()));
    durable = durable.after(new Positioned(place.first(), entry)).orElse(null);
  }

  /// Everything from the first one on was decided on what is not on record as it was thought. What
  /// the log took all the same was decided on what stands there now; all else is decided again.
  private void takeBack() {
    var taken = List.copyOf(pending);
    pending.clear();
    behind = true;
    var again = new ArrayList<Submission>();
    for (var submission : taken) if (!isFinal(submission)) again.add(submission);
    for (var submission : again) decide(submission);
  }

  private static boolean isFinal(Submission submission) {
    return switch (submission.attempt()) {
      case Attempt.Offered o ->
          switch (o.outcome().join()) {
            case Outcome.Appended _ -> true;
            case Outcome.Already _ -> done(submission, new Answer.Again(o.state()));
            case Outcome.Taken _ -> done(submission, new Answer.Again(o.state()));
            case Outcome.Conflict _, Outcome.Moved _ -> false;
            case Outcome.Fenced _, Outcome.Closed _, Outcome.NotAppended _, Outcome.Unknown _ ->
                done(submission, new Answer.NotTaken(o.outcome().join()));
          };
      case Attempt.Until u -> u.durable().join() instanceof Outcome.Appended;
      case Attempt.Done _ -> true;
    };
  }

  private static boolean done(Submission submission, Answer answer) {
    submission.is(new Attempt.Done(answer));
    return true;
  }

  /// What is on record, with nothing under way.
  private Durable read() {
    var known = durable;
    if (known == null || !audience.isEverybody()) known = whole();
    else if (behind) known = caughtUp(known);
    durable = known;
    behind = false;
    return known;
  }

  private Durable caughtUp(Durable known) {
    var now = Optional.of(known);
    for (var entry : pipeline.past().of(audience, known.position())) {
      now = now.flatMap(before -> before.after(entry));
    }
    return now.orElseGet(this::whole);
  }

  private Durable whole() {
    return Durable.of(audience, pipeline.past().of(audience, -1));
  }

  /// With what custody looks at.
  private NegotiationState whole(CustodyAct act) {
    var record = pipeline.past().of(audience, -1).stream().map(Positioned::recorded).toList();
    var state = tip.with(record);
    return act instanceof RemovePayload || act instanceof ErasePersonalData
        ? pipeline.past().placeOf(act.target()).map(state::with).orElse(state)
        : state;
  }

  /// With the entry that is to be made known.
  private NegotiationState unsealing(Submission submission) {
    var act = submission.act();
    return act.envelope().unseals().isEmpty()
        ? tip
        : pipeline.past().toUnseal(act, submission.caller()).map(tip::with).orElse(tip);
  }

  private void atRest(Durable now) {
    tip = now.state();
    last = now.last();
  }

  /// To the microsecond, as the record has it: the recorded time is never before.
  private static Instant later(Instant now, Instant before) {
    var at = now.truncatedTo(ChronoUnit.MICROS);
    return at.isBefore(before) ? before : at;
  }
}
