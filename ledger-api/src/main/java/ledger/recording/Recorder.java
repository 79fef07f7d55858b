package ledger.recording;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.record.Vocabulary;
import ledger.record.axon.ActRefused;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.Family;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Service;

/// Puts an act on record, or says why not.
@Service
public class Recorder {

  /// What recording gives: a receipt, or a refusal.
  public sealed interface Answer {
    record OnRecord(Receipt receipt) implements Answer {}

    record Refused(Refusal reason) implements Answer {}
  }

  private final CommandBus commands;
  private final EventTable events;

  Recorder(CommandBus commands, EventTable events) {
    this.commands = commands;
    this.events = events;
  }

  public Answer record(Act act, UserId caller) {
    var result = dispatched(act, caller);
    if (!result.isExceptional())
      return new Answer.OnRecord(receipt(act, (Outcome) result.getPayload()));
    return switch (result.exceptionResult()) {
      case ActRefused refused -> new Answer.Refused(refused.reason());
      // The lock keeps a negotiation's acts apart; only an act id used in two of them can collide.
      case ConcurrencyException _, AggregateStreamCreationException _ ->
          new Answer.Refused(new ActIdReused(act.actId()));
      case RuntimeException fault -> throw fault;
      case Throwable fault -> throw new IllegalStateException(fault);
    };
  }

  private CommandResultMessage<?> dispatched(Act act, UserId caller) {
    var message =
        new GenericCommandMessage<>(
            new GenericMessage<>(act, MetaData.with(ActSerializer.RECORDED_BY, caller.value())),
            Family.of(act, target -> events.act(target, act.negotiation())));
    var result = new AtomicReference<CommandResultMessage<?>>();
    commands.dispatch(message, (_, answered) -> result.set(answered));
    return Objects.requireNonNull(result.get(), "the command bus answers in the caller's thread");
  }

  private Receipt receipt(Act act, Outcome outcome) {
    return new Receipt(
        Vocabulary.ofAct(act.name()).orElseThrow().event().getSimpleName(),
        act.actId(),
        events.byAct(act.actId()).orElseThrow().position(),
        outcome.strength(),
        outcome.counts(),
        outcome.implied().stream()
            .map(taken -> Map.of(taken.proposition().toString(), taken.stance()))
            .toList(),
        outcome.already());
  }
}
