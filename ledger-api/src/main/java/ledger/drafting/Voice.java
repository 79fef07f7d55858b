package ledger.drafting;

import java.util.List;
import java.util.Optional;
import ledger.act.Envelope.Mode;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.value.Id;

/// Whose words somebody puts on record: those of whom one acts for, as they are said here; of
/// anybody, as they were said elsewhere, where one reports.
///
/// @param own those for whom the user acts
/// @param reports whether the user records what others said
/// @param unseals whether the user makes known what others said in a compartment
record Voice(List<Id> own, boolean reports, boolean unseals) {

  static Voice of(UserId user, Negotiation negotiation) {
    var held = negotiation.of(user);
    return new Voice(
        held.stream()
            .filter(one -> one.capacity() != Capacity.RECORDER)
            .flatMap(one -> one.actor().stream())
            .distinct()
            .toList(),
        held.stream().anyMatch(one -> one.capacity() == Capacity.RECORDER),
        held.stream().anyMatch(one -> one.capacity() == Capacity.CUSTODIAN));
  }

  /// Nobody's: as of one who opens a negotiation.
  static Voice none() {
    return new Voice(List.of(), false, false);
  }

  /// How a statement of this user most often comes on record.
  Mode usual() {
    return reports ? Mode.REPORTED : Mode.PERFORMED;
  }

  Optional<Id> first() {
    return own.stream().findFirst();
  }

  boolean mayBe(Mode mode) {
    return unseals || (mode == Mode.PERFORMED ? !own.isEmpty() || !reports : reports);
  }
}
