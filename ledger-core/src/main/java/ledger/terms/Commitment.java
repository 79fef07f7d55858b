package ledger.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ledger.value.Decimal;
import ledger.value.Id;
import ledger.value.Malformed;
import ledger.value.When;
import ledger.value.Words;

/// A debtor owes a creditor some conduct, once what it waits for has happened.
///
/// @param debtors who owes it; empty where the text leaves that open
/// @param debtorWords how the text describes who owes it, where it names nobody
/// @param antecedent what it waits for by its own text; what a linkage adds comes from readings
/// @param conduct what is to be done to what, so that two agreements can be compared
/// @param measure when it is done in full, such as 1 truck; absent, a single performance is enough
/// @param grace how long after the due date nothing is late
public record Commitment(
    Id key,
    List<Id> debtors,
    Optional<Words> debtorWords,
    List<Id> creditors,
    Mode mode,
    Words texts,
    Optional<Expr> antecedent,
    Optional<Conduct> conduct,
    Optional<Measure> measure,
    Optional<Due> due,
    Optional<Duration> grace,
    Optional<When> expires,
    boolean survives)
    implements Term {

  public enum Mode {
    ACHIEVE,
    MAINTAIN,
    REFRAIN,
    BEST_EFFORTS;

    /// Whether it is done with once it is performed: what is to be maintained or refrained from is
    /// owed until its term ends, and best efforts are not measured.
    public boolean isDischarged() {
      return this == ACHIEVE;
    }
  }

  public record Conduct(String kind, Id object) {}

  public record Measure(String unit, Decimal target) {
    public Measure {
      Malformed.unless(target.value().signum() > 0, "\"target\" is not above zero");
    }
  }

  public record Due(Optional<When> at, Optional<Duration> within) {
    public Due {
      Malformed.unless(
          at.isPresent() != within.isPresent(), "\"due\" takes either \"at\" or \"within\"");
    }
  }

  public Commitment {
    debtors = List.copyOf(debtors);
    creditors = List.copyOf(creditors);
    Malformed.unless(
        debtors.isEmpty() || debtorWords.isEmpty(),
        "\"debtorWords\" says who owes it where \"debtors\" names nobody: give one of them");
  }

  @Override
  public Id id() {
    return key;
  }
}
