package ledger.startup;

/// The server cannot start until something is corrected. The message says what, and how.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String whatToDo) {
    super(whatToDo);
  }

  public CannotStart(String whatToDo, Throwable cause) {
    super(whatToDo, cause);
  }
}
