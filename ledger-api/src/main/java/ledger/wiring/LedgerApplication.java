package ledger.wiring;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server's parts: everything below the package `ledger`.
@SpringBootApplication(scanBasePackages = "ledger")
class LedgerApplication {}
