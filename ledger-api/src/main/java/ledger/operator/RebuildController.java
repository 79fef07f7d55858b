package ledger.operator;

import java.util.List;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.problem.RequestProblems;
import ledger.query.Query;
import ledger.rebuild.postgres.Rebuild;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator has what is kept folded anew, and sees how far that is.
@RestController
class RebuildController {

  private final Rebuild rebuild;
  private final List<String> questions;

  RebuildController(Rebuild rebuild, List<Query> questions) {
    this.rebuild = rebuild;
    this.questions = questions.stream().map(Query::name).sorted().toList();
  }

  @Described(
      id = "rebuildAll",
      value = "Folds all that is kept anew.",
      status = 202,
      answer = Rebuild.Progress.class)
  @PostMapping("/operator/rebuild")
  ResponseEntity<?> all() {
    return start(questions);
  }

  @Described(
      id = "rebuild",
      value = "Folds the answers to one question anew.",
      status = 202,
      answer = Rebuild.Progress.class)
  @PostMapping("/operator/rebuild/{question}")
  ResponseEntity<?> one(@PathVariable String question) {
    if (!questions.contains(question)) throw new NotFound("question", question);
    return start(List.of(question));
  }

  private ResponseEntity<?> start(List<String> of) {
    if (rebuild.start(of)) return ResponseEntity.accepted().body(progress());
    return RequestProblems.rebuildUnderWay(progress().questions()).response();
  }

  @Described(id = "rebuilding", value = "How far a rebuild is.", answer = Rebuild.Progress.class)
  @GetMapping("/operator/rebuild")
  Rebuild.Progress progress() {
    return rebuild.progress().orElseThrow(() -> new NotFound("rebuild", "/operator/rebuild"));
  }

  @Described(id = "stopRebuild", value = "Stops a rebuild.", answer = Rebuild.Progress.class)
  @DeleteMapping("/operator/rebuild")
  Rebuild.Progress stop() {
    rebuild.stop();
    return progress();
  }
}
