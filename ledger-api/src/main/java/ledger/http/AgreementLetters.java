package ledger.http;

import static ledger.http.Wording.at;
import static ledger.http.Wording.listed;
import static ledger.http.Wording.orNobody;
import static ledger.http.Wording.strings;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.Act;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.DuplicateKey;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.IdenticalReading;
import ledger.decision.Refusal.IllTypedReading;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.SaidBeforeTheTerms;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.StaleVersion;
import ledger.decision.Refusal.UncoveredKey;

/// What the agreement does not allow: how it stands, and what can be said of it instead.
final class AgreementLetters {

  private AgreementLetters() {}

  static Problem of(Refusal.OfAgreement refusal, Act act) {
    return switch (refusal) {
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
      case SaidBeforeTheTerms r ->
          Problem.of(
                  "SAID_BEFORE_THE_TERMS",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: it was said by "
                      + at(r.stated())
                      + ", and version "
                      + r.version()
                      + " is there since "
                      + at(r.since())
                      + ".")
              .rule("Nobody consents to terms, or is ready for them, before there are any.")
              .subject("statedAt")
              .expected("not before " + r.since())
              .given(r.stated().toString())
              .instead(List.of("check the time and the version"));
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
    };
  }
}
