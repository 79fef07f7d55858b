package ledger.database;

import java.time.Duration;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.dao.TransientDataAccessResourceException;

/// Transactions of those who work in the background: they begin once the database is there.
///
/// Whoever fails in the background waits longer each time before the next try, up to a minute. So
/// it had better not fail while nothing can be done: it goes on the moment that it can.
public final class WhileReachable implements TransactionManager {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final TransactionManager transactions;
  private final DatabaseWatch watch;

  public WhileReachable(TransactionManager transactions, DatabaseWatch watch) {
    this.transactions = transactions;
    this.watch = watch;
  }

  @Override
  public Transaction startTransaction() {
    try {
      if (!watch.await(PATIENCE))
        throw new TransientDataAccessResourceException("the database was awaited in vain");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientDataAccessResourceException("not awaited any more", e);
    }
    return transactions.startTransaction();
  }
}
