package ledger.recording;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.log.Outcome;
import ledger.record.Vocabulary;
import ledger.record.axon.ActRefused;
import ledger.record.axon.EventIdTaken;
import ledger.record.axon.Family;
import ledger.record.json.EntryFormat;
import ledger.record.postgres.ActsOnRecord;
import ledger.seal.json.Sameness;
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

  /// Each try that fails means that another node has recorded something.
  private static final int TRIES = 50;

  private final CommandBus commands;
  private final ActsOnRecord acts;

  Recorder(CommandBus commands, ActsOnRecord acts) {
    this.commands = commands;
    this.acts = acts;
  }

  public Answer record(Act act, UserId caller) {
    for (int tried = 0; tried < TRIES; tried++) {
      var answer = once(act, caller);
      if (answer.isPresent()) return answer.get();
    }
    throw new IllegalStateException("other nodes were faster " + TRIES + " times");
  }

  /// Empty where another node has written since, so that it has to be decided again.
  private Optional<Answer> once(Act act, UserId caller) {
    var result = dispatched(act, caller);
    if (!result.isExceptional())
      return Optional.of(new Answer.OnRecord(receipt(act, (Effects) result.getPayload())));
    return switch (result.exceptionResult()) {
      case ActRefused refused -> Optional.of(new Answer.Refused(refused.reason()));
      case EventIdTaken _ -> taken(act);
      case ConcurrencyException _, AggregateStreamCreationException _ -> Optional.empty();
      case RuntimeException fault -> throw fault;
      case Throwable fault -> throw new IllegalStateException(fault);
    };
  }

  /// Sealed twice, the same act has two ciphertexts, which the log takes for two acts. The next try
  /// finds it on record.
  private Optional<Answer> taken(Act act) {
    return acts.again(act).filter(again -> again.sameness() != Sameness.DIFFERENT).isPresent()
        ? Optional.empty()
        : Optional.of(new Answer.Refused(new ActIdReused(act.actId())));
  }

  private CommandResultMessage<?> dispatched(Act act, UserId caller) {
    var message =
        new GenericCommandMessage<>(
            new GenericMessage<>(act, MetaData.with(EntryFormat.RECORDED_BY, caller.value())),
            Family.of(act, target -> inNegotiation(target, act)));
    var result = new AtomicReference<CommandResultMessage<?>>();
    commands.dispatch(message, (_, answered) -> result.set(answered));
    return Objects.requireNonNull(result.get(), "the command bus answers in the caller's thread");
  }

  /// The act that custody is about, where it is one of the same negotiation.
  private Optional<Act> inNegotiation(UUID target, Act custody) {
    return acts.act(target)
        .map(found -> found.recorded().event().act())
        .filter(found -> found.negotiation().equals(custody.negotiation()));
  }

  private static Receipt receipt(Act act, Effects effects) {
    return new Receipt(
        Vocabulary.ofAct(act.name()).orElseThrow().event().getSimpleName(),
        act.actId(),
        switch (effects.place().get()) {
          case Outcome.Appended(var first, _) -> first;
          case Outcome.Already(var first, _) -> first;
          case Outcome other -> throw new IllegalStateException("recorded and " + other);
        },
        effects.strength(),
        effects.counts(),
        effects.implied().stream()
            .map(taken -> Map.of(taken.proposition().toString(), taken.stance()))
            .toList(),
        effects.place().get() instanceof Outcome.Already);
  }
}
