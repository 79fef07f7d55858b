package ledger.http;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.Act;
import ledger.decision.Refusal;
import ledger.decision.Refusal.ClaimWithoutSource;
import ledger.decision.Refusal.DuplicateKey;
import ledger.decision.Refusal.IdenticalReading;
import ledger.decision.Refusal.IllTypedExpression;
import ledger.decision.Refusal.IllTypedReading;
import ledger.decision.Refusal.NoClaimant;
import ledger.decision.Refusal.NoCounterparty;
import ledger.decision.Refusal.SelfCommitment;
import ledger.decision.Refusal.UncoveredKey;
import ledger.decision.Refusal.Unfoldable;

/// What terms and readings may not say: the place, and how to mend it.
final class TermsLetters {

  private TermsLetters() {}

  static Problem of(Refusal.OfTerms refusal, Act act) {
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
                      + " was not recorded: its term \""
                      + r.linkage()
                      + "\" is about \""
                      + r.key()
                      + "\", and the terms have no such commitment.")
              .rule("A linkage and a power are about commitments of their own agreement.")
              .subject("terms." + r.linkage())
              .given(r.key().value())
              .instead(List.of("add the commitment, or leave it out of the term"));
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
      case IllTypedExpression r ->
          Problem.of(
                  "ILL_TYPED_EXPRESSION",
                  UNPROCESSABLE_CONTENT,
                  act.name() + " was not recorded: at " + r.path() + ", " + r.fault() + ".")
              .rule(
                  "A condition speaks of commitments of its agreement and of related ones, and of what is on record.")
              .subject(r.path())
              .instead(List.of("mend the place named", "or say the condition in words"));
      case Unfoldable r ->
          Problem.of(
                  "UNFOLDABLE",
                  UNPROCESSABLE_CONTENT,
                  r.act() + " was not recorded: with it on record no answer could be computed.")
              .rule("Nothing is recorded that makes an answer fail.")
              .subject("act")
              .instead(List.of("tell whoever runs this ledger: its log says why"));
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
