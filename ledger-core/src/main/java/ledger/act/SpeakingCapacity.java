package ledger.act;

import ledger.value.Id;

/// In what capacity somebody spoke for the one whose act it is (VCLT art. 7).
public sealed interface SpeakingCapacity {

  record Mandated(Id mandate) implements SpeakingCapacity {}

  enum Plain implements SpeakingCapacity {
    EX_OFFICIO,
    APPARENT,
    PERSONAL,
    UNKNOWN
  }
}
