package ledger.drafting;

/// One of several values that a field may have, in words.
public record Option(String value, String label) {}
