package ledger.http;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import ledger.act.Act;
import ledger.decision.Refusal;

/// The edge where a refusal becomes a letter: one for each, in words a mediator can read aloud.
final class Refusals {

  private Refusals() {}

  static Problem of(Refusal refusal, Act act) {
    var letter =
        switch (refusal) {
          case Refusal.OfCaller r -> CallerLetters.of(r, act);
          case Refusal.OfNames r -> NamingLetters.of(r, act);
          case Refusal.OfTerms r -> TermsLetters.of(r, act);
          case Refusal.OfAgreement r -> AgreementLetters.of(r, act);
          case Refusal.OfNotice r -> NoticeLetters.of(r);
          case Refusal.OfAllegation r -> AllegationLetters.of(r, act);
          case Refusal.OfCustody r -> CustodyLetters.of(r, act);
        };
    return letter.title(act.name() + " was not recorded");
  }

  static Problem notFound(String kind, String id) {
    boolean negotiation = kind.equals("negotiation");
    return Problem.of(
            "NOT_FOUND",
            NOT_FOUND,
            "There is no "
                + kind
                + " \""
                + id
                + "\" "
                + (negotiation ? "that you take part in." : "here."))
        .rule(
            negotiation
                ? "What a caller takes no part in does not exist for it."
                : "What is asked for has to be there.")
        .subject(kind)
        .given(id)
        .instead(
            List.of(
                negotiation
                    ? "check the id, or ask its owner to admit you"
                    : "check how it is written"));
  }
}
