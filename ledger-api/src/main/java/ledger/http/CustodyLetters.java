package ledger.http;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import ledger.act.Act;
import ledger.decision.Refusal;
import ledger.decision.Refusal.AlreadyAnnulled;
import ledger.decision.Refusal.CustodyStands;
import ledger.decision.Refusal.FourEyes;
import ledger.decision.Refusal.NotAClericalError;
import ledger.decision.Refusal.StillReliedOn;

/// What custody of the record does not allow.
final class CustodyLetters {

  private CustodyLetters() {}

  static Problem of(Refusal.OfCustody refusal, Act act) {
    return switch (refusal) {
      case AlreadyAnnulled r ->
          Problem.of(
                  "ALREADY_ANNULLED",
                  CONFLICT,
                  act.name() + " was not recorded: the entry that it names is annulled.")
              .rule("What is void is neither mended nor voided again.")
              .subject("target")
              .currentState("ANNULLED")
              .given(r.target().toString())
              .instead(List.of("nothing: the entry no longer counts"))
              .because(r.target());
      case CustodyStands r ->
          Problem.of(
                  "CUSTODY_STANDS",
                  CONFLICT,
                  act.name()
                      + " was not recorded: the entry that it names is itself an act of custody, and stands.")
              .rule("An annulment stands, and a correction is annulled and not corrected.")
              .subject("target")
              .given(r.target().toString())
              .instead(
                  List.of(
                      "AnnulRecord, for a correction",
                      "or correct the act itself again with CorrectRecord"))
              .because(r.target());
      case NotAClericalError r ->
          notClerical(
                  "The correction was not recorded: it changes nothing in how the act was recorded, or leaves what is no act.")
              .subject("patch")
              .because(r.target());
      case FourEyes r ->
          Problem.of(
                  "FOUR_EYES",
                  CONFLICT,
                  "The annulment was not recorded: "
                      + r.asked()
                      + " asked for it already, and it takes a second person.")
              .rule("An entry is void once two custodians asked for it with the same reason.")
              .subject("target")
              .currentState("waits for a second custodian")
              .given(r.target().toString())
              .whoMay(List.of("another CUSTODIAN"))
              .instead(List.of("ask another custodian to send AnnulRecord with the same reason"))
              .because(r.target());
      case StillReliedOn r ->
          Problem.of(
                  "STILL_RELIED_ON",
                  CONFLICT,
                  "The annulment was not recorded: "
                      + r.by().size()
                      + (r.by().size() == 1 ? " act" : " acts")
                      + " on record would be about nothing without that entry.")
              .rule("What others rely on is not void before them.")
              .subject("target")
              .given(r.target().toString())
              .instead(List.of("annul first what relies on it, where that is mistaken too"))
              .because(r.by().toArray());
    };
  }

  /// Said also of a correction that cannot be read, because it names what was done.
  static Problem notClerical(String detail) {
    return Problem.of("NOT_A_CLERICAL_ERROR", UNPROCESSABLE_CONTENT, detail)
        .rule("A correction mends how an act was recorded, and never what was done by it.")
        .instead(
            List.of(
                "where the speaker changed its mind: TakeStance with WITHDRAWN, or the act that withdraws"));
  }
}
