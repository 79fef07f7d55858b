package ledger.administration.record;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import ledger.log.Intake;
import ledger.log.StreamName;
import ledger.log.StreamReader;

/// Where the ledger's own entries are read, and put into the one order of the log.
///
/// @param chance draws the salts of entries: a cryptographic one
public record AdministrativeLog(
    StreamReader entries, Intake intake, RandomGenerator chance, InstantSource clock) {

  /// @param id behind the name of what belongs to no negotiation
  /// @param nothing the state that no entry has left
  public <S> AdministrativeStream<S> stream(
      String id, S nothing, AdministrativeStream.Fold<S> fold) {
    return new AdministrativeStream<>(StreamName.ofNone(id), nothing, fold, this);
  }
}
