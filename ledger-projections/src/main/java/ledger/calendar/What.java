package ledger.calendar;

/// What comes with a date.
public enum What {
  /// The end of the time to do it; past due from then on, where there is no grace.
  DUE,
  /// Past due from then on.
  GRACE_ENDS,
  /// What the commitment still waits for then comes too late.
  COMMITMENT_EXPIRES,
  /// A part of what a commitment or a readiness waits for comes, or ceases to be so.
  CONDITION_TURNS,
  /// What the time for a commitment is counted from comes.
  WINDOW_OPENS,
  READINESS_EXPIRES,
  OFFER_LAPSES,
  /// What entry into force takes is there, and its delay begins.
  CONCLUDED,
  /// Of the agreement, or of a version of it.
  ENTRY_INTO_FORCE,
  /// Until then a renewal can be objected to.
  OBJECT_TO_RENEWAL,
  /// The duration that the text or a reading sets is over.
  DURATION_ENDS,
  /// The agreement is renewed by itself, unless somebody objects in time.
  RENEWS,
  /// As it stands, extensions included.
  AGREEMENT_ENDS,
  NOTICE_TAKES_EFFECT,
  SUSPENSION_ENDS,
  ACCESSION_OPENS,
  ACCESSION_CLOSES,
  PARTICIPATION_BEGINS,
  PARTICIPATION_ENDS,
  CURE_UNTIL,
  REFERRAL_DEADLINE,
  MANDATE_BEGINS,
  MANDATE_ENDS,
  /// Until then a correction of the record can be objected to.
  OBJECT_TO_CORRECTION,
  /// An act on record has its stated effect.
  ACT_TAKES_EFFECT
}
