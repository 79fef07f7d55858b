package ledger.operator;

import java.util.List;
import java.util.Optional;
import ledger.problem.NotFound;
import ledger.reading.postgres.DeadLetterTable;
import ledger.reading.postgres.DeadLetterTable.DeadLetter;
import ledger.reading.postgres.Models;
import ledger.value.Id;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where an operator sees what cannot be kept, and has it tried again once the cause is mended.
@RestController
class DeadLettersController {

  record DeadLetters(List<DeadLetter> deadLetters) {}

  /// @param kept whether it could be folded now
  record Retried(boolean kept) {}

  private final DeadLetterTable letters;
  private final List<Models> models;
  private final TransactionTemplate transaction;

  DeadLettersController(
      DeadLetterTable letters, List<Models> models, PlatformTransactionManager platform) {
    this.letters = letters;
    this.models = models;
    this.transaction = new TransactionTemplate(platform);
  }

  @GetMapping("/operator/dead-letters")
  DeadLetters all() {
    return new DeadLetters(letters.all());
  }

  @PostMapping("/operator/dead-letters/{question}/{negotiation}/retry")
  Retried retry(@PathVariable String question, @PathVariable String negotiation) {
    var asked = models.stream().filter(m -> m.question().equals(question)).findFirst();
    var id = Id.parse(negotiation).filter(n -> isDead(question, n));
    if (asked.isEmpty() || id.isEmpty())
      throw new NotFound("dead letter", question + "/" + negotiation);
    return new Retried(
        Optional.ofNullable(transaction.execute(_ -> asked.get().retry(id.get()))).orElse(false));
  }

  private boolean isDead(String question, Id negotiation) {
    return letters.all().stream()
        .anyMatch(l -> l.question().equals(question) && l.negotiation().equals(negotiation));
  }
}
