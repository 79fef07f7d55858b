package ledger.act.json;

/// A line of a file from which no act can be read, with its number in the file, 1-based.
public final class BrokenLine extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BrokenLine(long number, String fault) {
    super("line " + number + ": " + fault);
  }
}
