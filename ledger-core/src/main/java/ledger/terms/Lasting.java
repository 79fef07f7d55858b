package ledger.terms;

import java.time.Period;
import java.util.Optional;
import ledger.value.Malformed;
import ledger.value.When;

/// How long an agreement lasts, as its text or a reading of it says: for ever, where no end is
/// named.
///
/// @param until when it ends, or
/// @param period how long after entry into force it ends
/// @param renewalPeriod by how much AUTO renews it
/// @param objectBefore how long before its end a notice of OBJECT stops AUTO
public record Lasting(
    Optional<When> until,
    Optional<Period> period,
    Optional<Renewal> renewal,
    Optional<Period> renewalPeriod,
    Optional<Period> objectBefore) {

  public enum Renewal {
    NONE,
    AUTO,
    BY_CONSENT
  }

  public Lasting {
    Malformed.unless(
        until.isEmpty() || period.isEmpty(), "a duration takes either \"until\" or \"period\"");
    Malformed.unless(
        until.isEmpty() || until.flatMap(When::from).isPresent(),
        "\"until\" is unknown: say when, or leave the end out for what lasts for ever");
    Malformed.unless(
        until.isPresent() || period.isPresent() || renewal.isEmpty() && objectBefore.isEmpty(),
        "\"renewal\" and \"objectBefore\" go with an end: name \"until\" or \"period\"");
    Malformed.unless(
        isAuto(renewal) == renewalPeriod.isPresent(),
        "\"renewalPeriod\" goes with \"renewal\": \"AUTO\", and with no other");
    Malformed.unless(
        renewalPeriod.filter(p -> p.isZero() || p.isNegative()).isEmpty(),
        "\"renewalPeriod\" is no length of time");
  }

  private static boolean isAuto(Optional<Renewal> renewal) {
    return renewal.filter(r -> r == Renewal.AUTO).isPresent();
  }

  public boolean renewsItself() {
    return isAuto(renewal);
  }
}
