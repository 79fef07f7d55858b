package ledger.log;

/// What is stored is not what was committed to. Nothing is answered from it.
public final class Altered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long position;

  public Altered(long position, String what) {
    super("position " + position + ": " + what);
    this.position = position;
  }

  public long position() {
    return position;
  }
}
