package ledger.startup;

/// The server cannot start before something comes that comes by itself. The message says what.
public final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotYet(String what) {
    super(what);
  }
}
