package ledger.terms;

import java.time.Period;
import java.util.Optional;
import ledger.act.Id;
import ledger.act.Malformed;
import ledger.act.When;
import ledger.act.Words;

/// How long the agreement lasts.
///
/// @param until when it ends, or
/// @param period how long after entry into force it ends
/// @param renewalPeriod by how much AUTO renews it
/// @param objectBefore how long before its end a notice of OBJECT stops AUTO
public record DurationClause(
    Id id,
    Words texts,
    Optional<When> until,
    Optional<Period> period,
    Optional<Renewal> renewal,
    Optional<Period> renewalPeriod,
    Optional<Period> objectBefore)
    implements Term {

  public enum Renewal {
    NONE,
    AUTO,
    BY_CONSENT
  }

  public DurationClause {
    Malformed.unless(
        until.isPresent() != period.isPresent(), "a duration takes either \"until\" or \"period\"");
    boolean auto = renewal.filter(r -> r == Renewal.AUTO).isPresent();
    Malformed.unless(
        auto == renewalPeriod.isPresent(),
        "\"renewalPeriod\" goes with \"renewal\": \"AUTO\", and with no other");
    Malformed.unless(
        renewalPeriod.filter(p -> p.isZero() || p.isNegative()).isEmpty(),
        "\"renewalPeriod\" is no length of time");
  }
}
