package ledger.http;

/// Two points that a reader wants compared.
record Compared(Asked from, Asked to) {}
