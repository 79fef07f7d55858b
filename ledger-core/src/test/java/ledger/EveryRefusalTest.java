package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
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
          Unknown                 | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'capacity': {'mandated': 'm1'}
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
          StaleVersion            | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 2, 'scope': ['s1']
          StaleVersion            | rep:north | ReviseTerms            | 'by': 'north', 'agreement': 'A', 'kind': 'DRAFT', 'basedOn': 2, 'terms': {}
          StaleVersion            | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'A', 'version': 2, 'decision': 'ACCEPT'
          OfferLapsed             | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'short', 'version': 1, 'decision': 'ACCEPT'
          NotAParticipant         | recorder  | DeclareConsent         | 'mode': 'REPORTED', 'by': 'east', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'
          AlreadyAccepted         | rep:north | DeclareConsent         | 'by': 'north', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'
          NoConsentToWithdraw     | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'A', 'version': 1, 'decision': 'WITHDRAW'
          InForceUseNotice        | rep:south | DeclareConsent         | 'by': 'south', 'agreement': 'done', 'version': 1, 'decision': 'WITHDRAW'
          NotDebtor               | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['n1']
          NotDebtor               | rep:north | AllegeBreach           | 'by': 'north', 'id': 'AL2', 'against': 'south', 'keys': [{'agreement': 'A', 'key': 'n1'}], 'particulars': 'x'
          NothingToPerform        | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'done', 'version': 1, 'scope': ['d1']
          EndsBeforeItBegins      | rep:south | ConfirmReadiness       | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1'], 'until': '2026-02-01T00:00Z'
          NoReadiness             | rep:south | WithdrawReadiness      | 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']
          IllTypedReading         | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'n1', 'readingId': 'A.x', 'links': [{'parallel': ['n1', 's1']}]
          IllTypedReading         | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.x', 'links': [{'after': ['zz'], 'then': 'n1'}]
          IdenticalReading        | rep:north | AdvanceReading         | 'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.y', 'links': [{'parallel': ['s1', 'n1']}]
          NoParticulars           | rep:south | AllegeBreach           | 'by': 'south', 'id': 'AL2', 'against': 'north', 'keys': ['n1'], 'particulars': ' '
          NotRespondent           | recorder  | RespondToAllegation    | 'mode': 'REPORTED', 'by': 'east', 'id': 'AL', 'answer': 'DENY'
          """)
  void is_met_by_an_act(String refusal, String user, String act, String fields) {
    assertThat(history().when(user, act, fields).name()).isEqualTo(refusal);
    MET.add(refusal);
  }

  /// ActIdReused is told before any decider is asked; see IdempotencyIT in ledger-api.
  @AfterAll
  static void none_is_missing() {
    MET.add("ActIdReused");
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
    return Harbour.proposed()
        .given(
            "rep:north",
            "DeclareConsent",
            "'by': 'north', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'")
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
            "'by': 'north', 'agreement': 'done', 'form': 'ORAL', 'terms': {"
                + both
                + ", 'terms': [{'kind': 'COMMITMENT', 'key': 'd1', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x'}, {'kind': 'RECITAL', 'id': 'r', 'texts': 'x'}, {'kind': 'COMMITMENT', 'key': 'twice', 'debtors': ['south'], 'mode': 'ACHIEVE', 'texts': 'x'}]}")
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
            "'by': 'south', 'id': 'visit', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED', 'relates': [{'key': 'd1', 'as': 'PERFORMANCE'}]");
  }
}
