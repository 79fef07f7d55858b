package ledger.transparency;

/// A row of a table of forgeries: what was done to it, and what came of that.
record Tampered<T>(String how, T what) {

  @Override
  public String toString() {
    return how;
  }

  static <T> Tampered<T> row(String how, T what) {
    return new Tampered<>(how, what);
  }
}
