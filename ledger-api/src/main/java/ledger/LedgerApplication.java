package ledger;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server's parts: everything below the package `ledger`.
@SpringBootApplication
public class LedgerApplication {}
