package ledger.http;

import static ledger.http.Wording.at;
import static ledger.http.Wording.strings;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.AgreementAct.GiveNotice;
import ledger.decision.Refusal;
import ledger.decision.Refusal.NoStandingNotice;
import ledger.decision.Refusal.NoSuchPower;
import ledger.decision.Refusal.NotTheGiver;
import ledger.decision.Refusal.NoticeTookEffect;

/// What the power of notice does not allow.
final class NoticeLetters {

  private NoticeLetters() {}

  static Problem of(Refusal.OfNotice refusal) {
    return switch (refusal) {
      case NoSuchPower r ->
          Problem.of(
                  "NO_SUCH_POWER",
                  UNPROCESSABLE_CONTENT,
                  "The notice was not recorded: the text has no power \""
                      + r.power()
                      + "\" with the effect "
                      + r.effect()
                      + " that its giver may use.")
              .rule("A notice names the power in the text that it uses, or says that it uses none.")
              .subject("powerKey")
              .expected(strings(r.powers()))
              .given(r.power().value())
              .instead(
                  List.of(
                      "name the power",
                      "or say \"powerKey\": \"" + GiveNotice.EXTRA_TEXTUAL + "\""));
      case NotTheGiver r ->
          Problem.of(
                  "NOT_THE_GIVER",
                  FORBIDDEN,
                  "The notice was not withdrawn: \""
                      + r.notice()
                      + "\" was given by "
                      + r.giver()
                      + ".")
              .rule("Whoever gave a notice takes it back.")
              .subject("by")
              .expected(r.giver().toString())
              .whoMay(List.of(r.giver().toString()))
              .instead(List.of("TakeStance on VALID of the notice"));
      case NoticeTookEffect r ->
          Problem.of(
                  "NOTICE_TOOK_EFFECT",
                  CONFLICT,
                  "The notice was not withdrawn: \""
                      + r.notice()
                      + "\" has had effect since "
                      + at(r.since())
                      + ".")
              .rule("A notice is taken back before it has effect (VCLT 68).")
              .subject("notice " + r.notice())
              .currentState("EFFECTIVE")
              .instead(List.of("GiveNotice with the effect RESUME"));
      case NoStandingNotice r ->
          Problem.of(
                  "NO_NOTICE",
                  CONFLICT,
                  "The notice was not withdrawn: \"" + r.notice() + "\" was withdrawn before.")
              .rule("What is withdrawn has to stand.")
              .subject("notice " + r.notice())
              .currentState("WITHDRAWN")
              .instead(List.of("nothing: it is withdrawn"));
    };
  }
}
