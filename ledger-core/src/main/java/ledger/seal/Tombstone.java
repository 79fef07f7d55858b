package ledger.seal;

import java.time.Instant;
import java.util.UUID;

/// What is left of an erased key: that there was one, and when it went.
public record Tombstone(UUID key, Instant at) {}
