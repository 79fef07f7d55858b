package ledger.operator;

import java.util.List;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.query.Query;
import ledger.readmodel.postgres.Comparison;
import ledger.readmodel.postgres.RecordedNegotiations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator has what is kept compared with what is folded, some negotiations at a time.
@RestController
class ComparisonController {

  private static final int MOST = 50;

  record Questions(List<String> questions, long negotiations) {}

  private final Comparison comparison;
  private final List<Query> questions;
  private final RecordedNegotiations negotiations;

  ComparisonController(
      Comparison comparison, List<Query> questions, RecordedNegotiations negotiations) {
    this.comparison = comparison;
    this.questions = questions;
    this.negotiations = negotiations;
  }

  @Described(
      id = "comparisons",
      value = "What is kept and can be compared with what is folded.",
      answer = Questions.class)
  @GetMapping("/operator/comparison")
  Questions questions() {
    return new Questions(
        questions.stream().map(Query::name).sorted().toList(), negotiations.count());
  }

  /// @param after the last negotiation that was looked at
  @Described(
      id = "comparison",
      value = "Compares what is kept with what is folded, some negotiations at a time.",
      answer = Comparison.Page.class)
  @GetMapping("/operator/comparison/{question}")
  Comparison.Page page(
      @PathVariable String question, @RequestParam(defaultValue = "") String after) {
    return comparison
        .page(question, after, MOST)
        .orElseThrow(() -> new NotFound("question", question));
  }
}
