package ledger.act;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.UUID;
import ledger.act.Envelope.Mode;
import ledger.value.Id;
import ledger.value.Malformed;

/// Something somebody did with words, asked to be put on record.
public sealed interface Act {

  Envelope envelope();

  default UUID actId() {
    return envelope().actId();
  }

  default Id negotiation() {
    return envelope().negotiation();
  }

  /// The class name is the name on the wire.
  default String name() {
    return getClass().getSimpleName();
  }

  /// The same act with another envelope. Every act is a Java record whose first component is the
  /// envelope, so one method serves all acts.
  ///
  /// @throws Malformed where the act would not be valid
  default Act with(Envelope envelope) {
    var components = getClass().getRecordComponents();
    var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
    try {
      var values = new Object[components.length];
      values[0] = envelope;
      for (int i = 1; i < values.length; i++) values[i] = components[i].getAccessor().invoke(this);
      return (Act) getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Malformed malformed) throw malformed;
      throw new IllegalStateException(name() + " does not take the envelope", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name() + " is no record of public parts", e);
    }
  }

  /// A user's own act of keeping the dossier: always PERFORMED, and by nobody else.
  sealed interface Filing extends Act
      permits NegotiationAct, ReferentAct, SourceAct, CustodyAct, ActWithoutPayload {}

  /// What a party, a third or an observer said or is said to have said.
  sealed interface Statement extends Act
      permits MandateAct, AgreementAct, OccurrenceAct, AllegationAct, IssueAct, AdoptionAct {

    default Actor by() {
      return envelope().by().orElseThrow();
    }

    /// Called by every statement when it is made, so that `by()` always answers.
    static void mustSayWhoAndWhen(Envelope envelope) {
      Malformed.unless(envelope.by().isPresent(), "\"by\" is missing: say whose act it is");
      Malformed.unless(
          envelope.mode() == Mode.PERFORMED || envelope.statedFrom().isPresent(),
          "\"statedAt\" is missing: say when it was stated, or give a relay's \"publishedAt\" where that is"
              + " unknown");
    }
  }
}
