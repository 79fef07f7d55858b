package ledger.http;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.act.Id;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ClosedAllegation;
import ledger.decision.Refusal.NoCureOffered;
import ledger.decision.Refusal.NoMandateBasis;
import ledger.decision.Refusal.NoParticulars;
import ledger.decision.Refusal.NotAPartyToIt;
import ledger.decision.Refusal.NotRespondent;
import ledger.decision.Refusal.OnlyAllegerMayClose;
import ledger.decision.Refusal.StepOutOfOrder;

/// What the allegation does not allow: who may, and what can be done instead.
final class AllegationLetters {

  private AllegationLetters() {}

  static Problem of(Refusal.OfAllegation refusal, Act act) {
    return switch (refusal) {
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
                  act.name()
                      + " was not recorded: the allegation is against "
                      + r.respondent()
                      + ", and this act is by "
                      + r.by()
                      + ".")
              .rule("Whom it is against answers it, and offers to put it right.")
              .subject("by")
              .expected(r.respondent().value())
              .given(r.by().toString())
              .whoMay(List.of(r.respondent().value()))
              .instead(List.of("TakeStance on BREACH of the allegation"));
      case ClosedAllegation r ->
          Problem.of(
                  "CLOSED",
                  CONFLICT,
                  act.name()
                      + " was not recorded: the allegation \""
                      + r.allegation()
                      + "\" is closed, "
                      + r.how().name().toLowerCase(Locale.ROOT)
                      + ".")
              .rule("A closed allegation does not open again.")
              .subject("allegation " + r.allegation())
              .currentState("CLOSED, " + r.how())
              .instead(List.of("AllegeBreach anew, where there are new facts"))
              .because(r.because());
      case OnlyAllegerMayClose r ->
          Problem.of(
                  "ONLY_ALLEGER_MAY_CLOSE",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: the allegation was raised by "
                      + r.alleger()
                      + ", and this act is by "
                      + r.by()
                      + ".")
              .rule("Whoever alleges closes; SETTLED takes both sides.")
              .subject("by")
              .expected(r.alleger().toString())
              .given(r.by().toString())
              .whoMay(List.of(r.alleger().toString()))
              .instead(
                  List.of(
                      "CloseAllegation with SETTLED, by both sides",
                      "or answer with RespondToAllegation"));
      case NotAPartyToIt r ->
          Problem.of(
                  "NOT_A_PARTY_TO_IT",
                  FORBIDDEN,
                  act.name()
                      + " was not recorded: the allegation is between "
                      + r.alleger()
                      + " and "
                      + r.respondent()
                      + ", and this act is by "
                      + r.by()
                      + ".")
              .rule("An allegation is referred and settled by its two sides.")
              .subject("by")
              .expected(sides(r))
              .given(r.by().toString())
              .whoMay(sides(r))
              .instead(List.of("TakeStance on BREACH of the allegation"));
      case NoCureOffered r ->
          Problem.of(
                  "NO_CURE_OFFERED",
                  CONFLICT,
                  "The acceptance was not recorded: nobody offered to put right what \""
                      + r.allegation()
                      + "\" alleges.")
              .rule("What is accepted was offered before.")
              .subject("allegation " + r.allegation())
              .currentState("no cure offered")
              .instead(List.of("CloseAllegation, where nothing more is asked for"));
      case StepOutOfOrder r ->
          Problem.of(
                  "STEP_OUT_OF_ORDER",
                  CONFLICT,
                  "The referral was not recorded: "
                      + r.next()
                          .map(next -> "the next step of the procedure is \"" + next + "\"")
                          .orElse("the procedure has no further step")
                      + ", and \""
                      + r.step()
                      + "\" was named.")
              .rule("The steps of a procedure follow each other.")
              .subject("step")
              .expected(r.next().map(Id::value).orElse("no step"))
              .given(r.step().value())
              .instead(
                  Stream.concat(
                          r.next().stream().map(next -> "take the step \"" + next + "\""),
                          Stream.of("leave \"step\" out, outside the procedure"))
                      .toList());
      case NoMandateBasis r ->
          Problem.of(
                  "NO_MANDATE_BASIS",
                  UNPROCESSABLE_CONTENT,
                  "The finding was not recorded: it does not say what entitles "
                      + r.body()
                      + " to find.")
              .rule("A finding names its body, and the mandate of that body or another basis.")
              .subject("mandate")
              .given(r.body().value())
              .instead(
                  List.of(
                      "name a mandate that " + r.body() + " holds for RecordFinding",
                      "or say the \"basis\""));
    };
  }

  private static List<String> sides(NotAPartyToIt r) {
    return List.of(r.alleger().toString(), r.respondent().value());
  }
}
