package ledger.problem;

import static ledger.Harbour.act;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AgreementAct.Revision;
import ledger.act.AllegationAct.How;
import ledger.act.NegotiationAct.Capacity;
import ledger.act.NegotiationAct.DefineCompartment.Visibility;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.*;
import ledger.decision.RefusalSubject;
import ledger.record.PlaceInLog;
import ledger.terms.Effect;
import ledger.value.Id;

/// One of each refusal in each of its forms, with an act that meets it. The names are those of the
/// golden files: the code, and the form where a code has several.
final class OneOfEachRefusal {

  record Refused(Act act, Refusal refusal) {}

  private static final Actor NORTH = Actor.named("north");
  private static final Actor SOUTH = Actor.named("south");
  private static final Actor EAST = Actor.named("east");
  private static final Actor UNNAMED = new Actor.Anonymous(Id.of("anon"));
  private static final Id A = Id.of("A");
  private static final Id AL = Id.of("AL");
  private static final Id N1 = Id.of("n1");
  private static final Id S1 = Id.of("s1");
  private static final Id PAST = Id.of("past");
  private static final Instant JANUARY = Instant.parse("2026-01-15T08:30:00Z");
  private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID THIRD = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private static final Act CONFIRM =
      sent("ConfirmReadiness", "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']");
  private static final Act REPORT =
      sent(
          "ConfirmReadiness",
          "'mode': 'REPORTED', 'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']");
  private static final Act UNREADY =
      sent("WithdrawReadiness", "'by': 'south', 'agreement': 'A', 'version': 1, 'scope': ['s1']");
  private static final Act CONSENT =
      sent("DeclareConsent", "'by': 'north', 'agreement': 'A', 'version': 1, 'decision': 'ACCEPT'");
  private static final Act PROPOSE =
      sent("ProposeAgreement", "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'terms': {}");
  private static final Act CLAIM =
      sent(
          "RecordClaimedAgreement", "'by': 'north', 'agreement': 'A', 'form': 'ORAL', 'terms': {}");
  private static final Act UNPROPOSE = sent("WithdrawProposal", "'by': 'south', 'agreement': 'A'");
  private static final Act REVISE =
      sent(
          "ReviseTerms",
          "'by': 'north', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {}");
  private static final Act RELEASE =
      sent("ReleaseCommitment", "'by': 'north', 'agreement': 'A', 'key': 's1'");
  private static final Act REASSIGN =
      sent(
          "ReassignCommitment",
          "'by': 'north', 'agreement': 'A', 'key': 's1', 'side': 'CREDITOR', 'from': 'north', 'to': 'east'");
  private static final Act NOTICE =
      sent(
          "GiveNotice",
          "'by': 'south', 'agreement': 'A', 'noticeId': 'past', 'effect': 'SUSPEND', 'powerKey': 'exit', 'effectiveAt': '2026-04-01T00:00Z'");
  private static final Act UNNOTICE =
      sent("WithdrawNotice", "'by': 'north', 'agreement': 'A', 'noticeId': 'past'");
  private static final Act STANCE =
      sent("TakeStance", "'by': 'south', 'proposition': 'EXISTS(A)', 'stance': 'AFFIRMS'");
  private static final Act READING =
      sent(
          "AdvanceReading",
          "'by': 'north', 'agreement': 'A', 'version': 1, 'termId': 'L', 'readingId': 'A.x', 'words': 'x'");
  private static final Act OCCURRENCE =
      sent(
          "ReportOccurrence",
          "'by': 'south', 'id': 'O', 'kind': 'PASSAGE', 'when': '2026-02-01T00:00Z', 'observationMode': 'WITNESSED'");
  private static final Act ASSESS =
      sent(
          "AssessOccurrence",
          "'by': 'east', 'id': 'O', 'mandate': 'm1', 'result': 'CONFIRMED', 'method': 'x'");
  private static final Act ALLEGE =
      sent(
          "AllegeBreach",
          "'by': 'south', 'id': 'AL', 'against': 'north', 'keys': ['n1'], 'particulars': 'x'");
  private static final Act RESPOND =
      sent("RespondToAllegation", "'by': 'east', 'id': 'AL', 'answer': 'DENY'");
  private static final Act CURE = sent("AcceptCure", "'by': 'south', 'id': 'AL'");
  private static final Act REFER =
      sent("ReferAllegation", "'by': 'south', 'id': 'AL', 'forum': 'gazette', 'step': 'panel'");
  private static final Act FIND =
      sent(
          "RecordFinding",
          "'by': 'gazette', 'id': 'AL', 'body': 'gazette', 'result': 'INCONCLUSIVE'");
  private static final Act CLOSE =
      sent("CloseAllegation", "'by': 'east', 'id': 'AL', 'how': 'WAIVED'");
  private static final Act MANDATE =
      sent("GrantMandate", "'by': {'anonymous': 'anon'}, 'id': 'm1', 'representative': 'east'");
  private static final Act REVOKE = sent("RevokeMandate", "'by': 'south', 'id': 'm1'");
  private static final Act OPEN = sent("OpenNegotiation", "'title': 'Use of the harbour'");
  private static final Act ADMIT =
      sent("AdmitParticipant", "'capacity': 'AUDITOR', 'userIds': ['eve']");
  private static final Act CHANGE =
      sent("ChangeCapacity", "'userIds': ['owner'], 'capacity': 'RECORDER'");
  private static final Act COMPARTMENT =
      sent(
          "DefineCompartment",
          "'id': 'caucus', 'members': ['recorder'], 'visibility': 'AS_SEALED'");
  private static final Act REGISTER =
      sent(
          "RegisterReferent",
          "'mode': 'REPORTED', 'id': 'pier', 'kind': 'PLACE', 'neutralLabel': 'Pier'");
  private static final Act SOURCE = sent("RegisterSource", "'id': 'paper', 'kind': 'REPORT'");
  private static final Act CORRECT =
      sent("CorrectRecord", "'target': '" + OTHER + "', 'patch': {'words': 'x'}, 'reason': 'x'");
  private static final Act ANNUL =
      sent("AnnulRecord", "'target': '" + OTHER + "', 'reason': 'DUPLICATE'");
  private static final String LEAF = "qkVlwP5dYqhWdaoVPkyjtXURW2I8BXmwHpBskuFxmJA=";
  private static final Act REMOVE =
      sent(
          "RemovePayload",
          "'target': '" + OTHER + "', 'position': 7, 'leaf': '" + LEAF + "', 'legalBasis': 'x'");

