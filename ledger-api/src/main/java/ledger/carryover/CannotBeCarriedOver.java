package ledger.carryover;

/// Why nothing more is carried over: what is wrong, where, and what to do instead.
public final class CannotBeCarriedOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotBeCarriedOver(String message) {
    super(message);
  }
}
