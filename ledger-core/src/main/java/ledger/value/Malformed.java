package ledger.value;

/// A value that cannot be what it claims to be, said so that whoever typed it can mend it.
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public Malformed(String whatIsWrong) {
    super(whatIsWrong);
  }

  public static void unless(boolean sound, String whatIsWrong) {
    if (!sound) throw new Malformed(whatIsWrong);
  }
}
