package ledger.query;

/// In the head of an answer: here stand so many rows, those that come next.
///
/// @param <T> of the body of each of them
public record RowsHere<T>(int rowsHere) {}
