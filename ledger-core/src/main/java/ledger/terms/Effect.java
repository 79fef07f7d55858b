package ledger.terms;

/// What a notice is meant to do to the force of an agreement (VCLT 65-68).
public enum Effect {
  SUSPEND,
  RESUME,
  WITHDRAW,
  TERMINATE,
  EXTEND,
  /// Against a renewal, or against the reservation of another participant.
  OBJECT,
  REINSTATE,
  /// Applies the agreement before it is in force (VCLT 25).
  PROVISIONAL
}
