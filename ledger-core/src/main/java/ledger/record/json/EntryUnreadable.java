package ledger.record.json;

/// What was signed is there and is no act that this ledger can read: an act of a later form, or one
/// whose key does not fit.
public final class EntryUnreadable extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final long position;

  /// @param cause perhaps with something of what was read in it, so it is for the log alone
  EntryUnreadable(long position, RuntimeException cause) {
    super("position " + position + " cannot be read", cause);
    this.position = position;
  }

  public long position() {
    return position;
  }
}