  private static final Act ADOPT = sent("AdoptWords", "'by': 'south', 'target': '" + OTHER + "'");
  private static final Act DISOWN = sent("DisownWords", "'by': 'south', 'target': '" + OTHER + "'");

  private static final Act AGREE = sent("ConsentToUnseal", "'target': '" + OTHER + "'");

  private static final Act ERASE =
      sent("ErasePersonalData", "'target': '" + OTHER + "', 'legalBasis': 'x'");

  private OneOfEachRefusal() {}

  static Map<String, Refused> byName() {
    var all = new LinkedHashMap<String, Refused>();
    ofCallers(all);
    ofNames(all);
    ofTerms(all);
    ofAgreements(all);
    ofNotices(all);
    ofAllegations(all);
    ofCustody(all);
    return all;
  }

  private static void ofCallers(Map<String, Refused> all) {
    one(all, "NOT_FOUND.negotiation", CONFIRM, new NoSuchNegotiation(Id.of("elsewhere")));
    one(
        all,
        "CAPACITY_MISSING",
        ADMIT,
        new CapacityMissing(
            EnumSet.of(Capacity.RECORDER, Capacity.MONITOR), EnumSet.of(Capacity.OWNER)));
    one(
        all,
        "CAPACITY_MISSING.none_held",
        ADMIT,
        new CapacityMissing(Set.of(), EnumSet.of(Capacity.REP, Capacity.THIRD, Capacity.RECORDER)));
    one(all, "FILING_IS_YOUR_OWN_ACT", REGISTER, new FilingIsOnesOwn("RegisterReferent"));
    one(all, "PERFORMED_FOR_ANOTHER", CONFIRM, new PerformedForAnother(SOUTH));
    one(all, "YOUR_OWN_ACT_IS_PERFORMED", REPORT, new OwnActIsPerformed(SOUTH));
    one(all, "NOT_YOUR_ACT", CONFIRM, new NotOnesOwnAct(SOUTH, ids("north")));
    one(all, "NOT_YOUR_ACT.adoption", ADOPT, new NotOnesOwnAct(SOUTH, ids("north")));
    one(all, "NOT_YOUR_ACT.for_nobody", CONFIRM, new NotOnesOwnAct(SOUTH, List.of()));
    one(all, "NOT_YOUR_STANCE", STANCE, new NotOnesOwnStance(SOUTH, ids("east", "north")));
    one(all, "NOT_YOUR_STANCE.for_nobody", STANCE, new NotOnesOwnStance(SOUTH, List.of()));
    one(
        all,
        "CONFLICT_OF_CAPACITY",
        ADMIT,
        new CapacitiesInConflict(new UserId("eve"), Capacity.AUDITOR, Capacity.RECORDER));
    one(all, "NO_MANDATE", CONFIRM, new NotMandated(SOUTH, "ConfirmReadiness", ids("m1", "m2")));
    one(
        all,
        "NO_MANDATE.none_given",
        CONFIRM,
        new NotMandated(SOUTH, "ConfirmReadiness", List.of()));
    one(
        all,
        "NO_MONITORING_MANDATE",
        ASSESS,
        new NoMonitoringMandate(EAST, "AssessOccurrence", Optional.of(Id.of("m1"))));
    one(
        all,
        "NO_MONITORING_MANDATE.none_holds",
        ALLEGE,
        new NoMonitoringMandate(EAST, "AllegeBreach", Optional.empty()));
    one(all, "NOT_ADMITTED", CHANGE, new NotAdmitted("userIds", "eve"));
    one(all, "NO_OWNER_LEFT", CHANGE, new NoOwnerLeft());
    one(all, "NOT_A_MEMBER", COMPARTMENT, new NotAMember(Id.of("caucus"), new UserId("mediator")));
    one(all, "NOT_THE_RECORDER", CORRECT, new NotTheRecorder(new UserId("recorder")));
  }

