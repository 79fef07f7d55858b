package ledger.request;

import ledger.dossier.postgres.ActsInLog;
import ledger.log.postgres.LogTable;
import ledger.problem.Problem;
import ledger.problem.RequestProblems;
import ledger.problem.WrongQuestion;
import ledger.record.axon.Tail;
import ledger.role.ServerRole;
import org.springframework.stereotype.Component;

/// A position that a request names, which has to be on the record.
///
/// One beyond it comes from another ledger, or from a record that was put back to an earlier state:
/// whoever went on from there would hear nothing of what is recorded next, and what was known by
/// then would become more with each act.
@Component
public class ResumePosition {

  private static final String RETRY_AFTER_S = "1";

  private final Tail tail;
  private final LogTable entries;
  private final ActsInLog record;
  private final ServerRole role;

  ResumePosition(Tail tail, LogTable entries, ActsInLog record, ServerRole role) {
    this.tail = tail;
    this.entries = entries;
    this.record = record;
    this.role = role;
  }

  /// @throws WrongQuestion where it cannot be read, or is beyond the record
  public long read(String where, String given) {
    return onRecord(where, PageParameters.position(where, given));
  }

  /// The last position on record that this process knows of; -1 where there is none.
  public long last() {
    return tail.head() - 1;
  }

  /// What this process does not know of yet may have been recorded by another one a moment ago, so
  /// that only the record itself can say that a position is not there. A server that only reads has
  /// none that could say so, and waits.
  public long onRecord(String where, long position) {
    return onRecord(where, position, RequestProblems::beyondTheRecord);
  }

  /// The same of one by which something was known.
  ///
  /// @throws WrongQuestion where it is beyond the record
  long known(String where, long position) {
    return onRecord(where, position, RequestProblems::knownBeyondTheRecord);
  }

  private long onRecord(String where, long position, Beyond beyond) {
    if (position < tail.head()) return position;
    if (!role.writes()) return onceHere(where, position);
    long head = entries.head();
    if (position < head) return position;
    throw new WrongQuestion(beyond.problem(where, position, head - 1));
  }

  private interface Beyond {
    Problem problem(String where, long position, long last);
  }

  private long onceHere(String where, long position) {
    if (record.await(position, LedgerPosition.PATIENCE)) return position;
    throw new WrongQuestion(RequestProblems.notYet(where, String.valueOf(position), RETRY_AFTER_S));
  }
}
