package ledger.backup;

/// Why there is no backup, or nothing is restored: what is wrong, where, and what to do instead.
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BackupRefused(String message) {
    super(message);
  }
}
