package ledger.board;

/// The antecedent side of a commitment: whether it is time. Never whether somebody is at fault.
public enum Dueness {
  /// The view holds no agreement in force that has it.
  NOT_IN_FORCE,
  /// What a covering linkage means is not formally said, its readings conflict, or something that
  /// it hangs on is contested.
  UNDETERMINED,
  CONDITIONAL,
  DUE,
  /// To maintain or to refrain: in effect, rather than due.
  IN_EFFECT,
  /// Arithmetic in this view: the due date, tolled and with grace, is past.
  PAST_DUE,
  /// What it waited for did not come in time.
  EXPIRED,
  SUSPENDED,
  RELEASED,
  ENDED,
  DISCHARGED,
  /// Best efforts are not measured.
  NOT_COMPUTED;

  /// Whether the debtor is to act now.
  public boolean isOpen() {
    return this == DUE || this == PAST_DUE || this == IN_EFFECT;
  }

  /// Whether something is to be done once, now.
  boolean isRunning() {
    return this == DUE || this == PAST_DUE;
  }
}
