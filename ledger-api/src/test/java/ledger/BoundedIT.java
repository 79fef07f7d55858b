package ledger;

import org.springframework.test.context.TestPropertySource;

/// A ledger whose bounds are so tight that a test meets them. Its pool is small, because it is a
/// server of its own beside that of the other tests.
@TestPropertySource(
    properties = {
      "ledger.live.heartbeat=0ms",
      "server.tomcat.connection-timeout=1s",
      "ledger.quota.acts=20",
      "ledger.quota.negotiations=2",
      "ledger.sessions.of-one=3",
      "ledger.sessions.most=5",
      "ledger.sending.patience=2s",
      "spring.datasource.hikari.maximum-pool-size=6"
    })
public abstract class BoundedIT extends LedgerIT {}
