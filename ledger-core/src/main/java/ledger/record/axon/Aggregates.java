package ledger.record.axon;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/// Everything that Axon has to be told about our aggregates.
public final class Aggregates {

  private Aggregates() {}

  public static List<Class<?>> types() {
    return List.of(
        NegotiationAggregate.class,
        ReferentAggregate.class,
        SourceAggregate.class,
        MandateAggregate.class,
        AgreementAggregate.class,
        OccurrenceAggregate.class,
        AllegationAggregate.class,
        IssueAggregate.class);
  }

  /// An act goes to the stream it belongs to, so that acts carry no Axon annotation.
  public static CommandTargetResolver target() {
    return (CommandMessage<?> message) ->
        new VersionedAggregateIdentifier(
            (Object) ((Submission) message.getPayload()).stream().id(), null);
  }
}
