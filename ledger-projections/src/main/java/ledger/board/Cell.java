package ledger.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Actor;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import ledger.view.HangsOn;
import ledger.view.LapsedReadings;
import ledger.view.Performance;

/// One commitment in one view: when it is to be done, and what was done of it. Two axes, so that
/// nobody can undo what another did by denying it.
///
/// @param since when it came to stand so, as exact as that is known
/// @param due the last moment that is in time, tolled and with grace; empty where no date is
///   recorded
/// @param awaits what is still waited for, as an expression
/// @param timing of what is discharged
/// @param contestedBy the parties that deny what it hangs on, and
/// @param reservedBy those that reserve on it
/// @param lapsedReadings what was read of its linkages in other versions, where nothing is in this
///   one ([Note#NO_FORMAL_READING])
/// @param debtorWords how the text describes who owes it, where it names nobody
/// @param percent reported of the target; empty where no performance is reported
public record Cell(
    KeyRef key,
    List<Id> debtors,
    Optional<Words> debtorWords,
    List<Id> creditors,
    Commitment.Mode mode,
    Words texts,
    Optional<Commitment.Conduct> conduct,
    Optional<Commitment.Measure> measure,
    Dueness dueness,
    Optional<When> since,
    Optional<Instant> due,
    Optional<Expr> awaits,
    Optional<Timing> timing,
    Optional<Integer> percent,
    List<Performance.Label> performance,
    Because because,
    List<Note> notes,
    List<LapsedReadings> lapsedReadings,
    List<Actor> contestedBy,
    List<Actor> reservedBy,
    List<HangsOn> hangsOn) {

  public enum Timing {
    BEFORE_DUE,
    IN_TIME,
    LATE,
    /// There was no date to measure it by.
    NO_DATE
  }

  public enum Note {
    /// No acceptance standard is agreed: what nobody disputes counts as accepted.
    STANDARD_UNSPECIFIED,
    NO_DATE_RECORDED,
    /// Its date was over before it could be due: it is due now, and is not late.
    DATE_HAD_PASSED,
    /// A consent to this text is on record and does not count.
    CONSENT_NOT_COUNTED,
    /// Readiness of somebody who is awaited is on record and does not count.
    READINESS_NOT_COUNTED,
    /// Readings were advanced of other versions, and none of this one.
    NO_FORMAL_READING,
    /// Handed on without the word of every creditor.
    CONTESTABLE,
    /// It was past due when the agreement ended, or when its debtor left; nobody has to move.
    PAST_DUE_AT_THE_END
  }

  /// Why it stands so.
  ///
  /// @param rule which rule of the reckoning says so
  /// @param readings the readings it was reckoned under
  public record Because(Rule rule, List<UUID> acts, List<Id> readings) {}

  public enum Rule {
    /// Accepted reports reach the target.
    PERFORMED_IN_FULL,
    /// What it waits for has come, or has not.
    ANTECEDENT,
    /// Nothing is waited for.
    NO_ANTECEDENT,
    NO_FORMAL_READING,
    /// The readings that are held make it wait for itself.
    READINGS_CONFLICT,
    SUSPENDED_BY_NOTICE,
    /// It comes out otherwise where a contested matter is decided otherwise.
    CONTESTED,
    /// It hangs on more contested matters than can be decided one by one.
    TOO_MANY,
    BEST_EFFORTS,
    ENTRY_INTO_FORCE,
    END_OF_THE_AGREEMENT,
    /// Whoever owes it, or everybody it is owed to, has left.
    LEFT_THE_AGREEMENT,
    RELEASED_BY_EVERY_CREDITOR,
    EXPIRY_PASSED
  }

  /// Of whom something is awaited now.
  boolean isOver() {
    return notes.contains(Note.PAST_DUE_AT_THE_END);
  }
}