  private static void ofNames(Map<String, Refused> all) {
    one(
        all,
        "ACT_ID_REUSED",
        CONFIRM,
        new ActIdReused(CONFIRM.actId(), List.of("scope", "statedAt")));
    one(all, "NOT_FOR_A_COMPARTMENT", CHANGE, new NotForACompartment("ChangeCapacity"));
    one(all, "ONE_COMPARTMENT", STANCE, new OneCompartment(List.of(Id.of("a"), Id.of("b"))));
    one(all, "ID_OF_A_COMPARTMENT", REGISTER, new IdOfACompartment(Id.of("_caucus.pier")));
    one(all, "ID_OF_OTHERS", REGISTER, new IdOfOthers(Id.of("pier"), "_caucus."));
    one(all, "NOT_ITS_AUDIENCE", CORRECT, new NotItsAudience(CONFIRM.actId()));
    one(all, "ATTRIBUTION_NEEDED", CONFIRM, new AttributionNeeded("ConfirmReadiness"));
    one(all, "ATTRIBUTION_STAYS", CORRECT, new AttributionStays(CONFIRM.actId()));
    one(
        all,
        "VISIBILITY_STAYS",
        COMPARTMENT,
        new VisibilityStays(Id.of("caucus"), Visibility.INVISIBLE));
    one(all, "SUBJECT_ERASED", STANCE, new SubjectErased(JANUARY));
    for (var subject : RefusalSubject.values()) {
      one(all, "ID_TAKEN." + subject, REGISTER, new IdTaken(subject, "id", Id.of("pier")));
      one(
          all,
          "UNKNOWN_" + subject,
          CONFIRM,
          new Unknown(subject, "scope[0]", "s9", List.of("s1", "n1")));
    }
    one(all, "ID_TAKEN.negotiation", OPEN, new NegotiationIdTaken(Id.of("harbour")));
    one(
        all,
        "AMBIGUOUS_COMMITMENT",
        OCCURRENCE,
        new AmbiguousKey("relates[0].key", Id.of("twice"), ids("again", "done")));
    one(all, "LABEL_NOT_NEUTRAL", REGISTER, new LabelNotNeutral("The illegal pier", "illegal"));
    one(
        all,
        "SOURCE_ALREADY_REGISTERED",
        SOURCE,
        new SourceAlreadyRegistered(Id.of("paper"), "sha256:" + "a".repeat(64)));
    one(all, "NOT_AN_EARLIER_STANCE", STANCE, new NotAnEarlierStance(OTHER));
    one(all, "STATED_IN_THE_FUTURE", CONFIRM, new StatedInTheFuture("statedAt", FEBRUARY, JANUARY));
    one(all, "MANDATE_UNKNOWN", REVOKE, new NoStandingMandate(Id.of("m9"), false));
    one(all, "MANDATE_UNKNOWN.revoked", REVOKE, new NoStandingMandate(Id.of("m1"), true));
    one(all, "NOT_THE_PRINCIPAL", REVOKE, new NotThePrincipal(Id.of("m1"), NORTH));
    one(all, "NOT_THE_PRINCIPAL.unnamed", MANDATE, new NotThePrincipal(Id.of("m1"), UNNAMED));
  }

