package ledger.dossier.postgres;

import ledger.log.postgres.LogTable;
import ledger.record.json.EntryFormat;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes who has been let into which dossier anew, as the record has it, in one transaction:
/// readers see what was there, or what is on record. Whoever keeps it in step with the record waits
/// meanwhile.
public final class AdmissionsAnew implements Runnable {

  private static final int PAGE = 1_000;

  private final AdmissionTable admissions;
  private final LogTable entries;
  private final EntryFormat format;
  private final TransactionTemplate transaction;

  public AdmissionsAnew(
      AdmissionTable admissions,
      LogTable entries,
      EntryFormat format,
      TransactionTemplate transaction) {
    this.admissions = admissions;
    this.entries = entries;
    this.format = format;
    this.transaction = transaction;
  }

  @Override
  public void run() {
    var admitting = new AdmissionEntries(format);
    long read = add(admitting, 0, entries.head()); // most of it, before anybody waits
    transaction.executeWithoutResult(_ -> {
      admissions.lock();
      long end = Math.min(admissions.reached() + 1, entries.head());
      add(admitting, read, end);
      admissions.clear();
      admitting.foldInto(admissions, end - 1);
      admissions.reached(end - 1);
    });
  }

  /// @param end the position behind the last
  /// @return where the next one begins
  private long add(AdmissionEntries admitting, long from, long end) {
    long next = from;
    while (next < end) {
      var page = entries.from(next, PAGE);
      if (page.isEmpty()) return next;
      page.forEach(admitting::add);
      next = page.getLast().position() + 1;
    }
    return next;
  }
}
