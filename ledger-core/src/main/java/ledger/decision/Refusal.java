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

  /// Who may act, and for whom.
  sealed interface OfCaller extends Refusal {}

  /// Said of a negotiation that does not exist and of one the caller takes no part in, alike.
  record NoSuchNegotiation(Id negotiation) implements OfCaller {}

  record CapacityMissing(Set<Capacity> held, Set<Capacity> needed) implements OfCaller {}

  record FilingIsOnesOwn(String act) implements OfCaller {}

  record PerformedForAnother(Actor by) implements OfCaller {}

  record OwnActIsPerformed(Actor by) implements OfCaller {}

  record NotOnesOwnAct(Actor by, List<Id> actsFor) implements OfCaller {}

  record NotOnesOwnStance(Actor holder, List<Id> actsFor) implements OfCaller {}

  record CapacitiesInConflict(UserId user, Capacity asked, Capacity held) implements OfCaller {}

  /// What the act names.
  sealed interface OfNames extends Refusal {}

  record ActIdReused(UUID actId) implements OfNames {}

  record IdTaken(Subject subject, String field, Id id) implements OfNames {}

  record NegotiationIdTaken(Id negotiation) implements OfNames {}

  record Unknown(Subject subject, String field, String id) implements OfNames {}

  record AmbiguousKey(String field, Id key, List<Id> agreements) implements OfNames {}

  record LabelNotNeutral(String label, String word) implements OfNames {}

  record SourceAlreadyRegistered(Id existing, String hash) implements OfNames {}

  record StatedInTheFuture(String field, Instant stated, Instant now) implements OfNames {}

  /// What an agreement allows.
  sealed interface OfAgreement extends Refusal {}

  record NoCounterparty() implements OfAgreement {}

  record DuplicateKey(Id key) implements OfAgreement {}

  record SelfCommitment(Id key, Id debtor) implements OfAgreement {}

  record UncoveredKey(Id linkage, Id key) implements OfAgreement {}

  record NoClaimant() implements OfAgreement {}

  record ClaimWithoutSource() implements OfAgreement {}

  record StaleVersion(Id agreement, int current, int given, Instant since, UUID because)
      implements OfAgreement {}

  record SaidBeforeTheTerms(Id agreement, int version, Instant since, Instant stated)
      implements OfAgreement {}

  record OfferLapsed(Id agreement, Instant expired) implements OfAgreement {}

  record NotAParticipant(Actor by, List<Id> participants) implements OfAgreement {}

  record AlreadyAccepted(int version, UUID because) implements OfAgreement {}

  record NoConsentToWithdraw(int version) implements OfAgreement {}

  record InForceUseNotice(Id agreement) implements OfAgreement {}

  record NotDebtor(Id key, List<Id> debtors, Actor given) implements OfAgreement {}

  record NothingToPerform(Id key, UUID because) implements OfAgreement {}

  record EndsBeforeItBegins(Instant until, Instant stated) implements OfAgreement {}

  record NoReadiness(Id key, int version) implements OfAgreement {}

  record IllTypedReading(String path, String fault) implements OfAgreement {}

  record IdenticalReading(Id existing, UUID because) implements OfAgreement {}

  /// What an allegation allows.
  sealed interface OfAllegation extends Refusal {}

  record NoParticulars() implements OfAllegation {}

  record NotRespondent(Actor by, Id respondent) implements OfAllegation {}
}
