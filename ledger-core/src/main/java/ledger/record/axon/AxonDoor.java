package ledger.record.axon;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import ledger.act.Event;
import ledger.decision.Decision;
import ledger.decision.Refusal;
import ledger.negotiation.NegotiationState;
import ledger.pipeline.Door;
import ledger.record.Recorded;
import ledger.record.json.EntryFormat;
import ledger.rules.NegotiationDecider;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Sends an act over Axon's command bus to the handler that decides all acts, and its event to the
/// log in that command's unit of work.
///
/// A refusal is a result like any other: no exception, nothing to roll back.
public final class AxonDoor implements Door {

  /// One act is decided.
  public static final String COMMAND = "decide";

  /// Several are, and recorded all or none.
  public static final String TOGETHER = "decide-together";

  private final CommandBus commands;
  private final Runnable help;

  private AxonDoor(CommandBus commands, Runnable help) {
    this.commands = commands;
    this.help = help;
  }

  /// @param help appends what was offered, where nobody else is at it
  public static AxonDoor on(CommandBus commands, EventBus events, Runnable help) {
    commands.subscribe(COMMAND, message -> handle(message, events));
    commands.subscribe(TOGETHER, message -> handleTogether(message, events));
    return new AxonDoor(commands, help);
  }

  @Override
  public void help() {
    help.run();
  }

  @Override
  public Result decide(Decide command) {
    return dispatched(COMMAND, command, Result.class, Result.Refused::new);
  }

  @Override
  public Together decide(DecideTogether command) {
    return dispatched(
        TOGETHER, command, Together.class, reason -> new Together.Refused(Map.of(0, reason)));
  }

  private <R> R dispatched(
      String name, Object command, Class<R> type, Function<Refusal, R> refused) {
    var answered = new AtomicReference<CommandResultMessage<?>>();
    commands.dispatch(
        new GenericCommandMessage<>(new GenericMessage<>(command), name),
        (_, result) -> answered.set(result));
    var result =
        Objects.requireNonNull(answered.get(), "the command bus answers in the caller's thread");
    if (!result.isExceptional()) return type.cast(result.getPayload());
    return switch (result.exceptionResult()) {
      case ActRefused refusal -> refused.apply(refusal.reason());
      case RuntimeException fault -> throw fault;
      case Throwable fault -> throw new IllegalStateException(fault);
    };
  }

  private static Result handle(CommandMessage<?> message, EventBus events) {
    var command = (Decide) message.getPayload();
    var decision =
        NegotiationDecider.decide(
            command.state(), command.act(), command.audience(), command.caller(), command.now());
    return switch (decision) {
      case Decision.Refused(var reason) -> new Result.Refused(reason);
      case Decision.Accepted(var event) -> {
        var outcome = LogStorageEngine.endWithTheOffer(CurrentUnitOfWork.get(), command.underWay());
        events.publish(message(command, event));
        yield new Result.Offered(event, outcome);
      }
    };
  }

  /// All of them are decided, so that all that is wrong is told; what one that is refused would
  /// have left is not there for the next.
  private static Together handleTogether(CommandMessage<?> message, EventBus events) {
    var command = (DecideTogether) message.getPayload();
    var state = command.state();
    var after = command.after();
    var states = new ArrayList<NegotiationState>();
    var accepted = new ArrayList<DomainEventMessage<Event>>();
    var reasons = new TreeMap<Integer, Refusal>();
    for (var act : command.acts()) {
      states.add(state);
      var one =
          new Decide(
              act,
              command.audience(),
              command.caller(),
              state,
              command.now(),
              after,
              Optional.empty());
      switch (NegotiationDecider.decide(
          state, act, command.audience(), command.caller(), command.now())) {
        case Decision.Refused(var reason) -> reasons.put(states.size() - 1, reason);
        case Decision.Accepted(var event) -> {
          accepted.add(message(one, event));
          state =
              state.after(
                  new Recorded(
                      event, command.caller(), command.now(), command.audience().compartment()));
          after = Optional.of(act.actId());
        }
      }
    }
    if (!reasons.isEmpty()) return new Together.Refused(reasons);
    var outcome = LogStorageEngine.endWithTheOffer(CurrentUnitOfWork.get(), Optional.empty());
    events.publish(accepted);
    return new Together.Offered(states, outcome);
  }

  private static DomainEventMessage<Event> message(Decide command, Event event) {
    var stream = command.state().streamOf(command.act(), command.audience());
    return new GenericDomainEventMessage<>(
        stream.kind(),
        stream.id(),
        command.state().entriesIn(stream),
        event,
        MetaData.from(
            Map.of(
                EntryFormat.RECORDED_BY, command.caller().value(),
                EntryFormat.AFTER, command.after().map(UUID::toString).orElse(EntryFormat.FIRST),
                EntryFormat.CLOCK, command.now().toString())));
  }
}
