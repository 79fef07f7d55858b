package ledger.recording;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import ledger.dossier.postgres.AdmissionTable;
import ledger.log.postgres.LogTable;
import ledger.readmodel.postgres.FreshnessTable;
import ledger.rebuild.postgres.Rebuild;
import org.springframework.stereotype.Component;

/// Waits until everything that is made from the record has come as far as the record goes.
@Component
public class CaughtUp {

  private final LogTable entries;
  private final AdmissionTable admissions;
  private final FreshnessTable freshness;
  private final Rebuild rebuild;

  CaughtUp(LogTable entries, AdmissionTable admissions, FreshnessTable freshness, Rebuild rebuild) {
    this.entries = entries;
    this.admissions = admissions;
    this.freshness = freshness;
    this.rebuild = rebuild;
  }

  /// @param progress is told how far that is, now and then
  public void await(LongConsumer progress) throws InterruptedException {
    long last = entries.head() - 1;
    for (long turn = 1; !isAt(last); turn++) {
      TimeUnit.MILLISECONDS.sleep(50);
      if (turn % 100 == 0) progress.accept(reached() + 1);
    }
  }

  private boolean isAt(long last) {
    return reached() >= last
        && rebuild.progress().filter(p -> p.state() == Rebuild.State.RUNNING).isEmpty();
  }

  private long reached() {
    return Math.min(admissions.reached(), freshness.reached().orElse(-1L));
  }
}
