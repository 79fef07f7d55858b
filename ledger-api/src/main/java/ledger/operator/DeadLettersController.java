package ledger.operator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ledger.openapi.Described;
import ledger.problem.NotFound;
import ledger.readmodel.ReadModelProjector;
import ledger.readmodel.postgres.DeadLetterTable;
import ledger.readmodel.postgres.DeadLetterTable.DeadLetter;
import ledger.value.Id;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator sees what cannot be kept, and has it tried again once the cause is corrected.
@RestController
class DeadLettersController {

  record DeadLetters(List<DeadLetter> deadLetters) {}

  /// @param kept whether it could be folded now
  record Retried(boolean kept) {}

  private final DeadLetterTable letters;
  private final ReadModelProjector projector;
  private final TransactionTemplate transaction;

  DeadLettersController(
      DeadLetterTable letters, ReadModelProjector projector, PlatformTransactionManager platform) {
    this.letters = letters;
    this.projector = projector;
    this.transaction = new TransactionTemplate(platform);
  }

  @Described(id = "deadLetters", value = "What cannot be folded.", answer = DeadLetters.class)
  @GetMapping("/operator/dead-letters")
  DeadLetters all() {
    return new DeadLetters(letters.all());
  }

  @Described(id = "retryDeadLetter", value = "Tries to fold it again.", answer = Retried.class)
  @PostMapping("/operator/dead-letters/{question}/{negotiation}/retry")
  Retried retry(@PathVariable String question, @PathVariable String negotiation) {
    var id =
        Id.parse(negotiation)
            .filter(n -> isDead(question, n))
            .orElseThrow(() -> new NotFound("dead letter", question + "/" + negotiation));
    var batch =
        Optional.ofNullable(transaction.execute(_ -> projector.retry(question, id)))
            .flatMap(Function.identity());
    batch.ifPresent(ReadModelProjector.Batch::committed);
    return new Retried(batch.isPresent());
  }

  private boolean isDead(String question, Id negotiation) {
    return letters.all().stream()
        .anyMatch(l -> l.question().equals(question) && l.negotiation().equals(negotiation));
  }
}
