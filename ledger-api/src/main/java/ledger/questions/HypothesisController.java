package ledger.questions;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import ledger.act.json.ActFormat;
import ledger.answer.Answers;
import ledger.board.BoardQuery;
import ledger.board.Hypothesis;
import ledger.board.NextMover;
import ledger.changes.Difference;
import ledger.changes.Snapshot;
import ledger.dossier.Dossier;
import ledger.openapi.Described;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.query.AnswerRow;
import ledger.recording.Quotas;
import ledger.request.ComparisonPoint;
import ledger.request.ReadRequest;
import ledger.session.ReadSession;
import ledger.view.View;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is otherwise than at another point, and what would be otherwise with other acts.
@RestController
@RequestMapping(path = "/negotiations/{negotiation}", produces = MediaType.APPLICATION_JSON_VALUE)
class HypothesisController {

  private final Answers answers;
  private final HypothesisFormat format;
  private final Quotas quotas;

  HypothesisController(Answers answers, HypothesisFormat format, Quotas quotas) {
    this.answers = answers;
    this.format = format;
    this.quotas = quotas;
  }

  record Point(String view, Instant about, long position) {}

  record Changed(Point from, List<Difference.Change> changes) {}

  @Described(
      id = "difference",
      value = "What changed between two points.",
      answer = Changed.class,
      labelled = true)
  @GetMapping("/difference")
  ResponseEntity<byte[]> difference(ReadRequest request, ComparisonPoint comparedWith) {
    if (!comparedWith.isAsked()) throw new WrongQuestion(RequestProblems.comparedWithNothing());
    return answers.fresh(request, to -> difference(to.with(comparedWith.of(to.parameters())), to));
  }

  private static List<AnswerRow> difference(ReadSession from, ReadSession to) {
    var point = from.parameters();
    from.mustBeNamed("fromView", point.view());
    return AnswerRow.whole(
        new Changed(
            new Point(point.view().label(), point.about(), from.position()),
            Difference.between(
                    Snapshot.of(from.dossier(), point.view()),
                    Snapshot.of(to.dossier(), to.parameters().view()))
                .changes()));
  }

  @Described(
      id = "whatIf",
      value = "What would be, with an act more or less. Nothing is recorded.",
      answer = WhatIf.class,
      labelled = true,
      body = Hypothesis.class)
  @PostMapping(path = "/whatif", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> whatIf(ReadRequest request, HttpServletRequest sent) throws IOException {
    var hypothesis = format.read(sent.getInputStream().readNBytes(ActFormat.LARGEST + 1));
    return answers.fresh(
        request,
        session -> {
          quotas.suppose(request.caller());
          return whatIf(hypothesis, session);
        });
  }

  /// @param board what would be: the head of its answer, whose rows follow
  /// @param nextMovers whose turn it would be; nobody's in common ground, which is not one view
  /// @param changes from what is
  record WhatIf(
      BoardQuery.Body board, List<NextMover> nextMovers, List<Difference.Change> changes) {}

  private static List<AnswerRow> whatIf(Hypothesis hypothesis, ReadSession session) {
    var parameters = session.parameters();
    var view = parameters.view();
    long by = parameters.position(session.acts());
    var known = Dossier.known(session.acts(), by);
    var after =
        hypothesis
            .dossier(known, parameters.about())
            .orElseThrow(() -> HypothesisFormat.notOpened(known));
    var board = new BoardQuery().in(after, view).orElseThrow();
    return AnswerRow.headed(
        new WhatIf(
            (BoardQuery.Body) board.getFirst().body(),
            view instanceof View.Common ? List.of() : NextMover.in(after, view),
            Difference.between(Snapshot.of(session.dossier(), view), Snapshot.of(after, view))
                .changes()),
        board.stream().skip(1));
  }
}
