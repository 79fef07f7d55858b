package ledger.http;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.decision.Refusal;
import ledger.decision.Refusal.NoParticulars;
import ledger.decision.Refusal.NotRespondent;

/// What the allegation does not allow.
final class AllegationLetters {

  private AllegationLetters() {}

  static Problem of(Refusal.OfAllegation refusal) {
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
}
