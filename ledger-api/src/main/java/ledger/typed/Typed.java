package ledger.typed;

import java.util.List;
import ledger.value.When;

/// What somebody who typed a time may mean.
public sealed interface Typed {

  /// @param when as exact as it was typed: a day is a day
  record Meant(When when) implements Typed {}

  /// @param choices each of the days that it may be, the day first and then the month first
  record Ambiguous(List<When> choices) implements Typed {
    public Ambiguous {
      choices = List.copyOf(choices);
    }
  }

  record NoTime() implements Typed {}
}
