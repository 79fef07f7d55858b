package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.decision.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every refusal there is, with an act that meets it. One row each; none may be missing.
class EveryRefusalTest {

  private static final Set<String> MET = new TreeSet<>();

  @ParameterizedTest(name = "{2} by {1} -> {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NoSuchNegotiation       | stranger  | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          NoSuchNegotiation       | rep:south | ConfirmReadiness       | 'negotiation': 'elsewhere', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          CapacityMissing         | auditor   | TakeStance             | 'by': 'east', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'
          CapacityMissing         | recorder  | AdmitParticipant       | 'capacity': 'AUDITOR', 'userIds': ['eve']
          FilingIsOnesOwn         | owner     | RegisterReferent       | 'mode': 'REPORTED', 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier'
          PerformedForAnother     | recorder  | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          OwnActIsPerformed       | rep:south | ConfirmReadiness       | 'mode': 'REPORTED', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          SaidBeforeTheTerms      | recorder  | ConfirmReadiness       | 'mode': 'REPORTED', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2020-01-01T00:00Z'
          SaidBeforeTheTerms      | recorder  | DeclareConsent         | 'mode': 'REPORTED', 'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT', 'statedAt': '2020-01-01T00:00Z'
          CapacitiesInConflict    | owner     | AdmitParticipant       | 'capacity': 'THIRD', 'actor': 'south', 'userIds': ['rep:north']
          InForceUseNotice        | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'done', 'version': 1, 'decision': 'REJECT'
          FilingIsOnesOwn         | stranger  | OpenNegotiation        | 'mode': 'REPORTED', 'negotiation': 'new', 'title': 'New'
          StatedInTheFuture       | rep:south | ReportOccurrence       | 'by': 'south', 'id': 'O', 'kind': 'PASSAGE', 'when': '2999-02-01T00:00Z', 'observationMode': 'WITNESSED'
          NotOnesOwnAct           | rep:north | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          NotOnesOwnStance        | east      | TakeStance             | 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'DENIES'
          CapacitiesInConflict    | owner     | AdmitParticipant       | 'capacity': 'REP', 'actor': 'south', 'userIds': ['rep:north']
          CapacitiesInConflict    | owner     | AdmitParticipant       | 'capacity': 'AUDITOR', 'userIds': ['recorder']
          CapacitiesInConflict    | owner     | AdmitParticipant       | 'capacity': 'RECORDER', 'userIds': ['auditor']
          IdTaken                 | owner     | RegisterReferent       | 'id': 'north', 'kind': 'PARTY', 'neutralLabel': 'North'
          IdTaken                 | recorder  | RegisterSource         | 'id': 'paper', 'kind': 'REPORT'
          IdTaken                 | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'terms': {}
          IdTaken                 | rep:north | RaiseIssue             | 'by': 'north', 'id': 'q2', 'question': 'And?', 'propositions': [{'id': 'p1', 'kind': 'CLAIM', 'text': 'x'}]
          NegotiationIdTaken      | stranger  | OpenNegotiation        | 'title': 'The same again'
          Unknown                 | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'B', 'version': 1, 'scope': ['s1']
          Unknown                 | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s9']
          Unknown                 | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'capacity': {'mandated': 'm9'}
          Unknown                 | recorder  | ReportOccurrence       | 'mode': 'REPORTED', 'by': 'gazette', 'id': 'O', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'where': 'pier', 'observationMode': 'WITNESSED'
          Unknown                 | recorder  | ReportOccurrence       | 'mode': 'REPORTED', 'by': 'gazette', 'id': 'O', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 'x9', 'as': 'PERFORMANCE'}]
          Unknown                 | rep:north | TakeStance             | 'by': 'north', 'proposition': 'OCCURRED(nothing)', 'stance': 'DENIES'
          Unknown                 | rep:north | TakeStance             | 'by': 'north', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'addressees': ['nobody']
          Unknown                 | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L9', 'readingId': 'A.x', 'words': 'x'
          Unknown                 | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 7, 'termId': 'L', 'readingId': 'A.x', 'words': 'x'
          Unknown                 | rep:north | RelateAgreements       | 'by': 'north', 'from': 'A', 'to': 'B', 'type': 'SAME', 'pairs': [{'from': 'n1', 'to': 'zz'}]
          AmbiguousKey            | recorder  | ReportOccurrence       | 'mode': 'REPORTED', 'by': 'gazette', 'id': 'O', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 'twice', 'as': 'PERFORMANCE'}]
          LabelNotNeutral         | recorder  | RegisterReferent       | 'id': 'x', 'kind': 'BODY', 'neutralLabel': 'The Illegal regime of the north'
          SourceAlreadyRegistered | recorder  | RegisterSource         | 'id': 'paper2', 'kind': 'REPORT', 'hash': 'sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
          StatedInTheFuture       | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'statedAt': '2026-03-01T12:00:01Z'
          NoCounterparty          | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'north', 'role': 'PARTY'}]}
          DuplicateKey            | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'RECITAL', 'id': 'r', 'texts': 'x'}, {'kind': 'RECITAL', 'id': 'r', 'texts': 'y'}]}
          SelfCommitment          | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'COMMITMENT', 'key': 'k', 'debtors': ['north'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'x'}]}
          UncoveredKey            | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'LINKAGE', 'id': 'l', 'covers': ['k'], 'texts': 'x'}]}
          NoClaimant              | recorder  | RecordClaimedAgreement | 'mode': 'REPORTED', 'by': {'anonymous': 'anon'}, 'agreement': 'B', 'form': 'ORAL', 'terms': {}
          ClaimWithoutSource      | recorder  | RecordClaimedAgreement | 'mode': 'REPORTED', 'by': 'east', 'agreement': 'B', 'form': 'ORAL', 'terms': {}
          Unknown                 | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 2, 'scope': ['s1']
          Unknown                 | rep:north | ReviseTerms            | 'by': 'north', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn': 2, 'terms': {}
          Unknown                 | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT'
          StaleVersion            | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'redrafted', 'version': 1, 'decision': 'ACCEPT'
          NotTheNextVersion       | rep:north | ReviseTerms            | 'by': 'north', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn': 1, 'version': 3, 'terms': {}
          CarriedForAnother       | rep:north | ReviseTerms            | 'by': 'north', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {}, 'carry': {'consents': 'LISTED', 'whose': ['south']}
          NothingToCarry          | rep:north | ReviseTerms            | 'by': 'north', 'agreement': 'A', 'kind': 'CORRIGENDUM', 'basedOn': 1, 'terms': {}, 'carry': {'consents': 'LISTED', 'whose': ['south']}
          NotAnEarlierStance      | rep:south | TakeStance             | 'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS', 'supersedes': '00000000-0000-4000-8000-000000000001'
          OfferLapsed             | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'short', 'version': 1, 'decision': 'ACCEPT'
          NotAParticipant         | recorder  | DeclareConsent         | 'mode': 'REPORTED', 'by': 'east', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'
          AlreadyAccepted         | rep:north | DeclareConsent         | 'by': 'north', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'
          NoConsentToWithdraw     | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'WITHDRAW'
          InForceUseNotice        | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'done', 'version': 1, 'decision': 'WITHDRAW'
          NotDebtor               | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['n1']
          NothingToPerform        | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'done', 'version': 1, 'scope': ['d1']
          EndsBeforeItBegins      | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'until': '2026-02-01T00:00Z'
          NoReadiness             | rep:south | WithdrawReadiness      | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          IllTypedReading         | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'n1', 'readingId': 'A.x', 'links': [{'parallel': ['n1', 's1']}]
          IllTypedReading         | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.x', 'links': [{'after': ['zz'], 'then': 'n1'}]
          IdenticalReading        | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.y', 'links': [{'parallel': ['s1', 'n1']}]
          NoParticulars           | rep:south | AllegeBreach           | 'by': 'south', 'id': 'AL2', 'against': 'north', 'keys': ['n1'], 'particulars': ' '
          NotRespondent           | recorder  | RespondToAllegation    | 'mode': 'REPORTED', 'by': 'east', 'id': 'AL', 'answer': 'DENY'
          NotMandated             | rep:north | ConfirmReadiness       | 'by': 'north', 'agreement': 'A', 'version': 1, 'scope': ['n1'], 'capacity': {'mandated': 'm1'}
          NoMonitoringMandate     | verifier  | AllegeBreach           | 'by': 'observers', 'id': 'AL2', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'
          NoMonitoringMandate     | verifier  | AssessOccurrence       | 'by': 'observers', 'id': 'visit', 'mandate': 'm1', 'result': 'CONFIRMED', 'method': 'x'
          NotAdmitted             | owner     | ChangeCapacity         | 'userIds': ['nobody'], 'capacity': 'RECORDER'
          NotAdmitted             | rep:south | ReassignCommitment     | 'by': 'south', 'agreement': 'A', 'key': 's1', 'side': 'DEBTOR', 'from': 'south', 'to': 'gazette'
          NoOwnerLeft             | owner     | ChangeCapacity         | 'userIds': ['owner']
          NotAMember              | owner     | DefineCompartment      | 'id': 'caucus', 'members': ['recorder'], 'visibility': 'INVISIBLE'
          NotAdmitted             | owner     | DefineCompartment      | 'id': 'caucus', 'members': ['owner', 'nobody'], 'visibility': 'INVISIBLE'
          VisibilityStays         | owner     | DefineCompartment      | 'id': 'room', 'members': ['owner'], 'visibility': 'AS_SEALED'
          NotForACompartment      | owner     | ChangeCapacity         | 'userIds': ['recorder'], 'compartments': ['room']
          NotForACompartment      | owner     | DefineCompartment      | 'id': 'inner', 'members': ['owner'], 'visibility': 'INVISIBLE', 'compartments': ['room']
          OneCompartment          | recorder  | RegisterReferent       | 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier', 'compartments': ['room', 'other']
          Unknown                 | rep:south | RegisterReferent       | 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier', 'compartments': ['room']
          IdOfACompartment        | recorder  | RegisterReferent       | 'id': '_room.pier', 'kind': 'PLACE', 'neutralLabel': 'Pier'
          IdOfOthers              | recorder  | RegisterReferent       | 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier', 'compartments': ['room']
          IdOfOthers              | recorder  | RaiseIssue             | 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-01-01T00:00Z', 'id': '_room.q', 'question': 'Is it?', 'propositions': [{'id': 'p1', 'kind': 'CLAIM', 'text': 'x'}], 'compartments': ['room']
          NotItsAudience          | recorder  | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000007', 'patch': {'note': 'x'}, 'reason': 'x', 'compartments': ['room']
          AttributionNeeded       | recorder  | ConfirmReadiness       | 'mode': 'REPORTED', 'by': 'south', 'statedAt': '2026-01-01T00:00Z', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'attribution': 'CHATHAM'
          AttributionNeeded       | rep:south | ReportOccurrence       | 'by': 'south', 'id': 'o9', 'kind': 'OTHER', 'when': '2026-01-01T00:00Z', 'observationMode': 'WITNESSED', 'attribution': 'BACKGROUND'
          AttributionStays        | recorder  | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000001', 'patch': {'attribution': 'CHATHAM'}, 'reason': 'x'
          NotTheRecorder          | rep:south | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000001', 'patch': {'words': 'x'}, 'reason': 'x'
          IdTaken                 | recorder  | ImportBatch            | 'id': 'b', 'hash': 'sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'count': 0, 'origin': 'x'
          IdTaken                 | rep:north | GrantMandate           | 'by': 'north', 'id': 'm1', 'representative': 'east'
          IdTaken                 | rep:south | GiveNotice             | 'by': 'south', 'agreement': 'done', 'noticeId': 'past', 'effect': 'SUSPEND', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-04-01T00:00Z'
          Unknown                 | rep:south | WithdrawNotice         | 'by': 'south', 'agreement': 'done', 'noticeId': 'none'
          Unknown                 | custodian1 | AnnulRecord            | 'target': '00000000-0000-4000-8000-000000000099', 'reason': 'DUPLICATE'
          NoStandingMandate       | rep:north | RevokeMandate          | 'by': 'north', 'id': 'm9'
          NotThePrincipal         | rep:south | RevokeMandate          | 'by': 'south', 'id': 'm1'
          UncoveredKey            | rep:north | ProposeAgreement       | 'by': 'north', 'agreement': 'B', 'form': 'ORAL', 'terms': {'participants': [{'ref': 'south', 'role': 'PARTY'}], 'terms': [{'kind': 'POWER', 'key': 'exit', 'texts': 'x', 'effect': 'SUSPEND', 'scope': ['k']}]}
          ClosedAgreement         | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'gone', 'version': 1, 'decision': 'ACCEPT'
          AlreadyConcluded        | rep:north | WithdrawProposal       | 'by': 'north', 'agreement': 'done'
          NotProposer             | rep:south | WithdrawProposal       | 'by': 'south', 'agreement': 'A'
          NotCreditor             | rep:south | ReleaseCommitment      | 'by': 'south', 'agreement': 'A', 'key': 's1'
          NoSuchPower             | rep:south | GiveNotice             | 'by': 'south', 'agreement': 'done', 'noticeId': 'new', 'effect': 'TERMINATE', 'powerKey': 'exit', 'effectiveAt': '2026-04-01T00:00Z'
          NotTheGiver             | rep:north | WithdrawNotice         | 'by': 'north', 'agreement': 'done', 'noticeId': 'past'
          NoticeTookEffect        | rep:south | WithdrawNotice         | 'by': 'south', 'agreement': 'done', 'noticeId': 'past'
          NoStandingNotice        | rep:south | WithdrawNotice         | 'by': 'south', 'agreement': 'done', 'noticeId': 'back'
          NothingToPerform        | rep:north | ReleaseCommitment      | 'by': 'north', 'agreement': 'done', 'key': 'd1'
          IllTypedExpression      | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'conditions': {'performed': 'zz'}
          ClosedAllegation        | rep:north | RespondToAllegation    | 'by': 'north', 'id': 'AL0', 'answer': 'DENY'
          OnlyAllegerMayClose     | rep:north | CloseAllegation        | 'by': 'north', 'id': 'AL', 'how': 'WAIVED'
          NotAPartyToIt           | recorder  | CloseAllegation        | 'mode': 'REPORTED', 'by': 'east', 'id': 'AL', 'how': 'SETTLED'
          NoCureOffered           | rep:south | AcceptCure             | 'by': 'south', 'id': 'AL'
          StepOutOfOrder          | rep:south | ReferAllegation        | 'by': 'south', 'id': 'AL', 'forum': 'gazette', 'step': 'panel'
          NoMandateBasis          | recorder  | RecordFinding          | 'mode': 'REPORTED', 'by': 'gazette', 'id': 'AL', 'body': 'gazette', 'result': 'INCONCLUSIVE'
          AlreadyAnnulled         | custodian1 | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000002', 'patch': {'words': 'x'}, 'reason': 'x'
          CustodyStands           | custodian1 | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000003', 'patch': {'note': 'x'}, 'reason': 'x'
          CustodyStands           | custodian1 | AnnulRecord            | 'target': '00000000-0000-4000-8000-000000000003', 'reason': 'DUPLICATE'
          NotAnnulled             | custodian1 | RemovePayload          | 'target': '00000000-0000-4000-8000-000000000004', 'position': 1, 'leaf': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'legalBasis': 'x'
          PayloadStays            | custodian1 | RemovePayload          | 'target': '00000000-0000-4000-8000-000000000003', 'position': 1, 'leaf': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'legalBasis': 'x'
          NotItsPlace             | custodian1 | RemovePayload          | 'target': '00000000-0000-4000-8000-000000000002', 'position': 1, 'leaf': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'legalBasis': 'x'
          AlreadyRemoved          | custodian1 | RemovePayload          | 'target': '00000000-0000-4000-8000-000000000006', 'position': 1, 'leaf': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', 'legalBasis': 'x'
          NotAPerson              | custodian1 | ErasePersonalData      | 'target': '00000000-0000-4000-8000-000000000007', 'legalBasis': 'x'
          NotSealed               | custodian1 | ErasePersonalData      | 'target': '00000000-0000-4000-8000-000000000009', 'legalBasis': 'x'
          AlreadyErased           | custodian1 | ErasePersonalData      | 'target': '00000000-0000-4000-8000-000000000008', 'legalBasis': 'x'
          FourEyes                | custodian1 | ErasePersonalData      | 'target': '00000000-0000-4000-8000-000000000010', 'legalBasis': 'x'
          CustodyStands           | custodian1 | AnnulRecord            | 'target': '00000000-0000-4000-8000-000000000011', 'reason': 'DUPLICATE'
          NotForACompartment      | custodian1 | ErasePersonalData      | 'target': '00000000-0000-4000-8000-000000000010', 'legalBasis': 'x', 'compartments': ['room']
          AlreadyAgreed           | recorder  | ConsentToUnseal        | 'target': '00000000-0000-4000-8000-000000000012', 'compartments': ['talks']
          StaysSealed             | recorder  | ConsentToUnseal        | 'target': '00000000-0000-4000-8000-000000000014', 'compartments': ['talks']
          AlreadyUnsealed         | custodian1 | RegisterReferent       | 'statedAt': '2026-02-01T00:00Z', 'id': '_talks.depot', 'kind': 'PLACE', 'neutralLabel': 'Depot', 'unseals': '00000000-0000-4000-8000-000000000012'
          ConsentMissing          | custodian1 | RegisterReferent       | 'statedAt': '2026-02-01T00:00Z', 'id': '_talks.shed', 'kind': 'PLACE', 'neutralLabel': 'Shed', 'unseals': '00000000-0000-4000-8000-000000000013'
          NotWhatWasSaid          | custodian1 | RegisterReferent       | 'statedAt': '2026-02-01T00:00Z', 'id': '_talks.bay', 'kind': 'PLACE', 'neutralLabel': 'Bay of others', 'unseals': '00000000-0000-4000-8000-000000000015'
          NotItsWords             | rep:north | AdoptWords             | 'by': 'north', 'target': '00000000-0000-4000-8000-000000000016'
          NotItsWords             | rep:south | AdoptWords             | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000007'
          ItsOwnWords             | rep:north | AdoptWords             | 'by': 'north', 'target': '00000000-0000-4000-8000-000000000001'
          ItsOwnWords             | rep:north | DisownWords            | 'by': 'north', 'target': '00000000-0000-4000-8000-000000000001'
          ItsOwnWords             | rep:south | AdoptWords             | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000016'
          ItsOwnWords             | rep:south | DisownWords            | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000016'
          AlreadyDisowned         | rep:south | DisownWords            | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000017'
          Unknown                 | rep:south | AdoptWords             | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000099'
          AlreadyAnnulled         | rep:south | AdoptWords             | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000002'
          CapacityMissing         | recorder  | AdoptWords             | 'mode': 'REPORTED', 'by': 'south', 'target': '00000000-0000-4000-8000-000000000017'
          OwnActIsPerformed       | rep:south | AdoptWords             | 'mode': 'REPORTED', 'by': 'south', 'target': '00000000-0000-4000-8000-000000000017'
          NotOnesOwnAct           | rep:north | AdoptWords             | 'by': 'south', 'target': '00000000-0000-4000-8000-000000000017'
          NotAClericalError       | custodian1 | CorrectRecord          | 'target': '00000000-0000-4000-8000-000000000001', 'patch': {}, 'reason': 'x'
          FourEyes                | custodian1 | AnnulRecord            | 'target': '00000000-0000-4000-8000-000000000004', 'reason': 'DUPLICATE'
          StillReliedOn           | custodian1 | AnnulRecord            | 'target': '00000000-0000-4000-8000-000000000005', 'reason': 'DUPLICATE'
          """)
  void is_met_by_an_act(String refusal, String user, String act, String fields) {
    assertThat(history().when(user, act, fields).name()).isEqualTo(refusal);
    MET.add(refusal);
  }

  /// ActIdReused is told before any decider is asked, SubjectErased after; see IdempotencyIT and
  /// ErasureIT in ledger-api. Unfoldable is for what no act can say: see RehearsalTest.
  @AfterAll
  static void none_is_missing() {
    MET.add("ActIdReused");
    MET.add("SubjectErased");
    MET.add("Unfoldable");
    assertThat(MET)
        .isEqualTo(
            Arrays.stream(Refusal.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Harbour history() {
    var both =
        "'participants': [{'ref': 'north', 'role': 'PARTY'}, {'ref': 'south', 'role': 'PARTY'}]";
    return withoutPayload(Harbour.proposed().withMonitor().withCustodians())
        .given(
            "rep:north",
            "DeclareConsent",
            "'actId': '00000000-0000-4000-8000-000000000001', 'by': 'north', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'")
        .given("recorder", "TakeStance", reported(16))
        .given("rep:south", "AdoptWords", "'by': 'south', " + ofWords(16))
        .given("recorder", "TakeStance", reported(17))
        .given("rep:south", "DisownWords", "'by': 'south', " + ofWords(17))
        .given(
            "rep:north",
            "AdvanceReading",
            "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.par', 'links': [{'parallel': ['n1', 's1']}]")
        .given(
            "rep:south",
            "RaiseIssue",
            "'by': 'south', 'id': 'q', 'question': 'Is the quay open?', 'propositions': [{'id': 'p1', 'kind': 'CLAIM', 'text': 'It is open'}]")
        .given(
            "rep:south",
            "AllegeBreach",
            "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'The quay was shut on Monday'")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'short', 'form': 'ORAL', 'statedAt': '2026-01-01T00:00Z', 'offerExpires': '2026-02-01T00:00Z', 'terms': {"
                + both
                + "}")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'actId': '00000000-0000-4000-8000-000000000005', 'by': 'north', 'agreement': 'done', 'form': 'ORAL', 'terms': {"
                + both
                + ", 'terms': [{'kind': 'COMMITMENT', 'key': 'd1', 'debtors': ['south'], 'creditors': ['north'], 'mode': 'ACHIEVE', 'texts': 'x'}, {'kind': 'RECITAL', 'id': 'r', 'texts': 'x'}, {'kind': 'COMMITMENT', 'key': 'twice', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x'}]}")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'again', 'form': 'ORAL', 'terms': {"
                + both
                + ", 'terms': [{'kind': 'COMMITMENT', 'key': 'twice', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x'}]}")
        .given(
            "rep:north",
            "DeclareConsent",
            "'by': 'north', 'agreement': 'done', 'version': 1, 'decision': 'ACCEPT'")
        .given(
            "rep:south",
            "DeclareConsent",
            "'by': 'south', 'agreement': 'done', 'version': 1, 'decision': 'ACCEPT'")
        .given(
            "rep:south",
            "ReportOccurrence",
            "'by': 'south', 'id': 'visit', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 'd1', 'as': 'PERFORMANCE'}]")
        .given(
            "rep:north",
            "GrantMandate",
            "'by': 'north', 'id': 'm1', 'representative': 'observers', 'scope': ['AssessOccurrence', {'place': 'quay'}]")
        .given(
            "recorder",
            "ImportBatch",
            "'id': 'b', 'hash': 'sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'count': 1, 'origin': 'An archive'")
        .given(
            "owner",
            "DefineCompartment",
            "'id': 'room', 'members': ['owner', 'recorder'], 'visibility': 'INVISIBLE'")
        .given(
            "recorder",
            "RegisterReferent",
            "'actId': '00000000-0000-4000-8000-000000000007', 'id': 'crane', 'kind': 'PLACE', 'neutralLabel': 'Crane'")
        .given(
            "custodian1",
            "DefineCompartment",
            "'actId': '00000000-0000-4000-8000-000000000014', 'id': 'talks', 'members': ['custodian1', 'recorder'], 'visibility': 'INVISIBLE'")
        .given("recorder", "RegisterReferent", inTalks(12, "depot", "Depot"))
        .given("recorder", "RegisterReferent", inTalks(13, "shed", "Shed"))
        .given("recorder", "RegisterReferent", inTalks(15, "bay", "Bay"))
        .given("recorder", "ConsentToUnseal", agreed(12))
        .given("recorder", "ConsentToUnseal", agreed(15))
        .given(
            "custodian1",
            "RegisterReferent",
            "'statedAt': '2026-02-01T00:00Z', 'id': '_talks.depot', 'kind': 'PLACE', 'neutralLabel': 'Depot', 'unseals': '00000000-0000-4000-8000-000000000012'")
        .given("recorder", "RegisterReferent", person(8, "eve"))
        .given("recorder", "RegisterReferent", person(9, "unsealed"))
        .given("recorder", "RegisterReferent", person(10, "adam"))
        .given("custodian1", "ErasePersonalData", erasure(8))
        .given("custodian2", "ErasePersonalData", erasure(8))
        .given(
            "custodian1",
            "ErasePersonalData",
            "'actId': '00000000-0000-4000-8000-000000000011', " + erasure(10))
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'gone', 'form': 'ORAL', 'terms': {" + both + "}")
        .given("rep:north", "WithdrawProposal", "'by': 'north', 'agreement': 'gone'")
        .given(
            "rep:north",
            "ProposeAgreement",
            "'by': 'north', 'agreement': 'redrafted', 'form': 'ORAL', 'terms': {" + both + "}")
        .given(
            "rep:north",
            "ReviseTerms",
            "'by': 'north', 'agreement': 'redrafted', 'kind': 'DRAFT', 'basedOn': 1, 'terms': {"
                + both
                + "}")
        .given(
            "rep:south",
            "GiveNotice",
            "'by': 'south', 'agreement': 'done', 'noticeId': 'past', 'effect': 'SUSPEND', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-02-20T00:00Z'")
        .given(
            "rep:south",
            "GiveNotice",
            "'by': 'south', 'agreement': 'done', 'noticeId': 'back', 'effect': 'SUSPEND', 'powerKey': 'EXTRA_TEXTUAL', 'effectiveAt': '2026-04-01T00:00Z'")
        .given(
            "rep:south", "WithdrawNotice", "'by': 'south', 'agreement': 'done', 'noticeId': 'back'")
        .given(
            "rep:south",
            "AllegeBreach",
            "'by': 'south', 'id': 'AL0', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'")
        .given("rep:south", "CloseAllegation", "'by': 'south', 'id': 'AL0', 'how': 'WAIVED'")
        .given(
            "rep:south",
            "RaiseIssue",
            "'actId': '00000000-0000-4000-8000-000000000002', 'by': 'south', 'id': 'q8', 'question': 'Twice?', 'propositions': [{'id': 'p8', 'kind': 'CLAIM', 'text': 'x'}]")
        .given(
            "rep:south",
            "RaiseIssue",
            "'actId': '00000000-0000-4000-8000-000000000004', 'by': 'south', 'id': 'q9', 'question': 'Twice?', 'propositions': [{'id': 'p9', 'kind': 'CLAIM', 'text': 'x'}]")
        .given(
            "custodian1",
            "AnnulRecord",
            "'actId': '00000000-0000-4000-8000-000000000003', 'target': '00000000-0000-4000-8000-000000000002', 'reason': 'DUPLICATE'")
        .given(
            "custodian2",
            "AnnulRecord",
            "'target': '00000000-0000-4000-8000-000000000002', 'reason': 'DUPLICATE'")
        .given(
            "custodian1",
            "AnnulRecord",
            "'target': '00000000-0000-4000-8000-000000000004', 'reason': 'DUPLICATE'");
  }

  private static String inTalks(int act, String id, String label) {
    return "'actId': '00000000-0000-4000-8000-0000000000%02d', 'statedAt': '2026-02-01T00:00Z', 'id': '_talks.%s', 'kind': 'PLACE', 'neutralLabel': '%s', 'compartments': ['talks']"
        .formatted(act, id, label);
  }

  private static String reported(int act) {
    return "'actId': '00000000-0000-4000-8000-0000000000%02d', 'mode': 'REPORTED', 'by': 'south', 'proposition': 'SHOULD(A)', 'stance': 'AFFIRMS'"
        .formatted(act);
  }

  private static String ofWords(int target) {
    return "'target': '00000000-0000-4000-8000-0000000000%02d'".formatted(target);
  }

  private static String agreed(int target) {
    return "'target': '00000000-0000-4000-8000-0000000000%02d', 'compartments': ['talks']"
        .formatted(target);
  }

  private static String person(int act, String id) {
    return "'actId': '00000000-0000-4000-8000-0000000000%02d', 'id': '%s', 'kind': 'PERSON', 'neutralLabel': 'A witness'"
        .formatted(act, id);
  }

  private static String erasure(int target) {
    return "'target': '00000000-0000-4000-8000-0000000000%02d', 'legalBasis': 'x'"
        .formatted(target);
  }

  /// With an issue that was annulled, and has no payload any more.
  private static Harbour withoutPayload(Harbour harbour) {
    var id = UUID.fromString("00000000-0000-4000-8000-000000000006");
    var annul = "'target': '" + id + "', 'reason': 'DUPLICATE'";
    harbour
        .given(
            "rep:south",
            "RaiseIssue",
            "'actId': '"
                + id
                + "', 'by': 'south', 'id': 'q7', 'question': 'Whose?', 'propositions': [{'id': 'p7', 'kind': 'CLAIM', 'text': 'x'}]")
        .given("custodian1", "AnnulRecord", annul)
        .given("custodian2", "AnnulRecord", annul);
    var place = harbour.ledger().placeOf(id).orElseThrow();
    return harbour.given(
        "custodian1",
        "RemovePayload",
        "'target': '%s', 'position': %d, 'leaf': '%s', 'legalBasis': 'x'"
            .formatted(id, place.position(), place.leaf()));
  }
}
