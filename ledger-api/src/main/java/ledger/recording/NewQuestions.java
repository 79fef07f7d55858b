package ledger.recording;

import java.util.List;
import java.util.Optional;
import ledger.log.postgres.LogTable;
import ledger.reading.postgres.ModelProjection;
import ledger.reading.postgres.Models;
import ledger.rebuild.postgres.Rebuild;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Questions whose answers are not kept yet, on a record that has acts: they are kept from its head
/// on, and a rebuild folds each negotiation once, where reading the record act by act would fold it
/// again and again.
@Component
class NewQuestions {

  private final List<Models> models;
  private final TokenStore tokens;
  private final LogTable record;
  private final Rebuild rebuild;
  private final TransactionTemplate transaction;

  NewQuestions(
      List<Models> models,
      TokenStore tokens,
      LogTable record,
      Rebuild rebuild,
      PlatformTransactionManager platform) {
    this.models = models;
    this.tokens = tokens;
    this.record = record;
    this.rebuild = rebuild;
    this.transaction = new TransactionTemplate(platform);
  }

  /// Before anybody reads along. What a node that is gone was rebuilding is taken up.
  void begin() {
    rebuild
        .progress()
        .filter(progress -> progress.state() == Rebuild.State.RUNNING)
        .ifPresent(progress -> rebuild.start(progress.questions()));
    long head = record.head();
    var questions = models.stream().filter(this::isNew).toList();
    if (head > 0 && !questions.isEmpty()) fill(questions, head);
  }

  private boolean isNew(Models kept) {
    return Optional.ofNullable(
                transaction.execute(_ -> tokens.fetchSegments(ModelProjection.group(kept))))
            .orElseThrow()
            .length
        == 0;
  }

  /// The rebuild begins at the head or later, and takes in all that was before it began: so nothing
  /// lies between what it folds and what is read along.
  private void fill(List<Models> questions, long head) {
    var names = questions.stream().map(Models::question).sorted().toList();
    if (!rebuild.start(names))
      System.getLogger(NewQuestions.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "other questions are being rebuilt; rebuild these after it: {0}",
              names);
    questions.forEach(kept -> readAlong(ModelProjection.group(kept), head));
  }

  private void readAlong(String group, long head) {
    var before = new GlobalSequenceTrackingToken(head - 1);
    try {
      transaction.executeWithoutResult(
          _ -> tokens.initializeTokenSegments(group, ModelProjection.SEGMENTS, before));
    } catch (UnableToClaimTokenException e) {
      // Another node was first.
      System.getLogger(NewQuestions.class.getName())
          .log(System.Logger.Level.DEBUG, "{0} is read along already", group, e);
    }
  }
}