  private static void ofTerms(Map<String, Refused> all) {
    one(all, "NO_COUNTERPARTY", PROPOSE, new NoCounterparty());
    one(all, "DUPLICATE_KEY", PROPOSE, new DuplicateKey(Id.of("r")));
    one(all, "SELF_COMMITMENT", PROPOSE, new SelfCommitment(N1, Id.of("north")));
    one(all, "UNKNOWN_COMMITMENT.term", PROPOSE, new UncoveredKey(Id.of("L"), S1));
    one(all, "NO_CLAIMANT", CLAIM, new NoClaimant());
    one(all, "CLAIM_WITHOUT_SOURCE", CLAIM, new ClaimWithoutSource());
    one(
        all,
        "ILL_TYPED_EXPRESSION",
        CONFIRM,
        new IllTypedExpression("conditions.performed", "\"zz\" is no commitment of A"));
    one(
        all,
        "ILL_TYPED_READING",
        READING,
        new IllTypedReading("links[0].then", "\"zz\" is no commitment of A"));
    one(all, "UNFOLDABLE", PROPOSE, new Unfoldable("ProposeAgreement"));
    one(all, "IDENTICAL_READING", READING, new IdenticalReading(Id.of("A.par"), OTHER));
  }

  private static void ofAgreements(Map<String, Refused> all) {
    one(
        all,
        "UNKNOWN_REFERENT.and_others",
        CONFIRM,
        new Unknown(RefusalSubject.REFERENT, "by", "nort", List.of("north"))
            .with(
                List.of(
                    new Unnamed(RefusalSubject.SOURCE, "chain[0].sourceId", "minuts"),
                    new Unnamed(RefusalSubject.REFERENT, "chain[0].relayer", "sekretariat"))));
    one(all, "UNKNOWN_ENTRY.alone", CONFIRM, new Unknown(RefusalSubject.ENTRY, "target", "x"));
    one(
        all,
        "UNKNOWN_PROPOSITION.valid",
        STANCE,
        new Unknown(RefusalSubject.PROPOSITION, "proposition", "VALID(T)"));
    one(all, "STALE_VERSION", CONFIRM, new StaleVersion(A, 1200, 1, JANUARY, OTHER));
    one(all, "VERSION_NOT_NEXT", REVISE, new NotTheNextVersion(A, 2, 3, OTHER));
    one(
        all,
        "CARRIED_FOR_ANOTHER",
        REVISE,
        new CarriedForAnother(Id.of("south"), Revision.AMENDMENT));
    one(all, "NOTHING_TO_CARRY", REVISE, new NothingToCarry(Id.of("south"), 1));
    one(all, "SAID_BEFORE_THE_TERMS", REPORT, new SaidBeforeTheTerms(A, 1, FEBRUARY, JANUARY));
    one(all, "CLOSED.offer", CONSENT, new OfferLapsed(A, JANUARY));
    one(all, "CLOSED.agreement", CONSENT, new ClosedAgreement(A, "WITHDRAWN", OTHER));
    one(all, "CLOSED.agreement.terminated", CONSENT, new ClosedAgreement(A, "TERMINATED", OTHER));
    one(all, "ALREADY_CONCLUDED", UNPROPOSE, new AlreadyConcluded(A));
    one(all, "NOT_PROPOSER", UNPROPOSE, new NotProposer(SOUTH, NORTH));
    one(all, "NOT_A_PARTICIPANT", CONSENT, new NotAParticipant(NORTH, ids("south", "east")));
    one(all, "NOT_A_PARTICIPANT.notice", NOTICE, new NotAParticipant(EAST, ids("north", "south")));
    one(all, "NOT_A_PARTICIPANT.succession", CONSENT, new NotAParticipant(EAST, ids("south")));
    one(all, "ALREADY_ACCEPTED", CONSENT, new AlreadyAccepted(1, OTHER));
    one(all, "NO_CONSENT", CONSENT, new NoConsentToWithdraw(1));
    one(all, "IN_FORCE_USE_NOTICE", CONSENT, new InForceUseNotice(A));
    one(all, "NOT_DEBTOR", CONFIRM, new NotDebtor(N1, ids("north", "east"), SOUTH));
    one(all, "NOT_DEBTOR.nobody", CONFIRM, new NotDebtor(N1, List.of(), SOUTH));
    one(all, "NOT_CREDITOR", REASSIGN, new NotCreditor(S1, ids("south"), NORTH));
    one(all, "NOT_CREDITOR.nobody", REASSIGN, new NotCreditor(S1, List.of(), NORTH));
    one(all, "NOTHING_TO_PERFORM", CONFIRM, new NothingToPerform(S1, OTHER));
    one(all, "NOTHING_TO_PERFORM.release", RELEASE, new NothingToPerform(S1, OTHER));
    one(all, "EXPIRES_TOO_EARLY", CONFIRM, new EndsBeforeItBegins(JANUARY, FEBRUARY));
    one(all, "NO_READINESS", UNREADY, new NoReadiness(S1, 1));
  }

