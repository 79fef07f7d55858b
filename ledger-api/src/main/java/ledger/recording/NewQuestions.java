package ledger.recording;

import java.util.List;
import java.util.Optional;
import ledger.log.postgres.LogTable;
import ledger.query.Query;
import ledger.readmodel.postgres.QueryTable;
import ledger.readmodel.postgres.ReadModelProjection;
import ledger.rebuild.postgres.Rebuild;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Queries whose rows are not stored yet, or were folded by another version's code, on a record
/// that has acts: what comes is stored with all others, and a rebuild folds what was before, each
/// negotiation once, where reading the record act by act would fold it again and again.
@Component
class NewQuestions {

  private final List<Query> questions;
  private final QueryTable queries;
  private final TokenStore tokens;
  private final LogTable record;
  private final Rebuild rebuild;
  private final TransactionTemplate transaction;

  NewQuestions(
      List<Query> questions,
      QueryTable queries,
      TokenStore tokens,
      LogTable record,
      Rebuild rebuild,
      PlatformTransactionManager platform) {
    this.questions = questions;
    this.queries = queries;
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
    boolean isFirst = isFirst();
    var names = isFirst ? names() : toFold();
    if (names.isEmpty()) return;
    if (head == 0) {
      queries.add(names);
      queries.folded(names);
    } else if (isStarted(names)) queries.add(names);
    if (head > 0 && isFirst) readAlong(head);
  }

  private List<String> names() {
    return questions.stream().map(Query::name).sorted().toList();
  }

  /// Those that are not stored, and those that other code has folded.
  private List<String> toFold() {
    var known = queries.known();
    known.removeAll(queries.foldedByOthers());
    return names().stream().filter(name -> !known.contains(name)).toList();
  }

  /// Nobody has ever read along.
  private boolean isFirst() {
    return Optional.ofNullable(
                transaction.execute(_ -> tokens.fetchSegments(ReadModelProjection.GROUP)))
            .orElseThrow()
            .length
        == 0;
  }

  /// The rebuild begins at the head or later, and takes in all that was before it began: so nothing
  /// lies between what it folds and what is read along.
  private boolean isStarted(List<String> names) {
    var log = System.getLogger(NewQuestions.class.getName());
    boolean started = rebuild.start(names);
    if (started)
      log.log(System.Logger.Level.INFO, "answers are folded for this version: {0}", names);
    else
      log.log(
          System.Logger.Level.WARNING,
          "others are being rebuilt; rebuild these after it, or start again: {0}",
          names);
    return started;
  }

  private void readAlong(long head) {
    var before = new GlobalSequenceTrackingToken(head - 1);
    try {
      transaction.executeWithoutResult(_ ->
          tokens.initializeTokenSegments(
              ReadModelProjection.GROUP, AxonWiring.READ_MODEL_SEGMENTS, before));
    } catch (UnableToClaimTokenException e) {
      // Another node was first.
      System.getLogger(NewQuestions.class.getName())
          .log(System.Logger.Level.DEBUG, "the record is read along already", e);
    }
  }
}
