package ledger.act.json;

/// A line of a file for which none of its acts can be read, with its number in the file, 1-based.
public final class BrokenLine extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final long number;
  private final String fault;

  BrokenLine(long number, String fault) {
    super("line " + number + ": " + fault);
    this.number = number;
    this.fault = fault;
  }

  public long number() {
    return number;
  }

  public String fault() {
    return fault;
  }
}
