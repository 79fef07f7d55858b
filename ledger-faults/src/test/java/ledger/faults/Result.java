package ledger.faults;

import java.util.List;

/// What came of one fault, struck again and again.
///
/// @param inFlight requests that waited for an answer when it struck, in all runs together
/// @param acknowledged acts that were said to be on record while it was struck
/// @param refused requests that were told that they cannot be answered now
/// @param unknown acts of which it was not known in the end whether they are on record, and how
///   many of them are
/// @param recoveredMs of each run, from the fault, or from its end, to the next act acknowledged
record Result(
    Fault fault,
    int runs,
    int inFlight,
    int acknowledged,
    int refused,
    int unknown,
    int unknownOnRecord,
    int lost,
    int doubled,
    List<Long> recoveredMs,
    List<String> wrong) {

  String line() {
    return "%s runs=%d in_flight=%d acknowledged=%d refused=%d unknown=%d on_record=%d lost=%d doubled=%d recovered_ms=%s"
        .formatted(
            fault,
            runs,
            inFlight,
            acknowledged,
            refused,
            unknown,
            unknownOnRecord,
            lost,
            doubled,
            recoveredMs);
  }

  long median() {
    return recoveredMs.stream().sorted().skip(recoveredMs.size() / 2).findFirst().orElse(0L);
  }

  long longest() {
    return recoveredMs.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
