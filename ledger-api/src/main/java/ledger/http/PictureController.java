package ledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.act.Id;
import ledger.act.json.ActFormat;
import ledger.board.Board;
import ledger.board.BoardQuestion;
import ledger.board.CommonGround;
import ledger.board.Moves;
import ledger.board.NextMover;
import ledger.changes.Difference;
import ledger.changes.Snapshot;
import ledger.dossier.Dossier;
import ledger.participation.Participation;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.view.View;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What is computed from what was said: what is due and done by view, who is bound, what does not
/// fit, what could be done, and what changed.
@RestController
@RequestMapping(path = "/negotiations/{negotiation}", produces = MediaType.APPLICATION_JSON_VALUE)
class PictureController {

  private final Answers answers;
  private final HypothesisFormat format;

  PictureController(Answers answers, HypothesisFormat format) {
    this.answers = answers;
    this.format = format;
  }

  @GetMapping("/board")
  ResponseEntity<ObjectNode> board(
      @PathVariable String negotiation, Principal principal, Asked asked) {
    return answers.kept(
        BoardQuestion.NAME, negotiation, principal, asked, o -> board(o.dossier(), asked.view()));
  }

  private static Object board(Dossier dossier, View view) {
    return switch (view) {
      case View.Common common -> {
        var ground = CommonGround.of(dossier, common);
        yield new Ground(ground.rows(), ground.views().values().stream().toList());
      }
      case View.OfRecord _, View.According _ -> {
        var board = Board.of(dossier, view);
        yield new Groups(board.groups(), board.nextMovers(), board.notHeld());
      }
    };
  }

  record Groups(
      List<Board.Group> groups, List<NextMover> nextMovers, List<Board.NotHeld> notHeld) {}

  record Ground(List<CommonGround.Row> common, List<Board> views) {}

  /// For whoever asks, and kept nowhere.
  @GetMapping("/moves")
  ResponseEntity<ObjectNode> moves(
      @PathVariable String negotiation, Principal principal, Asked asked) {
    return answers.to(
        negotiation,
        principal,
        asked,
        o -> {
          var moves = Moves.of(o.acts(), asked.about(), asked.position(o.acts()));
          return asked.view() instanceof View.Common(var among)
              ? new MovesInCommon(moves.nextMovers(), moves.common(among))
              : moves;
        });
  }

  /// @param common whether it is the same one's turn in each of the views that were named
  record MovesInCommon(Map<String, List<NextMover>> nextMovers, CommonGround.Outcome common) {}

  @GetMapping("/anomalies")
  ResponseEntity<ObjectNode> anomalies(
      @PathVariable String negotiation, Principal principal, Asked asked, Paging paging) {
    return answers.list(negotiation, principal, asked, paging, Positioned::anomalies);
  }

  @GetMapping("/participation")
  ResponseEntity<ObjectNode> participation(
      @PathVariable String negotiation,
      @RequestParam Optional<String> agreement,
      @RequestParam Optional<String> actor,
      Principal principal,
      Asked asked) {
    if (agreement.isPresent() == actor.isPresent())
      throw new WrongQuestion(RequestProblems.participationOfWhat());
    return answers.to(
        negotiation,
        principal,
        asked,
        o ->
            agreement.isPresent()
                ? Participation.ofAgreement(
                    o.view(),
                    named(
                        agreement.get(), "agreement", o.dossier().agreements().keySet()::contains))
                : Participation.ofActor(
                    o.view(),
                    named(actor.orElseThrow(), "referent", o.dossier().referents()::containsKey)));
  }

  private static Id named(String text, String kind, java.util.function.Predicate<Id> known) {
    return Id.parse(text).filter(known).orElseThrow(() -> new NotFound(kind, text));
  }

  @GetMapping("/difference")
  ResponseEntity<ObjectNode> difference(
      @PathVariable String negotiation, Principal principal, Compared compared) {
    var from = compared.from();
    var to = compared.to();
    return answers.to(
        negotiation,
        principal,
        to,
        o -> {
          var before = Opened.of(o.acts(), from);
          before.mustBeNamed(from.view());
          return new Changed(
              new Point(from.view().label(), from.about(), before.position()),
              Difference.between(
                      Snapshot.of(before.dossier(), from.view()),
                      Snapshot.of(o.dossier(), to.view()))
                  .changes());
        });
  }

  record Point(String view, java.time.Instant about, long position) {}

  record Changed(Point from, List<Difference.Change> changes) {}

  /// @param board what would be
  /// @param nextMovers whose turn it would be; nobody's in common ground, which is not one view
  /// @param changes from what is
  record WhatIf(Object board, List<NextMover> nextMovers, List<Difference.Change> changes) {}

  @PostMapping(path = "/whatif", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ObjectNode> whatIf(
      @PathVariable String negotiation,
      HttpServletRequest request,
      Principal principal,
      Asked asked)
      throws IOException {
    var hypothesis = format.read(request.getInputStream().readNBytes(ActFormat.LARGEST + 1));
    return answers.to(
        negotiation,
        principal,
        asked,
        o -> {
          var known =
              o.acts().stream().filter(e -> e.position() <= asked.position(o.acts())).toList();
          var after =
              hypothesis
                  .dossier(known, asked.about())
                  .orElseThrow(() -> HypothesisFormat.notOpened(known));
          return new WhatIf(
              board(after, asked.view()),
              asked.view() instanceof View.Common ? List.of() : NextMover.in(after, asked.view()),
              Difference.between(
                      Snapshot.of(o.dossier(), asked.view()), Snapshot.of(after, asked.view()))
                  .changes());
        });
  }
}
