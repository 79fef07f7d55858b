package ledger.http;

import static ledger.http.Wording.at;
import static ledger.http.Wording.listed;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.Act;
import ledger.act.Actor;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.AmbiguousKey;
import ledger.decision.Refusal.IdTaken;
import ledger.decision.Refusal.LabelNotNeutral;
import ledger.decision.Refusal.NegotiationIdTaken;
import ledger.decision.Refusal.NoStandingMandate;
import ledger.decision.Refusal.NotAnEarlierStance;
import ledger.decision.Refusal.NotThePrincipal;
import ledger.decision.Refusal.SourceAlreadyRegistered;
import ledger.decision.Refusal.StatedInTheFuture;
import ledger.decision.Refusal.SubjectErased;
import ledger.decision.Refusal.Unknown;
import ledger.decision.Subject;

/// What is wrong with what the act names: the field, and how to introduce what is missing.
final class NamingLetters {

  private NamingLetters() {}

  static Problem of(Refusal.OfNames refusal, Act act) {
    return switch (refusal) {
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
      case SubjectErased r ->
          Problem.of(
                  "SUBJECT_ERASED",
                  CONFLICT,
                  act.name()
                      + " was not recorded: it has text about somebody whose key was erased "
                      + at(r.at())
                      + ".")
              .rule("What was erased is not begun again under the same name.")
              .given(act.actId().toString())
              .instead(List.of("leave out the text", "or name whom it is about by another id"));
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
      case NotAnEarlierStance r ->
          Problem.of(
                  "NOT_AN_EARLIER_STANCE",
                  CONFLICT,
                  act.name()
                      + " was not recorded: act "
                      + r.supersedes()
                      + " is no earlier stance of the same holder on the same proposition.")
              .rule("A stance stands in the place of one that its holder took before.")
              .subject("supersedes")
              .expected("the actId of an earlier TakeStance by this holder on this proposition")
              .given(r.supersedes().toString())
              .instead(
                  List.of(
                      "leave \"supersedes\" out: the stance that is taken last stands anyhow",
                      "or name the stance that is meant"));
      case StatedInTheFuture r ->
          Problem.of(
                  "STATED_IN_THE_FUTURE",
                  UNPROCESSABLE_CONTENT,
                  act.name()
                      + " was not recorded: \""
                      + r.field()
                      + "\" is "
                      + at(r.stated())
                      + ", and it is "
                      + at(r.now())
                      + ".")
              .rule("What is recorded was said and has happened.")
              .subject(r.field())
              .expected("not after " + r.now())
              .given(r.stated().toString())
              .instead(List.of("check the date and its offset"));
      case NoStandingMandate r ->
          Problem.of(
                  "MANDATE_UNKNOWN",
                  CONFLICT,
                  "The revocation was not recorded: "
                      + (r.revoked()
                          ? "the mandate \"" + r.mandate() + "\" is revoked already."
                          : "no mandate \"" + r.mandate() + "\" is on record."))
              .rule("What is revoked has to stand.")
              .subject("id")
              .currentState(r.revoked() ? "REVOKED" : "no mandate")
              .given(r.mandate().value())
              .instead(
                  List.of(r.revoked() ? "nothing: it is revoked" : "check how the id is written"));
      case NotThePrincipal r ->
          Problem.of(
                  "NOT_THE_PRINCIPAL",
                  FORBIDDEN,
                  r.principal() instanceof Actor.Anonymous
                      ? "The mandate was not recorded: an unnamed source gives nobody authority."
                      : "The revocation was not recorded: the mandate \""
                          + r.mandate()
                          + "\" was given by "
                          + r.principal()
                          + ".")
              .rule("Whoever is represented gives the mandate, and takes it back.")
              .subject("by")
              .expected(
                  r.principal() instanceof Actor.Anonymous
                      ? "a named principal"
                      : r.principal().toString())
              .instead(List.of("name the principal in \"by\", where the act is its own"));
    };
  }

  private static String howToIntroduce(Subject subject) {
    return switch (subject) {
      case REFERENT -> "register it with RegisterReferent";
      case SOURCE -> "register it with RegisterSource";
      case MANDATE -> "record it with GrantMandate, or state another capacity";
      case AGREEMENT -> "put it on record with ProposeAgreement or RecordClaimedAgreement";
      case VERSION -> "name a version that exists";
      case NOTICE -> "give it with GiveNotice";
      case BATCH -> "announce it with ImportBatch";
      case COMMITMENT -> "name a commitment by its key, or revise the terms with ReviseTerms";
      case TERM -> "name a term of that version";
      case READING -> "advance it with AdvanceReading";
      case OCCURRENCE -> "report it with ReportOccurrence";
      case ALLEGATION -> "raise it with AllegeBreach";
      case ISSUE, PROPOSITION ->
          "raise it with RaiseIssue, or put on record what the proposition is about";
      case ENTRY -> "name an act that is on record";
    };
  }

  private static String aOrAn(Subject subject) {
    return ("aeiou".indexOf(subject.noun().charAt(0)) >= 0 ? "an " : "a ") + subject.noun();
  }
}
