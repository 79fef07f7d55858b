package ledger.wiring;

/// What was restored is not what was signed, or not all that was shown: it is not opened.
final class NotVerified extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotVerified(String message) {
    super(message);
  }
}
