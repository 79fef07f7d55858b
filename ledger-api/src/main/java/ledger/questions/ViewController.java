package ledger.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.anomaly.AnomaliesQuery;
import ledger.answer.Answers;
import ledger.board.BoardQuery;
import ledger.board.CommonGround;
import ledger.board.Moves;
import ledger.board.NextMover;
import ledger.openapi.Described;
import ledger.participation.Participation;
import ledger.participation.ParticipationQuery;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.request.PageParameters;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.view.View;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is computed from what was said: what is due and done by view, who is bound, what does not
/// fit, and what could be done.
@RestController
@RequestMapping(path = "/negotiations/{negotiation}", produces = MediaType.APPLICATION_JSON_VALUE)
class ViewController {

  private static final Query BOARD = new BoardQuery();
  private static final Query ANOMALIES = new AnomaliesQuery();

  private final Answers answers;

  ViewController(Answers answers) {
    this.answers = answers;
  }

  @Described(
      id = "board",
      value = "What is due and what was done.",
      answer = BoardQuery.Body.class,
      labelled = true)
  @GetMapping("/board")
  ResponseEntity<byte[]> board(ReadRequest request) {
    return answers.to(request, BOARD);
  }

  /// For whoever asks, and kept nowhere.
  @Described(
      id = "moves",
      value = "Whose turn it is, what blocks, what would help.",
      answer = {Moves.class, MovesInCommon.class},
      labelled = true)
  @GetMapping("/moves")
  ResponseEntity<byte[]> moves(ReadRequest request) {
    return answers.fresh(request, ViewController::moves);
  }

  private static List<AnswerRow> moves(ReadSession session) {
    var parameters = session.parameters();
    var acts = session.acts();
    var moves = Moves.of(acts, parameters.about(), parameters.position(acts));
    return AnswerRow.whole(
        parameters.view() instanceof View.Common(var among)
            ? new MovesInCommon(moves.nextMovers(), moves.common(among))
            : moves);
  }

  /// @param common whether it is the same one's turn in each of the views that were named
  record MovesInCommon(Map<String, List<NextMover>> nextMovers, CommonGround.Outcome common) {}

  @Described(
      id = "anomalies",
      value = "Which acts do not fit the state that they found.",
      answer = AnomaliesQuery.Head.class,
      labelled = true)
  @GetMapping("/anomalies")
  ResponseEntity<byte[]> anomalies(ReadRequest request, PageParameters page) {
    return answers.list(request, ANOMALIES, page);
  }

  @Described(
      id = "participation",
      value = "Who is bound by a treaty, since when.",
      answer = Participation.class,
      labelled = true)
  @GetMapping("/participation")
  ResponseEntity<byte[]> participation(
      ReadRequest request,
      @RequestParam Optional<String> agreement,
      @RequestParam Optional<String> actor) {
    if (agreement.isPresent() == actor.isPresent())
      throw new WrongQuestion(RequestProblems.participationOfWhat());
    return answers.fresh(
        request,
        session -> {
          session.mustBeOfOneView();
          return session.rows(
              agreement
                  .map(id -> ofAgreement(id, session))
                  .orElseGet(() -> ofActor(actor.orElseThrow(), session)));
        });
  }

  private static Query ofAgreement(String id, ReadSession session) {
    return new ParticipationQuery(
        ParticipationQuery.Of.AGREEMENT, session.agreement("agreement", id));
  }

  private static Query ofActor(String id, ReadSession session) {
    return new ParticipationQuery(ParticipationQuery.Of.ACTOR, session.referent("actor", id));
  }
}
