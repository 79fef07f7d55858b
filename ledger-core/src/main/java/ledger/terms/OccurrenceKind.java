package ledger.terms;

/// What kind of thing is reported to have happened.
public enum OccurrenceKind {
  DELIVERY,
  PASSAGE,
  CLOSURE,
  OPENING,
  RELEASE,
  USE_OF_FORCE,
  MOVEMENT,
  ACCESS_DENIED,
  STATUS,
  OTHER
}
