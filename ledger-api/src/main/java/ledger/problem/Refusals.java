package ledger.problem;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.act.AdoptionAct;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.act.UserId;
import ledger.decision.Refusal;
import ledger.decision.Refusal.*;
import ledger.decision.RefusalSubject;
import ledger.record.PlaceInLog;

/// Gives each refusal its code, its status and what programs read. The sentences are in the
/// [Catalogue], under the code; what they name are the parts of the refusal.
public final class Refusals {

  private final Act act;
  private final Map<String, Object> arguments = new HashMap<>();

  private Refusals(Refusal refusal, Act act) {
    this.act = act;
    arguments.put("act", act.name());
    act.envelope().by().ifPresent(by -> arguments.put("by", by));
    arguments.putAll(Arguments.of((Record) refusal));
  }

  public static Problem of(Refusal refusal, Act act) {
    var refusals = new Refusals(refusal, act);
    var problem =
        switch (refusal) {
          case OfCaller r -> refusals.ofCaller(r);
          case OfNames r -> refusals.ofNames(r);
          case OfTerms r -> refusals.ofTerms(r);
          case OfAgreement r -> refusals.ofAgreement(r);
          case OfNotice r -> refusals.ofNotice(r);
          case OfAllegation r -> refusals.ofAllegation(r);
          case OfCustody r -> refusals.ofCustody(r);
          case OfAdoption r -> refusals.ofAdoption(r);
        };
    return problem.titled("refusal.title", refusals.arguments);
  }

