package ledger.act.json;

/// Where something stands in a file of acts; both are 1-based.
public record FilePlace(long line, long column) {}
