package ledger.record.axon;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import ledger.act.Event;
import ledger.decision.Decision;
import ledger.pipeline.Door;
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

/// Sends an act over Axon's command bus to the one handler that decides all acts, and its event to
/// the log in that command's unit of work.
///
/// A refusal is a result like any other: no exception, nothing to roll back.
public final class AxonDoor implements Door {

  /// The one command there is.
  public static final String COMMAND = "decide";

  private final CommandBus commands;
  private final Runnable help;

  private AxonDoor(CommandBus commands, Runnable help) {
    this.commands = commands;
    this.help = help;
  }

  /// @param help appends what was offered, where nobody else is at it
  public static AxonDoor on(CommandBus commands, EventBus events, Runnable help) {
    commands.subscribe(COMMAND, message -> handle(message, events));
    return new AxonDoor(commands, help);
  }

  @Override
  public void help() {
    help.run();
  }

  @Override
  public Result decide(Decide command) {
    var answered = new AtomicReference<CommandResultMessage<?>>();
    commands.dispatch(
        new GenericCommandMessage<>(new GenericMessage<>(command), COMMAND),
        (_, result) -> answered.set(result));
    var result =
        Objects.requireNonNull(answered.get(), "the command bus answers in the caller's thread");
    if (!result.isExceptional()) return (Result) result.getPayload();
    return switch (result.exceptionResult()) {
      case ActRefused refused -> new Result.Refused(refused.reason());
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