  private Problem ofCaller(OfCaller refusal) {
    return switch (refusal) {
      case NoSuchNegotiation r -> NotFound.problem("negotiation", r.negotiation().value());
      case CapacityMissing r ->
          forbidden("CAPACITY_MISSING")
              .expected(names(r.needed()))
              .given(names(r.held()))
              .whoMay(names(r.needed()));
      case FilingIsOnesOwn _ ->
          invalid("FILING_IS_YOUR_OWN_ACT").subject("mode").expected("PERFORMED").given(mode());
      case PerformedForAnother _ ->
          forbidden("PERFORMED_FOR_ANOTHER")
              .subject("mode")
              .expected("REPORTED")
              .given("PERFORMED");
      case OwnActIsPerformed _ ->
          forbidden("YOUR_OWN_ACT_IS_PERFORMED")
              .subject("mode")
              .expected("PERFORMED")
              .given(mode());
      case NotOnesOwnAct r ->
          forbidden(act instanceof AdoptionAct ? "NOT_YOUR_ACT.adoption" : "NOT_YOUR_ACT")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.by().toString());
      case NotOnesOwnStance r ->
          forbidden("NOT_YOUR_STANCE")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.holder().toString());
      case CapacitiesInConflict r ->
          conflict("CONFLICT_OF_CAPACITY")
              .subject("userIds")
              .currentState(r.held().name())
              .given(r.asked().name());
      case NotMandated r ->
          forbidden("NO_MANDATE").subject("capacity").expected(strings(r.mandates()));
      case NoMonitoringMandate r ->
          forbidden("NO_MONITORING_MANDATE")
              .subject(r.mandate().isPresent() ? "mandate" : "by")
              .given(r.mandate().map(Object::toString).orElse(r.by().toString()));
      case NotAdmitted r -> invalid("NOT_ADMITTED").subject(r.field()).given(r.who());
      case NoOwnerLeft _ -> conflict("NO_OWNER_LEFT").subject("userIds");
      case NotAMember r -> invalid("NOT_A_MEMBER").subject("members").given(r.caller().value());
      case NotTheRecorder r ->
          forbidden("NOT_THE_RECORDER")
              .subject("target")
              .whoMay(List.of(r.recorder().value(), "CUSTODIAN"));
    };
  }

  private Problem ofNames(OfNames refusal) {
    return switch (refusal) {
      case ActIdReused r ->
          conflict("ACT_ID_REUSED").subject("actId").given(r.actId().toString()).because(r.actId());
      case NotForACompartment _ -> invalid("NOT_FOR_A_COMPARTMENT").subject("compartments");
      case OneCompartment r ->
          invalid("ONE_COMPARTMENT").subject("compartments").given(strings(r.given()).toString());
      case IdOfACompartment r -> invalid("ID_OF_A_COMPARTMENT").given(r.id().value());
      case IdOfOthers r -> invalid("ID_OF_OTHERS").expected(r.beginning()).given(r.id().value());
      case NotItsAudience r ->
          invalid("NOT_ITS_AUDIENCE").subject("compartments").because(r.target());
      case AttributionNeeded _ -> invalid("ATTRIBUTION_NEEDED").subject("attribution");
      case AttributionStays r -> conflict("ATTRIBUTION_STAYS").subject("patch").because(r.target());
      case VisibilityStays r ->
          conflict("VISIBILITY_STAYS").subject("visibility").expected(r.visibility().name());
      case SubjectErased _ -> conflict("SUBJECT_ERASED").given(act.actId().toString());
      case IdTaken r ->
          conflict("ID_TAKEN." + r.subject()).subject(r.field()).given(r.id().value());
      case NegotiationIdTaken r ->
          conflict("ID_TAKEN.negotiation").subject("negotiation").given(r.negotiation().value());
      case Unknown r -> {
        var problem =
            Problem.of("UNKNOWN_" + r.subject(), UNPROCESSABLE_CONTENT, unknown(r), arguments)
                .subject(r.field())
                .given(r.id());
        yield r.known().isEmpty() ? problem : problem.expected(r.known());
      }
      case AmbiguousKey r ->
          invalid("AMBIGUOUS_COMMITMENT")
              .subject(r.field())
              .expected(
                  r.agreements().stream()
                      .map(a -> "{\"agreement\": \"" + a + "\", \"key\": \"" + r.key() + "\"}")
                      .toList())
              .given(r.key().value());
      case LabelNotNeutral r ->
          invalid("LABEL_NOT_NEUTRAL").subject("neutralLabel").given(r.label());
      case SourceAlreadyRegistered r ->
          conflict("SOURCE_ALREADY_REGISTERED")
              .subject("hash")
              .expected(r.existing().value())
              .given(r.hash());
      case NotAnEarlierStance r ->
          conflict("NOT_AN_EARLIER_STANCE").subject("supersedes").given(r.supersedes().toString());
      case StatedInTheFuture r ->
          invalid("STATED_IN_THE_FUTURE").subject(r.field()).given(r.stated().toString());
      case NoStandingMandate r ->
          (r.revoked()
                  ? conflict("MANDATE_UNKNOWN.revoked").currentState("REVOKED")
                  : conflict("MANDATE_UNKNOWN"))
              .subject("id")
              .given(r.mandate().value());
      case NotThePrincipal r ->
          forbidden(
                  r.principal() instanceof Actor.Anonymous
                      ? "NOT_THE_PRINCIPAL.unnamed"
                      : "NOT_THE_PRINCIPAL")
              .subject("by");
    };
  }

  private Problem ofTerms(OfTerms refusal) {
    return switch (refusal) {
      case NoCounterparty _ -> invalid("NO_COUNTERPARTY").subject("terms.participants");
      case DuplicateKey r -> invalid("DUPLICATE_KEY").subject("terms.terms").given(r.key().value());
      case SelfCommitment r ->
          invalid("SELF_COMMITMENT")
              .subject("terms." + r.key() + ".creditors")
              .given(r.debtor().value());
      case UncoveredKey r ->
          invalid("UNKNOWN_COMMITMENT.term").subject("terms." + r.linkage()).given(r.key().value());
      case NoClaimant _ -> invalid("NO_CLAIMANT").subject("by");
      case ClaimWithoutSource _ -> invalid("CLAIM_WITHOUT_SOURCE").subject("chain");
      case IllTypedExpression r -> invalid("ILL_TYPED_EXPRESSION").subject(r.path());
      case IllTypedReading r -> invalid("ILL_TYPED_READING").subject(r.path());
      case Unfoldable _ -> invalid("UNFOLDABLE").subject("act");
      case IdenticalReading r ->
          conflict("IDENTICAL_READING")
              .subject("links")
              .expected(r.existing().value())
              .because(r.because());
    };
  }

  private Problem ofAgreement(OfAgreement refusal) {
    return switch (refusal) {
      case StaleVersion r ->
          conflict("STALE_VERSION")
              .subject("agreement " + r.agreement())
              .currentState("version " + r.current())
              .expected(r.current())
              .given(r.given())
              .diff(between(r))
              .because(r.because());
      case NotTheNextVersion r ->
          conflict("VERSION_NOT_NEXT")
              .subject("version")
              .currentState("version " + (r.next() - 1))
              .expected(r.next())
              .given(r.given())
              .because(r.because());
      case CarriedForAnother r ->
          forbidden("CARRIED_FOR_ANOTHER").subject("carry.whose").given(r.party().value());
      case NothingToCarry r ->
          conflict("NOTHING_TO_CARRY").subject("carry.whose").given(r.party().value());
      case SaidBeforeTheTerms r ->
          invalid("SAID_BEFORE_THE_TERMS").subject("statedAt").given(r.stated().toString());
      case OfferLapsed r ->
          conflict("CLOSED.offer").subject("agreement " + r.agreement()).currentState("LAPSED");
      case ClosedAgreement r ->
          conflict("CLOSED.agreement")
              .subject("agreement " + r.agreement())
              .currentState(r.state())
              .because(r.because());
      case AlreadyConcluded r ->
          conflict("ALREADY_CONCLUDED").subject("agreement " + r.agreement());
      case NotProposer r ->
          forbidden("NOT_PROPOSER")
              .subject("by")
              .expected(r.proposer().toString())
              .given(r.by().toString())
              .whoMay(List.of(r.proposer().toString()));
      case NotAParticipant r ->
          forbidden("NOT_A_PARTICIPANT")
              .subject(placeOf(r.by()))
              .expected(strings(r.participants()))
              .given(r.by().toString())
              .whoMay(strings(r.participants()));
      case AlreadyAccepted r ->
          conflict("ALREADY_ACCEPTED")
              .subject("version")
              .currentState("ACCEPTED")
              .because(r.because());
      case NoConsentToWithdraw _ -> conflict("NO_CONSENT").subject("version");
      case InForceUseNotice r ->
          conflict("IN_FORCE_USE_NOTICE")
              .subject("agreement " + r.agreement())
              .currentState("IN_FORCE");
      case NotDebtor r ->
          forbidden("NOT_DEBTOR")
              .subject(r.key().value())
              .expected(strings(r.debtors()))
              .given(r.given().toString())
              .whoMay(strings(r.debtors()));
      case NotCreditor r ->
          forbidden("NOT_CREDITOR")
              .subject(r.key().value())
              .expected(strings(r.creditors()))
              .given(r.given().toString())
              .whoMay(strings(r.creditors()));
      case NothingToPerform r ->
          conflict(
                  act instanceof ReleaseCommitment
                      ? "NOTHING_TO_PERFORM.release"
                      : "NOTHING_TO_PERFORM")
              .subject(r.key().value())
              .because(r.because());
      case EndsBeforeItBegins r ->
          invalid("EXPIRES_TOO_EARLY").subject("until").given(r.until().toString());
      case NoReadiness r -> conflict("NO_READINESS").subject(r.key().value());
    };
  }

  private Problem ofNotice(OfNotice refusal) {
    return switch (refusal) {
      case NoSuchPower r ->
          invalid("NO_SUCH_POWER")
              .subject("powerKey")
              .expected(strings(r.powers()))
              .given(r.power().value());
      case NotTheGiver r ->
          forbidden("NOT_THE_GIVER")
              .subject("by")
              .expected(r.giver().toString())
              .whoMay(List.of(r.giver().toString()));
      case NoticeTookEffect r ->
          conflict("NOTICE_TOOK_EFFECT").subject("notice " + r.notice()).currentState("EFFECTIVE");
      case NoStandingNotice r ->
          conflict("NO_NOTICE").subject("notice " + r.notice()).currentState("WITHDRAWN");
    };
  }

  private Problem ofAllegation(OfAllegation refusal) {
    return switch (refusal) {
      case NoParticulars _ -> invalid("NO_PARTICULARS").subject("particulars");
      case NotRespondent r ->
          forbidden("NOT_RESPONDENT")
              .subject("by")
              .expected(r.respondent().value())
              .given(r.by().toString())
              .whoMay(List.of(r.respondent().value()));
      case ClosedAllegation r ->
          conflict("CLOSED.allegation")
              .subject("allegation " + r.allegation())
              .currentState("CLOSED, " + r.how())
              .because(r.because());
      case OnlyAllegerMayClose r ->
          forbidden("ONLY_ALLEGER_MAY_CLOSE")
              .subject("by")
              .expected(r.alleger().toString())
              .given(r.by().toString())
              .whoMay(List.of(r.alleger().toString()));
      case NotAPartyToIt r -> {
        var sides = List.of(r.alleger().toString(), r.respondent().value());
        yield forbidden("NOT_A_PARTY_TO_IT")
            .subject("by")
            .expected(sides)
            .given(r.by().toString())
            .whoMay(sides);
      }
      case NoCureOffered r -> conflict("NO_CURE_OFFERED").subject("allegation " + r.allegation());
      case StepOutOfOrder r ->
          conflict(r.next().isPresent() ? "STEP_OUT_OF_ORDER" : "STEP_OUT_OF_ORDER.last")
              .subject("step")
              .given(r.step().value());
      case NoMandateBasis r ->
          invalid("NO_MANDATE_BASIS").subject("mandate").given(r.body().value());
    };
  }

  private Problem ofCustody(OfCustody refusal) {
    return switch (refusal) {
      case AlreadyAnnulled r ->
          conflict("ALREADY_ANNULLED")
              .subject("target")
              .currentState("ANNULLED")
              .given(r.target().toString())
              .because(r.target());
      case NotAnnulled r ->
          conflict("NOT_ANNULLED")
              .subject("target")
              .currentState("STANDS")
              .given(r.target().toString())
              .because(r.target());
      case PayloadStays r ->
          conflict("PAYLOAD_STAYS")
              .subject("target")
              .given(r.target().toString())
              .because(r.target());
      case NotItsPlace r ->
          conflict("NOT_ITS_PLACE")
              .subject(r.given().position() == r.stands().position() ? "leaf" : "position")
              .currentState(said(r.stands()))
              .given(said(r.given()))
              .because(r.target());
      case NotAPerson r -> invalid("NOT_A_PERSON").subject("target").because(r.target());
      case NotSealed r -> conflict("NOT_SEALED").subject("target").because(r.target());
      case AlreadyErased r -> conflict("ALREADY_ERASED").subject("target").because(r.target());
      case AlreadyAgreed r -> conflict("ALREADY_AGREED").subject("target").because(r.target());
      case AlreadyUnsealed r -> conflict("ALREADY_UNSEALED").because(r.target());
      case ConsentMissing r ->
          conflict("CONSENT_MISSING")
              .subject("unseals")
              .expected(r.from().stream().map(UserId::value).sorted().toList())
              .because(r.target());
      case StaysSealed r -> invalid("STAYS_SEALED").given(r.kept()).because(r.target());
      case NotWhatWasSaid r -> invalid("NOT_WHAT_WAS_SAID").subject("unseals").because(r.target());
      case AlreadyRemoved r ->
          conflict("ALREADY_REMOVED")
              .subject("target")
              .currentState("REMOVED")
              .given(r.target().toString())
              .because(r.because());
      case CustodyStands r ->
          conflict("CUSTODY_STANDS")
              .subject("target")
              .given(r.target().toString())
              .because(r.target());
      case NotAClericalError r ->
          invalid("NOT_A_CLERICAL_ERROR" + (r.fault().isPresent() ? ".fault" : ""))
              .subject("patch")
              .because(r.target());
      case FourEyes r ->
          conflict("FOUR_EYES").subject("target").given(r.target().toString()).because(r.target());
      case StillReliedOn r ->
          conflict("STILL_RELIED_ON")
              .subject("target")
              .given(r.target().toString())
              .because(r.by().toArray());
    };
  }

  private Problem ofAdoption(OfAdoption refusal) {
    return switch (refusal) {
      case NotItsWords r ->
          forbidden("NOT_ITS_WORDS").subject("target").given(r.by().toString()).because(r.target());
      case ItsOwnWords r ->
          conflict("ITS_OWN_WORDS." + r.act()).subject("target").because(r.because());
      case AlreadyDisowned r -> conflict("ALREADY_DISOWNED").subject("target").because(r.because());
    };
  }

  private static String said(PlaceInLog place) {
    return "position " + place.position() + ", leaf " + place.leaf();
  }

  private Problem forbidden(String name) {
    return Problem.of(name, FORBIDDEN, arguments);
  }

  private Problem conflict(String name) {
    return Problem.of(name, CONFLICT, arguments);
  }

  /// The act can be read, and does not fit what it is about.
  private Problem invalid(String name) {
    return Problem.of(name, UNPROCESSABLE_CONTENT, arguments);
  }

  private String mode() {
    return act.envelope().mode().name();
  }

  private static String unknown(Unknown r) {
    boolean validity = r.subject() == RefusalSubject.PROPOSITION && r.id().startsWith("VALID(");
    return validity ? "UNKNOWN.VALID" : "UNKNOWN." + r.subject();
  }

  /// Where the difference between the version that the act names and the current one is read.
  private String between(StaleVersion r) {
    return "/negotiations/%s/agreements/%s/versions/%d..%d"
        .formatted(
            act.negotiation(),
            r.agreement(),
            Math.min(r.given(), r.current()),
            Math.max(r.given(), r.current()));
  }

  /// Where the act names whoever is no participant.
  private String placeOf(Actor who) {
    if (act.envelope().by().equals(Optional.of(who))) return "by";
    return act instanceof GiveNotice ? "participant" : "succeeds";
  }

  private static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }

  private static List<String> strings(Collection<?> values) {
    return values.stream().map(Object::toString).toList();
  }
}
