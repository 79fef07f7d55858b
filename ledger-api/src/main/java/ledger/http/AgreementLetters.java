package ledger.http;

import static ledger.http.Wording.at;
import static ledger.http.Wording.listed;
import static ledger.http.Wording.orNobody;
import static ledger.http.Wording.strings;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ledger.act.Act;
import ledger.act.AgreementAct.GiveNotice;
import ledger.act.AgreementAct.ReleaseCommitment;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAccepted;
import ledger.decision.Refusal.AlreadyConcluded;
import ledger.decision.Refusal.CarriedForAnother;
import ledger.decision.Refusal.ClosedAgreement;
import ledger.decision.Refusal.EndsBeforeItBegins;
import ledger.decision.Refusal.InForceUseNotice;
import ledger.decision.Refusal.NoConsentToWithdraw;
import ledger.decision.Refusal.NoReadiness;
import ledger.decision.Refusal.NotAParticipant;
import ledger.decision.Refusal.NotCreditor;
import ledger.decision.Refusal.NotDebtor;
import ledger.decision.Refusal.NotProposer;
import ledger.decision.Refusal.NotTheNextVersion;
import ledger.decision.Refusal.NothingToCarry;
import ledger.decision.Refusal.NothingToPerform;
import ledger.decision.Refusal.OfferLapsed;
import ledger.decision.Refusal.SaidBeforeTheTerms;
import ledger.decision.Refusal.StaleVersion;

/// What the agreement does not allow: how it stands, and what can be said of it instead.
final class AgreementLetters {

  private AgreementLetters() {}

  static Problem of(Refusal.OfAgreement refusal, Act act) {
    return switch (refusal) {
      case StaleVersion r ->
          Problem.of(
                  "STALE_VERSION",
                  CONFLICT,
                  act.name()
                      + " was not recorded: it names version "
                      + r.given()
                      + ", and version "
                      + r.current()
                      + ", of "
                      + at(r.since())
                      + ", is current.")
              .rule(
                  "Consent and readiness are given to a version that nothing has replaced; a revision is based on one that is on record.")
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
      case NotTheNextVersion r ->
          Problem.of(
                  "VERSION_NOT_NEXT",
                  CONFLICT,
                  act.name()
                      + " was not recorded: it says that it is version "
                      + r.given()
                      + ", and the next number of \""
                      + r.agreement()
                      + "\" is "
                      + r.next()
                      + ".")
              .rule("A text takes the next number as it comes on record.")
              .subject("version")
              .currentState("version " + (r.next() - 1))
              .expected(r.next())
              .given(r.given())
              .instead(
                  List.of(
                      "look at what was put on record meanwhile",
                      "send it as version " + r.next() + ", or without \"version\""))
              .because(r.because());
      case CarriedForAnother r ->
          Problem.of(
                  "CARRIED_FOR_ANOTHER",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: it carries over the consent of "
                      + r.party()
                      + ", and only a CORRIGENDUM may carry another's; this is of kind "
                      + r.kind()
                      + ".")
              .rule("Nobody's consent survives a change of text because somebody else says so.")
              .subject("carry.whose")
              .expected(
                  "nobody but " + act.envelope().by().map(Object::toString).orElse("the sender"))
              .given(r.party().value())
              .instead(List.of(r.party() + " declares its consent to the new version"));
      case NothingToCarry r ->
          Problem.of(
                  "NOTHING_TO_CARRY",
                  CONFLICT,
                  act.name()
                      + " was not recorded: no consent of "
                      + r.party()
                      + " to version "
                      + r.version()
                      + " stands.")
              .rule("What is carried over has to stand.")
              .subject("carry.whose")
              .currentState("no consent to be bound")
              .given(r.party().value())
              .instead(List.of("leave it out of \"whose\""));
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
              .rule(
                  "Nobody consents to terms, is ready for them or changes them before there are any.")
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
      case ClosedAgreement r ->
          Problem.of(
                  "CLOSED",
                  CONFLICT,
                  act.name()
                      + " was not recorded: \""
                      + r.agreement()
                      + "\" is "
                      + r.state().toLowerCase(Locale.ROOT)
                      + ".")
              .rule("Nothing more is made of an agreement that was withdrawn or ended.")
              .subject("agreement " + r.agreement())
              .currentState(r.state())
              .instead(List.of("propose anew with ProposeAgreement"))
              .because(r.because());
      case AlreadyConcluded r ->
          Problem.of(
                  "ALREADY_CONCLUDED",
                  CONFLICT,
                  "The proposal was not withdrawn: \""
                      + r.agreement()
                      + "\" is concluded, or is said to be.")
              .rule("A proposal is withdrawn while it is one.")
              .subject("agreement " + r.agreement())
              .instead(
                  List.of(
                      "GiveNotice, where it is concluded",
                      "TakeStance on EXISTS(" + r.agreement() + "), where it is only claimed"));
      case NotProposer r ->
          Problem.of(
                  "NOT_PROPOSER",
                  FORBIDDEN,
                  "The proposal was not withdrawn: it was made by "
                      + r.proposer()
                      + ", and this act is by "
                      + r.by()
                      + ".")
              .rule("Whoever made the current proposal withdraws it.")
              .subject("by")
              .expected(r.proposer().toString())
              .given(r.by().toString())
              .whoMay(List.of(r.proposer().toString()))
              .instead(List.of("DeclareConsent with REJECT"));
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
              .rule("Consent, revisions and notices come from participants.")
              .subject(participant(r, act))
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
              .rule(
                  "A party has one current consent to a version, until its withdrawal takes effect.")
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
                  act.name() + " was not recorded: \"" + r.agreement() + "\" is in force.")
              .rule("Consent is withdrawn before entry into force; after it, by notice.")
              .subject("agreement " + r.agreement())
              .currentState("IN_FORCE")
              .instead(List.of("GiveNotice"));
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
      case NotCreditor r ->
          Problem.of(
                  "NOT_CREDITOR",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: \""
                      + r.key()
                      + "\" is not owed to "
                      + r.given()
                      + "; it is owed to "
                      + orNobody(r.creditors())
                      + ".")
              .rule("A commitment is let go, and a claim to it handed on, by whom it is owed to.")
              .subject(r.key().value())
              .expected(strings(r.creditors()))
              .given(r.given().toString())
              .whoMay(strings(r.creditors()))
              .instead(List.of("name a commitment that is owed to " + r.given()));
      case NothingToPerform r ->
          Problem.of(
                  "NOTHING_TO_PERFORM",
                  CONFLICT,
                  act.name()
                      + " was not recorded: \""
                      + r.key()
                      + "\" was performed, and nobody disputes it.")
              .rule("Readiness is for what is still to be done, and so is a release.")
              .subject(r.key().value())
              .currentState("performed, undisputed")
              .instead(
                  List.of(
                      act instanceof ReleaseCommitment
                          ? "nothing: what was performed need not be let go"
                          : "leave it out of \"scope\""))
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
    };
  }

  /// Where the act names whoever is no participant.
  private static String participant(NotAParticipant r, Act act) {
    if (act.envelope().by().equals(Optional.of(r.by()))) return "by";
    return act instanceof GiveNotice ? "participant" : "succeeds";
  }
}
