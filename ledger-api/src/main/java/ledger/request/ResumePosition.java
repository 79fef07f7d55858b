package ledger.request;

import java.util.List;
import ledger.http.Problem;
import ledger.http.WrongQuestion;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Tail;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// A place to go on from, which has to be on the record.
///
/// One beyond it comes from another ledger, or from a record that was put back to an earlier state:
/// whoever went on from there would hear nothing of what is recorded next.
@Component
public class ResumePosition {

  private final Tail tail;
  private final LogTable entries;

  ResumePosition(Tail tail, LogTable entries) {
    this.tail = tail;
    this.entries = entries;
  }

  /// @throws WrongQuestion where it cannot be read, or is beyond the record
  public long read(String where, String given) {
    return onRecord(where, PageParameters.position(where, given));
  }

  /// What this process does not know of yet may have been recorded by another one a moment ago, so
  /// that only the record itself can say that a position is not there.
  public long onRecord(String where, long position) {
    if (position < tail.head()) return position;
    long head = entries.head();
    if (position < head) return position;
    throw beyond(where, position, head - 1);
  }

  private static WrongQuestion beyond(String where, long position, long last) {
    return new WrongQuestion(
        Problem.of(
                "BEYOND_THE_RECORD",
                HttpStatus.BAD_REQUEST,
                "Nothing was answered: \""
                    + where
                    + "\" is "
                    + position
                    + ", and the record ends at "
                    + last
                    + ".")
            .rule("One goes on from a position that is on record.")
            .subject(where)
            .given(String.valueOf(position))
            .expected(List.of("-1 to " + last))
            .currentState("head " + last)
            .instead(
                List.of(
                    "check that this is the ledger that the position came from",
                    "if its record was put back to an earlier state, read again from -1")));
  }
}
