package ledger.log;

/// The entries are not those that a checkpoint was signed for. Nothing may be written or signed any
/// more: the next signature would contradict the last.
public final class Forked extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Forked(String what) {
    super(what);
  }
}
