package ledger.terms;

import java.time.Period;
import java.util.Optional;
import ledger.act.Id;
import ledger.act.Malformed;
import ledger.act.When;
import ledger.act.Words;

/// One clause of an agreement.
public sealed interface Term
    permits Commitment,
        Linkage,
        Power,
        Term.Duration,
        Term.Recital,
        Term.Definition,
        Term.Procedure {

  /// Its name inside the agreement; a commitment's and a power's is its key.
  Id id();

  Words texts();

  /// How long the agreement lasts.
  ///
  /// @param until when it ends, or
  /// @param period how long after entry into force it ends
  /// @param renewalPeriod by how much AUTO renews it
  /// @param objectBefore how long before its end a notice of OBJECT stops AUTO
  record Duration(
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

    public Duration {
      Malformed.unless(
          until.isPresent() != period.isPresent(),
          "a duration takes either \"until\" or \"period\"");
      boolean auto = renewal.filter(r -> r == Renewal.AUTO).isPresent();
      Malformed.unless(
          auto == renewalPeriod.isPresent(),
          "\"renewalPeriod\" goes with \"renewal\": \"AUTO\", and with no other");
      Malformed.unless(
          renewalPeriod.filter(p -> p.isZero() || p.isNegative()).isEmpty(),
          "\"renewalPeriod\" is no length of time");
    }
  }

  record Recital(Id id, Words texts) implements Term {}

  record Definition(Id id, Words texts) implements Term {}

  record Procedure(Id id, Words texts) implements Term {}
}
