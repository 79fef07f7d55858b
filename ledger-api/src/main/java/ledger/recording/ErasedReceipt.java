package ledger.recording;

import java.util.UUID;

/// The answer to an act whose id is on record with an act that has no payload any more. What was
/// sent is compared with nothing: nothing is left by which a text could be tested.
public record ErasedReceipt(UUID actId, long position, boolean already, boolean erased) {

  static ErasedReceipt of(UUID actId, long position) {
    return new ErasedReceipt(actId, position, true, true);
  }
}
