package ledger.http;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import ledger.act.Act;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.AmbiguousKey;
import ledger.decision.Refusal.CapacitiesInConflict;
import ledger.decision.Refusal.CapacityMissing;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.DuplicateKey;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.FilingIsOnesOwn;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.IdenticalReading;
import ledger.decision.Refusal.IllTypedReading;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.LabelNotNeutral;
import ledger.decision.Refusal.NegotiationIdTaken;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.NoParticulars;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NotOnesOwnAct;
import ledger.decision.Refusal.NotOnesOwnStance;
import ledger.decision.Refusal.NotRespondent;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.PerformedForAnother;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.SourceAlreadyRegistered;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.StatedInTheFuture;
import ledger.decision.Refusal.UncoveredKey;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;

/// The edge where a refusal becomes a letter: one row for each, in words a mediator can read aloud.
final class Refusals {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Refusals() {}

  static Problem of(Refusal refusal, Act act) {
    return sentence(refusal, act).title(act.name() + " was not recorded");
  }

  private static Problem sentence(Refusal refusal, Act act) {
    return switch (refusal) {
      case NoSuchNegotiation r -> notFound("negotiation", r.negotiation().value());
      case CapacityMissing r ->
          Problem.of(
                  "CAPACITY_MISSING",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: it takes one of the capacities "
                      + listed(r.needed())
                      + ", and you hold "
                      + listed(r.held())
                      + ".")
              .rule("Each act may be issued in certain capacities only.")
              .expected(names(r.needed()))
              .given(names(r.held()))
              .whoMay(names(r.needed()))
              .instead(
                  List.of(
                      "ask whoever holds one of them to record it",
                      "or ask the owner to admit you with AdmitParticipant"));
      case FilingIsOnesOwn r ->
          Problem.of(
                  "FILING_IS_YOUR_OWN_ACT",
                  UNPROCESSABLE_CONTENT,
                  r.act()
                      + " was not recorded: it is your own act in this ledger, so it is PERFORMED and never reported.")
              .rule("Opening, admitting and registering are the user's own acts.")
              .subject("mode")
              .expected("PERFORMED")
              .given(act.envelope().mode().name())
              .instead(List.of("send it with \"mode\": \"PERFORMED\""));
      case PerformedForAnother r ->
          Problem.of(
                  "PERFORMED_FOR_ANOTHER",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: a recorder reports what "
                      + r.by()
                      + " said, and does not perform it.")
              .rule("A recorder may record anyone's act as REPORTED, never as PERFORMED.")
              .subject("mode")
              .expected("REPORTED")
              .given("PERFORMED")
              .whoMay(List.of("REP of " + r.by()))
              .instead(List.of("send it with \"mode\": \"REPORTED\" and its source in \"chain\""));
      case NotOnesOwnAct r ->
          Problem.of(
                  "NOT_YOUR_ACT",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: it is an act by "
                      + r.by()
                      + ", and you act for "
                      + orNobody(r.actsFor())
                      + ".")
              .rule(
                  "Whoever acts for somebody acts for nobody else; what others said is recorded by a recorder.")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.by().toString())
              .whoMay(List.of("REP of " + r.by(), "RECORDER, as REPORTED"))
              .instead(List.of("ask a recorder to record it as REPORTED with a source"));
      case NotOnesOwnStance r ->
          Problem.of(
                  "NOT_YOUR_STANCE",
                  FORBIDDEN,
                  "The stance was not recorded: it is held by "
                      + r.holder()
                      + ", and you act for "
                      + orNobody(r.actsFor())
                      + ".")
              .rule("A stance is its holder's own.")
              .subject("by")
              .expected(strings(r.actsFor()))
              .given(r.holder().toString())
              .whoMay(List.of("REP of " + r.holder(), "RECORDER, as REPORTED"))
              .instead(List.of("have it recorded as REPORTED with a source"));
      case CapacitiesInConflict r ->
          Problem.of(
                  "CONFLICT_OF_CAPACITY",
                  CONFLICT,
                  "Nobody was admitted: "
                      + r.user()
                      + " is "
                      + r.held()
                      + " in this negotiation already and cannot also be "
                      + r.asked()
                      + " here.")
              .rule("One user does not represent two parties, and whoever audits does not write.")
              .subject("userIds")
              .currentState(r.held().name())
              .given(r.asked().name())
              .instead(List.of("admit another user"));
      case ActIdReused r ->
          Problem.of(
                  "ACT_ID_REUSED",
                  CONFLICT,
                  act.name()
                      + " was not recorded: the act id "
                      + r.actId()
                      + " is on record with other content.")
              .rule("One act id names one act for ever.")
              .subject("actId")
              .given(r.actId().toString())
              .instead(
                  List.of(
                      "send the same content to get the first answer again",
                      "or give this act an id of its own"))
              .because(r.actId());
      case IdTaken r ->
          Problem.of(
                  "ID_TAKEN",
                  CONFLICT,
                  act.name()
                      + " was not recorded: "
                      + aOrAn(r.subject())
                      + " with the id \""
                      + r.id()
                      + "\" is on record already.")
              .rule("An id is used once for each kind of thing in a negotiation.")
              .subject(r.field())
              .given(r.id().value())
              .instead(List.of("choose another id"));
      case NegotiationIdTaken r ->
          Problem.of(
                  "ID_TAKEN",
                  CONFLICT,
                  "No negotiation was opened: the id \"" + r.negotiation() + "\" is taken.")
              .rule("An id is used once.")
              .subject("negotiation")
              .given(r.negotiation().value())
              .instead(List.of("choose another id"));
      case Unknown r ->
          Problem.of(
                  "UNKNOWN_" + r.subject(),
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: \""
                      + r.field()
                      + "\" names the "
                      + r.subject().noun()
                      + " \""
                      + r.id()
                      + "\", and this negotiation has none of that name.")
              .rule("What an act names has to be on record in the same negotiation.")
              .subject(r.field())
              .given(r.id())
              .instead(List.of(howToIntroduce(r.subject())));
      case AmbiguousKey r ->
          Problem.of(
                  "AMBIGUOUS_COMMITMENT",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: \""
                      + r.key()
                      + "\" is a commitment of more than one agreement: "
                      + listed(r.agreements())
                      + ".")
              .rule("A bare key has to be one commitment's only.")
              .subject(r.field())
              .expected(
                  r.agreements().stream()
                      .map(a -> "{\"agreement\": \"" + a + "\", \"key\": \"" + r.key() + "\"}")
                      .toList())
              .given(r.key().value())
              .instead(List.of("name the agreement with the key"));
      case LabelNotNeutral r ->
          Problem.of(
                  "LABEL_NOT_NEUTRAL",
                  UNPROCESSABLE_CONTENT,
                  "The referent was not registered: the label \""
                      + r.label()
                      + "\" characterizes, by the word \""
                      + r.word()
                      + "\".")
              .rule(
                  "The ledger's own label is neutral; what others call it is a designation with its user.")
              .subject("neutralLabel")
              .given(r.label())
              .instead(
                  List.of(
                      "register it under a neutral label",
                      "and add the name with AddDesignation, saying who uses it"));
      case SourceAlreadyRegistered r ->
          Problem.of(
                  "SOURCE_ALREADY_REGISTERED",
                  CONFLICT,
                  "The source was not registered again: the same bytes are on record as \""
                      + r.existing()
                      + "\".")
              .rule("One document is one source.")
              .subject("hash")
              .expected(r.existing().value())
              .given(r.hash())
              .instead(List.of("refer to \"" + r.existing() + "\""));
      case StatedInTheFuture r ->
          Problem.of(
                  "STATED_IN_THE_FUTURE",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: it is said to have been stated on "
                      + at(r.stated())
                      + ", and it is "
                      + at(r.now())
                      + ".")
              .rule("An act is recorded after it was stated.")
              .subject("statedAt.from")
              .expected("not after " + r.now())
              .given(r.stated().toString())
              .instead(List.of("check the date and its offset"));
      case NoCounterparty _ ->
          Problem.of(
                  "NO_COUNTERPARTY",
                  UNPROCESSABLE_CONTENT,
                  "The proposal was not recorded: it names no party other than the proposer.")
              .rule("An agreement takes two; a promise by one is of the form UNILATERAL.")
              .subject("terms.participants")
              .instead(
                  List.of(
                      "name the other party with the role PARTY",
                      "or send it with \"form\": \"UNILATERAL\""));
      case DuplicateKey r ->
          Problem.of(
                  "DUPLICATE_KEY",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: its terms use the name \""
                      + r.key()
                      + "\" twice.")
              .rule("A term's name is its own within an agreement.")
              .subject("terms.terms")
              .given(r.key().value())
              .instead(List.of("give each term a name of its own"));
      case SelfCommitment r ->
          Problem.of(
                  "SELF_COMMITMENT",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: in \""
                      + r.key()
                      + "\" "
                      + r.debtor()
                      + " owes itself.")
              .rule("Debtor and creditor are not the same.")
              .subject("terms." + r.key() + ".creditors")
              .given(r.debtor().value())
              .instead(List.of("name who is owed"));
      case UncoveredKey r ->
          Problem.of(
                  "UNKNOWN_COMMITMENT",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: the linkage \""
                      + r.linkage()
                      + "\" covers \""
                      + r.key()
                      + "\", and the terms have no such commitment.")
              .rule("A linkage covers commitments of its own agreement.")
              .subject("terms." + r.linkage() + ".covers")
              .given(r.key().value())
              .instead(List.of("add the commitment, or leave it out of \"covers\""));
      case NoClaimant _ ->
          Problem.of(
                  "NO_CLAIMANT",
                  UNPROCESSABLE_CONTENT,
                  "The claim was not recorded: an unnamed source may support a record and cannot found one.")
              .rule("A claimed agreement has a named claimant.")
              .subject("by")
              .instead(
                  List.of(
                      "raise an issue with RaiseIssue and record what the source says with TakeStance"));
      case ClaimWithoutSource _ ->
          Problem.of(
                  "CLAIM_WITHOUT_SOURCE",
                  UNPROCESSABLE_CONTENT,
                  "The claim was not recorded: it names no source.")
              .rule("A claim is performed by the claimant itself, or rests on one source at least.")
              .subject("chain")
              .instead(List.of("register the source with RegisterSource and name it in \"chain\""));
      case StaleVersion r ->
          Problem.of(
                  "STALE_VERSION",
                  CONFLICT,
                  act.name()
                      + " was not recorded: it names version "
                      + r.given()
                      + ", and version "
                      + r.current()
                      + " has been current since "
                      + at(r.since())
                      + ".")
              .rule("Consent, readiness and revisions are pinned to the current version.")
              .subject("agreement " + r.agreement())
              .currentState("version " + r.current())
              .expected(r.current())
              .given(r.given())
              .diff(
                  "/negotiations/"
                      + act.negotiation()
                      + "/agreements/"
                      + r.agreement()
                      + "/versions/"
                      + Math.min(r.given(), r.current())
                      + ".."
                      + Math.max(r.given(), r.current()))
              .instead(List.of(act.name() + " for version " + r.current()))
              .because(r.because());
      case OfferLapsed r ->
          Problem.of(
                  "CLOSED",
                  CONFLICT,
                  act.name()
                      + " was not recorded: the offer \""
                      + r.agreement()
                      + "\" lapsed on "
                      + at(r.expired())
                      + ".")
              .rule("A lapsed offer is closed.")
              .subject("agreement " + r.agreement())
              .currentState("LAPSED")
              .instead(List.of("propose anew with ProposeAgreement"));
      case NotAParticipant r ->
          Problem.of(
                  "NOT_A_PARTICIPANT",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: "
                      + r.by()
                      + " is no participant of this version; they are "
                      + listed(r.participants())
                      + ".")
              .rule("Consent and revisions come from the listed participants.")
              .subject("by")
              .expected(strings(r.participants()))
              .given(r.by().toString())
              .whoMay(strings(r.participants()))
              .instead(List.of("take a stance with TakeStance"));
      case AlreadyAccepted r ->
          Problem.of(
                  "ALREADY_ACCEPTED",
                  CONFLICT,
                  "The consent was not recorded: version "
                      + r.version()
                      + " is accepted already, and one acceptance stands at a time.")
              .rule("A party has one current consent to a version.")
              .subject("version")
              .currentState("ACCEPTED")
              .instead(List.of("nothing: the acceptance on record stands"))
              .because(r.because());
      case NoConsentToWithdraw r ->
          Problem.of(
                  "NO_CONSENT",
                  CONFLICT,
                  "The withdrawal was not recorded: no acceptance of version "
                      + r.version()
                      + " stands.")
              .rule("What is withdrawn has to stand.")
              .subject("version")
              .currentState("no acceptance")
              .instead(List.of("DeclareConsent with REJECT, where that is what was said"));
      case InForceUseNotice r ->
          Problem.of(
                  "IN_FORCE_USE_NOTICE",
                  CONFLICT,
                  "The withdrawal was not recorded: \"" + r.agreement() + "\" is in force.")
              .rule("Consent is withdrawn before entry into force; after it, by notice.")
              .subject("agreement " + r.agreement())
              .currentState("IN_FORCE")
              .instead(List.of("give notice"));
      case NotDebtor r ->
          Problem.of(
                  "NOT_DEBTOR",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: \""
                      + r.key()
                      + "\" is not a commitment of "
                      + r.given()
                      + "; it is owed by "
                      + orNobody(r.debtors())
                      + ".")
              .rule(
                  "A commitment is its debtor's: nobody else is ready for it, and nobody else is alleged to have left it undone.")
              .subject(r.key().value())
              .expected(strings(r.debtors()))
              .given(r.given().toString())
              .whoMay(strings(r.debtors()))
              .instead(List.of("name commitments of " + r.given() + " only"));
      case NothingToPerform r ->
          Problem.of(
                  "NOTHING_TO_PERFORM",
                  CONFLICT,
                  "Readiness was not recorded: \""
                      + r.key()
                      + "\" was performed, and nobody disputes it.")
              .rule("Readiness is for what is still to be done.")
              .subject(r.key().value())
              .currentState("performed, undisputed")
              .instead(List.of("leave it out of \"scope\""))
              .because(r.because());
      case EndsBeforeItBegins r ->
          Problem.of(
                  "EXPIRES_TOO_EARLY",
                  UNPROCESSABLE_CONTENT,
                  "Readiness was not recorded: it ends on "
                      + at(r.until())
                      + ", not after it was stated on "
                      + at(r.stated())
                      + ".")
              .rule("Readiness ends after it begins.")
              .subject("until")
              .expected("after " + r.stated())
              .given(r.until().toString())
              .instead(List.of("check \"until\""));
      case NoReadiness r ->
          Problem.of(
                  "NO_READINESS",
                  CONFLICT,
                  "The withdrawal was not recorded: no readiness for \""
                      + r.key()
                      + "\" of version "
                      + r.version()
                      + " stands.")
              .rule("What is withdrawn has to stand.")
              .subject(r.key().value())
              .currentState("no readiness")
              .instead(List.of("nothing: none stands"));
      case IllTypedReading r ->
          Problem.of(
                  "ILL_TYPED_READING",
                  UNPROCESSABLE_CONTENT,
                  "The reading was not recorded: at " + r.path() + ", " + r.fault() + ".")
              .rule("A reading is formed over commitments of this agreement and of related ones.")
              .subject(r.path())
              .instead(List.of("mend the place named", "or advance the reading in words"));
      case IdenticalReading r ->
          Problem.of(
                  "IDENTICAL_READING",
                  CONFLICT,
                  "The reading was not recorded: \"" + r.existing() + "\" says the same.")
              .rule("A reading is advanced once; others affirm it.")
              .subject("links")
              .expected(r.existing().value())
              .instead(List.of("TakeStance on its MEANS with \"" + r.existing() + "\""))
              .because(r.because());
      case NoParticulars _ ->
          Problem.of(
                  "NO_PARTICULARS",
                  UNPROCESSABLE_CONTENT,
                  "The allegation was not recorded: it does not say what it is about.")
              .rule("An allegation has particulars.")
              .subject("particulars")
              .expected("what, when, where")
              .instead(List.of("say what, when and where in \"particulars\""));
      case NotRespondent r ->
          Problem.of(
                  "NOT_RESPONDENT",
                  FORBIDDEN,
                  "The answer was not recorded: the allegation is against "
                      + r.respondent()
                      + ", and this answer is by "
                      + r.by()
                      + ".")
              .rule("Whom it is against answers it.")
              .subject("by")
              .expected(r.respondent().value())
              .given(r.by().toString())
              .whoMay(List.of(r.respondent().value()))
              .instead(List.of("TakeStance on BREACH of the allegation"));
    };
  }

  static Problem notFound(String kind, String id) {
    return Problem.of(
            "NOT_FOUND",
            NOT_FOUND,
            "There is no " + kind + " \"" + id + "\" that you take part in.")
        .rule("What a caller takes no part in does not exist for it.")
        .subject(kind)
        .given(id)
        .instead(List.of("check the id, or ask its owner to admit you"));
  }

  private static String howToIntroduce(Subject subject) {
    return switch (subject) {
      case REFERENT -> "register it with RegisterReferent";
      case SOURCE -> "register it with RegisterSource";
      case MANDATE -> "state another capacity: no mandate of that name is on record";
      case AGREEMENT -> "put it on record with ProposeAgreement or RecordClaimedAgreement";
      case VERSION -> "name a version that exists";
      case COMMITMENT -> "name a commitment by its key, or revise the terms with ReviseTerms";
      case TERM -> "name a term of that version";
      case READING -> "advance it with AdvanceReading";
      case OCCURRENCE -> "report it with ReportOccurrence";
      case ALLEGATION -> "raise it with AllegeBreach";
      case ISSUE, PROPOSITION ->
          "raise it with RaiseIssue, or put on record what the proposition is about";
      case ACT -> "name an act that is on record";
    };
  }

  private static String aOrAn(Subject subject) {
    return ("aeiou".indexOf(subject.noun().charAt(0)) >= 0 ? "an " : "a ") + subject.noun();
  }

  private static String at(Instant instant) {
    return MOMENT.format(instant);
  }

  private static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }

  private static List<String> strings(Collection<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  private static String listed(Collection<?> values) {
    return values.isEmpty()
        ? "none"
        : String.join(", ", values.stream().map(Object::toString).sorted().toList());
  }

  private static String orNobody(Collection<?> values) {
    return values.isEmpty() ? "nobody" : listed(values);
  }
}
