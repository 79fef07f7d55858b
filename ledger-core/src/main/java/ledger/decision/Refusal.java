package ledger.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.act.Actor;
import ledger.act.AgreementAct.Revision;
import ledger.act.AllegationAct.How;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.DefineCompartment.Visibility;
import ledger.act.UserId;
import ledger.record.PlaceInLog;
import ledger.terms.Effect;
import ledger.value.Id;

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

  /// @param mandates of the principal that are on record, whichever they cover
  record NotMandated(Actor by, String act, List<Id> mandates) implements OfCaller {}

  record NoMonitoringMandate(Actor by, String act, Optional<Id> mandate) implements OfCaller {}

  record NotAdmitted(String field, String who) implements OfCaller {}

  record NoOwnerLeft() implements OfCaller {}

  /// Of whoever defines a compartment without being a member of it.
  record NotAMember(Id compartment, UserId caller) implements OfCaller {}

  record NotTheRecorder(UserId recorder) implements OfCaller {}

  /// What the act names.
  sealed interface OfNames extends Refusal {}

  /// @param differing the fields that say something else on record; empty where that is not to be
  ///   told
  record ActIdReused(UUID actId, List<String> differing) implements OfNames {}

  /// @param at when the key of whoever the act is about was erased
  record NotForACompartment(String act) implements OfNames {}

  record OneCompartment(List<Id> given) implements OfNames {}

  /// An id that only a compartment gives.
  record IdOfACompartment(Id id) implements OfNames {}

  /// @param beginning what the ids begin with that are given in the compartment
  record IdOfOthers(Id id, String beginning) implements OfNames {}

  /// A custody act is for those who may see what it is about.
  record NotItsAudience(UUID target) implements OfNames {}

  /// Of an act that cannot be said without its speaker.
  record AttributionNeeded(String act) implements OfNames {}

  record AttributionStays(UUID target) implements OfNames {}

  record VisibilityStays(Id compartment, Visibility visibility) implements OfNames {}

  record SubjectErased(Instant at) implements OfNames {}

  record IdTaken(RefusalSubject subject, String field, Id id) implements OfNames {}

  record NegotiationIdTaken(Id negotiation) implements OfNames {}

  /// @param known names of that kind that there are, so far as its sender may see them, nearest
  ///   first; empty where that is not told
  /// @param others what else the act names that is not on record
  record Unknown(
      RefusalSubject subject, String field, String id, List<String> known, List<Unnamed> others)
      implements OfNames {

    public Unknown(RefusalSubject subject, String field, String id) {
      this(subject, field, id, List.of());
    }

    public Unknown(RefusalSubject subject, String field, String id, List<String> known) {
      this(subject, field, id, known, List.of());
    }

    /// The same with the names that there are.
    public Unknown among(List<String> names) {
      return new Unknown(subject, field, id, names, others);
    }

    /// The same with what else is not there.
    public Unknown with(List<Unnamed> more) {
      return new Unknown(subject, field, id, known, more);
    }
  }

  /// A place in an act that names what is not on record.
  record Unnamed(RefusalSubject subject, String field, String id) {
    @Override
    public String toString() {
      return "the %s \"%s\" of \"%s\"".formatted(subject.noun(), id, field);
    }
  }

  record AmbiguousKey(String field, Id key, List<Id> agreements) implements OfNames {}

  record LabelNotNeutral(String label, String word) implements OfNames {}

  record SourceAlreadyRegistered(Id existing, String hash) implements OfNames {}

  record NotAnEarlierStance(UUID supersedes) implements OfNames {}

  record StatedInTheFuture(String field, Instant stated, Instant now) implements OfNames {}

  record NoStandingMandate(Id mandate, boolean revoked) implements OfNames {}

  record NotThePrincipal(Id mandate, Actor principal) implements OfNames {}

  /// What terms and readings may say.
  sealed interface OfTerms extends Refusal {}

  record NoCounterparty() implements OfTerms {}

  record DuplicateKey(Id key) implements OfTerms {}

  record SelfCommitment(Id key, Id debtor) implements OfTerms {}

  record UncoveredKey(Id linkage, Id key) implements OfTerms {}

  record NoClaimant() implements OfTerms {}

  record ClaimWithoutSource() implements OfTerms {}

  record IllTypedExpression(String path, String fault) implements OfTerms {}

  record IllTypedReading(String path, String fault) implements OfTerms {}

  /// No act within the bounds of its fields meets it: the last guard in front of the record.
  record Unfoldable(String act) implements OfTerms {}

  record IdenticalReading(Id existing, UUID because) implements OfTerms {}

  /// What an agreement allows as it stands.
  sealed interface OfAgreement extends Refusal {}

  record StaleVersion(Id agreement, int current, int given, Instant since, UUID because)
      implements OfAgreement {}

  /// @param because the act that took the number before
  record NotTheNextVersion(Id agreement, int next, int given, UUID because)
      implements OfAgreement {}

  record CarriedForAnother(Id party, Revision kind) implements OfAgreement {}

  record NothingToCarry(Id party, int version) implements OfAgreement {}

  record SaidBeforeTheTerms(Id agreement, int version, Instant since, Instant stated)
      implements OfAgreement {}

  record OfferLapsed(Id agreement, Instant expired) implements OfAgreement {}

  /// @param because the act that closed it
  record ClosedAgreement(Id agreement, String state, UUID because) implements OfAgreement {}

  record AlreadyConcluded(Id agreement) implements OfAgreement {}

  record NotProposer(Actor by, Actor proposer) implements OfAgreement {}

  record NotAParticipant(Actor by, List<Id> participants) implements OfAgreement {}

  record AlreadyAccepted(int version, UUID because) implements OfAgreement {}

  record NoConsentToWithdraw(int version) implements OfAgreement {}

  record InForceUseNotice(Id agreement) implements OfAgreement {}

  record NotDebtor(Id key, List<Id> debtors, Actor given) implements OfAgreement {}

  record NotCreditor(Id key, List<Id> creditors, Actor given) implements OfAgreement {}

  record NothingToPerform(Id key, UUID because) implements OfAgreement {}

  record EndsBeforeItBegins(Instant until, Instant stated) implements OfAgreement {}

  record NoReadiness(Id key, int version) implements OfAgreement {}

  /// What the power of notice allows.
  sealed interface OfNotice extends Refusal {}

  record NoSuchPower(Id power, Effect effect, List<Id> powers) implements OfNotice {}

  record NotTheGiver(Id notice, Actor giver) implements OfNotice {}

  record NoticeTookEffect(Id notice, Instant since) implements OfNotice {}

  record NoStandingNotice(Id notice) implements OfNotice {}

  /// What an allegation allows.
  sealed interface OfAllegation extends Refusal {}

  record NoParticulars() implements OfAllegation {}

  record NotRespondent(Actor by, Id respondent) implements OfAllegation {}

  record ClosedAllegation(Id allegation, How how, UUID because) implements OfAllegation {}

  record OnlyAllegerMayClose(Actor by, Actor alleger) implements OfAllegation {}

  record NotAPartyToIt(Actor by, Actor alleger, Id respondent) implements OfAllegation {}

  record NoCureOffered(Id allegation) implements OfAllegation {}

  record StepOutOfOrder(Id step, Optional<Id> next) implements OfAllegation {}

  record NoMandateBasis(Id body) implements OfAllegation {}

  /// What can be adopted or disowned.
  sealed interface OfAdoption extends Refusal {}

  /// Of a filing, of words of somebody else, or of nobody who is named.
  record NotItsWords(UUID target, Actor by) implements OfAdoption {}

  /// @param because the act that made them its own: its adoption, or the words themselves
  record ItsOwnWords(String act, UUID target, UUID because) implements OfAdoption {}

  record AlreadyDisowned(UUID target, UUID because) implements OfAdoption {}

  /// What custody of the record allows.
  sealed interface OfCustody extends Refusal {}

  record AlreadyAnnulled(UUID target) implements OfCustody {}

  record NotAnnulled(UUID target) implements OfCustody {}

  /// @param kept the act that its target is
  record PayloadStays(UUID target, String kept) implements OfCustody {}

  /// @param stands where the target stands
  record NotItsPlace(UUID target, PlaceInLog given, PlaceInLog stands) implements OfCustody {}

  record AlreadyRemoved(UUID target, UUID because) implements OfCustody {}

  /// Of what registered no person.
  record NotAPerson(UUID target) implements OfCustody {}

  /// Nothing that is recorded of this person can be taken back.
  record NotSealed(UUID target) implements OfCustody {}

  record AlreadyErased(UUID target) implements OfCustody {}

  record AlreadyAgreed(UUID target, UserId caller) implements OfCustody {}

  record AlreadyUnsealed(UUID target) implements OfCustody {}

  /// @param from who has not agreed yet
  record ConsentMissing(UUID target, Set<UserId> from) implements OfCustody {}

  /// Of what is never made known: who takes part in a compartment, and custody of its record.
  record StaysSealed(UUID target, String kept) implements OfCustody {}

  /// Of an act that makes another one known, and says something else.
  record NotWhatWasSaid(UUID target) implements OfCustody {}

  record CustodyStands(UUID target) implements OfCustody {}

  /// @param fault what would not be valid in the act as corrected; empty where nothing would change
  record NotAClericalError(UUID target, Optional<String> fault) implements OfCustody {}

  record FourEyes(UUID target, UserId asked) implements OfCustody {}

  /// @param by the acts on record that would be about nothing without it
  record StillReliedOn(UUID target, List<UUID> by) implements OfCustody {}
}