  private static void ofNotices(Map<String, Refused> all) {
    one(
        all,
        "NO_SUCH_POWER",
        NOTICE,
        new NoSuchPower(Id.of("exit"), Effect.SUSPEND, ids("pause", "stop")));
    one(all, "NOT_THE_GIVER", UNNOTICE, new NotTheGiver(PAST, SOUTH));
    one(all, "NOTICE_TOOK_EFFECT", UNNOTICE, new NoticeTookEffect(PAST, FEBRUARY));
    one(all, "NO_NOTICE", UNNOTICE, new NoStandingNotice(PAST));
  }

  private static void ofAllegations(Map<String, Refused> all) {
    one(all, "NO_PARTICULARS", ALLEGE, new NoParticulars());
    one(all, "NOT_RESPONDENT", RESPOND, new NotRespondent(EAST, Id.of("north")));
    for (var how : How.values())
      one(all, "CLOSED.allegation." + how, RESPOND, new ClosedAllegation(AL, how, OTHER));
    one(all, "ONLY_ALLEGER_MAY_CLOSE", CLOSE, new OnlyAllegerMayClose(EAST, SOUTH));
    one(all, "NOT_A_PARTY_TO_IT", CLOSE, new NotAPartyToIt(EAST, SOUTH, Id.of("north")));
    one(all, "NO_CURE_OFFERED", CURE, new NoCureOffered(AL));
    one(
        all,
        "STEP_OUT_OF_ORDER",
        REFER,
        new StepOutOfOrder(Id.of("panel"), Optional.of(Id.of("talks"))));
    one(all, "STEP_OUT_OF_ORDER.last", REFER, new StepOutOfOrder(Id.of("panel"), Optional.empty()));
    one(all, "NO_MANDATE_BASIS", FIND, new NoMandateBasis(Id.of("gazette")));
  }

