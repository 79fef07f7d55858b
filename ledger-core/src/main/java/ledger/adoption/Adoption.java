package ledger.adoption;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.AgreementAct.ProposeAgreement;
import ledger.act.AgreementAct.RecordClaimedAgreement;
import ledger.act.AgreementAct.ReviseTerms;
import ledger.act.Envelope;
import ledger.act.OccurrenceAct;
import ledger.act.Strength;
import ledger.value.When;
import ledger.value.Words;

/// That somebody adopted words that others recorded as its own, or disowned them.
///
/// @param act by which it did
/// @param at when that was said, as exact as that is known
/// @param words with which it did
public record Adoption(UUID act, Kind kind, When at, Optional<Words> words) {

  public enum Kind {
    ADOPTED,
    DISOWNED
  }

  /// How the words count after it.
  ///
  /// @param recorded how they count without it
  public Strength strength(Strength recorded) {
    return switch (kind) {
      case ADOPTED -> Strength.FIRST_PARTY;
      case DISOWNED -> recorded.isOwn() ? Strength.ATTRIBUTED : recorded;
    };
  }

  /// The words as they stand after it: what counts by the adoption alone is said when it is
  /// adopted. What others speak of, a text or a report, is there since it was put on record,
  /// whosever it is.
  ///
  /// @param counted whether they count as they were recorded: then they keep their date, and nobody
  ///   who is late comes to be in time by adopting what it had said
  public Act of(Act words, boolean counted) {
    return kind == Kind.ADOPTED && !counted && !isSpokenOf(words) && isBefore(words.envelope())
        ? words.with(words.envelope().statedAt(at))
        : words;
  }

  private boolean isBefore(Envelope words) {
    return words.statedFrom().filter(said -> !said.isBefore(from())).isEmpty();
  }

  private static boolean isSpokenOf(Act act) {
    return act instanceof ProposeAgreement
        || act instanceof RecordClaimedAgreement
        || act instanceof ReviseTerms
        || act instanceof OccurrenceAct;
  }

  public Instant from() {
    return at.begins().orElseThrow();
  }
}
