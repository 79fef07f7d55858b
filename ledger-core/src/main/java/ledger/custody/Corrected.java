package ledger.custody;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.CustodyAct.CorrectRecord;
import ledger.act.Envelope;
import ledger.act.Event;
import ledger.record.Vocabulary;
import ledger.value.Malformed;

/// An act with a corrected envelope. Every act is a Java record whose first component is the
/// envelope, so one method serves all acts.
public final class Corrected {

  private Corrected() {}

  /// Empty if the corrected act would not be valid, such as a report without a time.
  public static Optional<Event> by(Event event, CorrectRecord correction) {
    var act = event.act();
    try {
      return Optional.of(
          Vocabulary.of(event.getClass())
              .happened(with(act, correction.patch().appliedTo(act.envelope()))));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  private static Act with(Act act, Envelope envelope) {
    var components = act.getClass().getRecordComponents();
    var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
    try {
      var values = new Object[components.length];
      values[0] = envelope;
      for (int i = 1; i < values.length; i++) values[i] = components[i].getAccessor().invoke(act);
      return (Act) act.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Malformed malformed) throw malformed;
      throw new IllegalStateException(act.name() + " does not take the correction", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(act.name() + " is no record of public parts", e);
    }
  }
}
