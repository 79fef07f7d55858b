package ledger.query;

/// In the head of an answer: here stand so many rows, those that come next.
public record RowsHere(int rowsHere) {}