  private static void ofCustody(Map<String, Refused> all) {
    one(all, "ALREADY_ANNULLED", CORRECT, new AlreadyAnnulled(OTHER));
    one(all, "NOT_ANNULLED", REMOVE, new NotAnnulled(OTHER));
    one(all, "PAYLOAD_STAYS", REMOVE, new PayloadStays(OTHER, "AdmitParticipant"));
    one(
        all,
        "NOT_ITS_PLACE",
        REMOVE,
        new NotItsPlace(OTHER, new PlaceInLog(7, LEAF), new PlaceInLog(8, LEAF)));
    one(all, "NOT_A_PERSON", ERASE, new NotAPerson(OTHER));
    one(all, "NOT_SEALED", ERASE, new NotSealed(OTHER));
    one(all, "ALREADY_ERASED", ERASE, new AlreadyErased(OTHER));
    one(all, "ALREADY_AGREED", AGREE, new AlreadyAgreed(OTHER, new UserId("mediator")));
    one(all, "ALREADY_UNSEALED", STANCE, new AlreadyUnsealed(OTHER));
    one(
        all,
        "CONSENT_MISSING",
        STANCE,
        new ConsentMissing(OTHER, Set.of(new UserId("mediator"), new UserId("rep:north"))));
    one(all, "STAYS_SEALED", AGREE, new StaysSealed(OTHER, "DefineCompartment"));
    one(all, "NOT_WHAT_WAS_SAID", STANCE, new NotWhatWasSaid(OTHER));
    one(all, "NOT_ITS_WORDS", ADOPT, new NotItsWords(OTHER, SOUTH));
    one(all, "ITS_OWN_WORDS.AdoptWords", ADOPT, new ItsOwnWords("AdoptWords", OTHER, THIRD));
    one(all, "ITS_OWN_WORDS.DisownWords", DISOWN, new ItsOwnWords("DisownWords", OTHER, THIRD));
    one(all, "ALREADY_DISOWNED", DISOWN, new AlreadyDisowned(OTHER, THIRD));
    one(all, "ALREADY_REMOVED", REMOVE, new AlreadyRemoved(OTHER, THIRD));
    one(all, "CUSTODY_STANDS", CORRECT, new CustodyStands(OTHER));
    one(all, "NOT_A_CLERICAL_ERROR", CORRECT, new NotAClericalError(OTHER, Optional.empty()));
    one(
        all,
        "NOT_A_CLERICAL_ERROR.fault",
        CORRECT,
        new NotAClericalError(
            OTHER, Optional.of("\"statedAt\" is missing: say when it was stated")));
    one(all, "FOUR_EYES", ANNUL, new FourEyes(OTHER, new UserId("custodian1")));
    one(all, "STILL_RELIED_ON", ANNUL, new StillReliedOn(OTHER, List.of(OTHER, THIRD)));
    one(all, "STILL_RELIED_ON.one", ANNUL, new StillReliedOn(OTHER, List.of(THIRD)));
  }

  private static void one(Map<String, Refused> all, String name, Act act, Refusal refusal) {
    if (all.put(name, new Refused(act, refusal)) != null)
      throw new IllegalStateException("twice: " + name);
  }

  private static List<Id> ids(String... ids) {
    return List.of(ids).stream().map(Id::of).toList();
  }

  private static Act sent(String name, String fields) {
    return act(name, "'actId': '8f5deb6c-718f-5824-b633-027600e23f19', " + fields);
  }
}
