package ledger;

import org.springframework.test.context.TestPropertySource;

/// A ledger that stores what is recorded of persons sealed. Its pool is small, because it is a
/// server of its own beside that of the other tests.
@TestPropertySource(
    properties = {"ledger.personal-data=sealed", "spring.datasource.hikari.maximum-pool-size=6"})
public abstract class SealedPersonsIT extends LedgerIT {}
