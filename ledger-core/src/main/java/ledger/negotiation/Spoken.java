package ledger.negotiation;

import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct;
import ledger.act.Envelope;
import ledger.act.Envelope.Mode;
import ledger.value.Id;

/// A statement so far as whoever adopts or disowns it is asked for it.
///
/// @param act its name
/// @param asReported through whose hands others had it; empty where its speaker recorded it itself
/// @param compartment whose members may see it; empty where everybody may
/// @param agreement that it is about
public record Spoken(
    Id by,
    String act,
    Optional<Envelope> asReported,
    Optional<UUID> compartment,
    Optional<Id> agreement) {

  /// Empty where nobody is named whose words they would be.
  static Optional<Spoken> of(Act.Statement said, Optional<UUID> compartment) {
    return said.by() instanceof Actor.Named(var by)
        ? Optional.of(
            new Spoken(
                by,
                said.name(),
                Optional.of(said.envelope())
                    .filter(envelope -> envelope.mode() != Mode.PERFORMED)
                    .map(Envelope::withoutTexts),
                compartment,
                said instanceof AgreementAct a ? Optional.of(a.agreement()) : Optional.empty()))
        : Optional.empty();
  }

  public boolean performed() {
    return asReported.isEmpty();
  }
}
