package ledger.decision;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.Id;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.UserId;

/// Why an act did not go on record: a noun phrase for a letter, never an exception.
///
/// Each becomes one problem document at the edge; the sentence a mediator reads is written there.
public sealed interface Refusal {

  // Who may act, and for whom.

  /// Said of a negotiation that does not exist and of one the caller takes no part in, alike.
  record NoSuchNegotiation(Id negotiation) implements Refusal {}

  record CapacityMissing(Set<Capacity> held, Set<Capacity> needed) implements Refusal {}

  record FilingIsOnesOwn(String act) implements Refusal {}

  record PerformedForAnother(Actor by) implements Refusal {}

  record NotOnesOwnAct(Actor by, List<Id> actsFor) implements Refusal {}

  record NotOnesOwnStance(Actor holder, List<Id> actsFor) implements Refusal {}

  record CapacitiesInConflict(UserId user, Capacity asked, Capacity held) implements Refusal {}

  // What the act names.

  record ActIdReused(UUID actId) implements Refusal {}

  record IdTaken(Subject subject, String field, Id id) implements Refusal {}

  record NegotiationIdTaken(Id negotiation) implements Refusal {}

  record Unknown(Subject subject, String field, String id) implements Refusal {}

  record AmbiguousKey(String field, Id key, List<Id> agreements) implements Refusal {}

  record LabelNotNeutral(String label, String word) implements Refusal {}

  record SourceAlreadyRegistered(Id existing, String hash) implements Refusal {}

  record StatedInTheFuture(Instant stated, Instant now) implements Refusal {}

  // What an agreement allows.

  record NoCounterparty() implements Refusal {}

  record DuplicateKey(Id key) implements Refusal {}

  record SelfCommitment(Id key, Id debtor) implements Refusal {}

  record UncoveredKey(Id linkage, Id key) implements Refusal {}

  record NoClaimant() implements Refusal {}

  record ClaimWithoutSource() implements Refusal {}

  record StaleVersion(Id agreement, int current, int given, Instant since, UUID because)
      implements Refusal {}

  record OfferLapsed(Id agreement, Instant expired) implements Refusal {}

  record NotAParticipant(Actor by, List<Id> participants) implements Refusal {}

  record AlreadyAccepted(int version, UUID because) implements Refusal {}

  record NoConsentToWithdraw(int version) implements Refusal {}

  record InForceUseNotice(Id agreement) implements Refusal {}

  record NotDebtor(Id key, List<Id> debtors, Actor given) implements Refusal {}

  record NothingToPerform(Id key, UUID because) implements Refusal {}

  record EndsBeforeItBegins(Instant until, Instant stated) implements Refusal {}

  record NoReadiness(Id key, int version) implements Refusal {}

  record IllTypedReading(String path, String fault) implements Refusal {}

  record IdenticalReading(Id existing, UUID because) implements Refusal {}

  // What an allegation allows.

  record NoParticulars() implements Refusal {}

  record NotRespondent(Actor by, Id respondent) implements Refusal {}
}
