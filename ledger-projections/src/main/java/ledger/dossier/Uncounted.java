package ledger.dossier;

import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.NotCounted;
import ledger.act.NotCounted.Reason;
import ledger.act.Strength;
import ledger.value.When;

/// An act that is on record and moves nothing here, for whoever would read that nothing is.
///
/// @param says what it would say if it counted, such as `ACCEPT`
/// @param relayer the party through whose hands it came, where that is why
public record Uncounted(
    UUID act,
    String says,
    Strength strength,
    Reason reason,
    Optional<Actor> relayer,
    Optional<When> statedAt) {

  public static Uncounted of(
      StatementOnRecord<? extends Act.Statement> said, String says, Dossier dossier) {
    var why = NotCounted.of(said.act().envelope(), said.strength(), dossier.negotiation()::isParty);
    return new Uncounted(
        said.act().actId(),
        says,
        said.strength(),
        why.reason(),
        why.relayer(),
        said.entry().statedAt());
  }
}
