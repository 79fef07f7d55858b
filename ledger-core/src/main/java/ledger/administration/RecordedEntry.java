package ledger.administration;

import java.time.Instant;

/// An entry with where it stands and when the ledger took it.
public record RecordedEntry(long position, Instant at, AdministrativeEntry entry) {}
