package ledger.terms;

import java.time.Period;
import java.util.Optional;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;

/// The term of the text that says how long the agreement lasts; what its parts mean is said in
/// [Lasting].
public record DurationClause(
    Id id,
    Words texts,
    Optional<When> until,
    Optional<Period> period,
    Optional<Lasting.Renewal> renewal,
    Optional<Period> renewalPeriod,
    Optional<Period> objectBefore)
    implements Term {

  public DurationClause {
    new Lasting(until, period, renewal, renewalPeriod, objectBefore);
  }

  public Lasting lasting() {
    return new Lasting(until, period, renewal, renewalPeriod, objectBefore);
  }
}
