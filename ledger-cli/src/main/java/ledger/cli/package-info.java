/// The command line for mediators and auditors: [LedgerCommand]. No server is on its class path.
@NullMarked
package ledger.cli;

import org.jspecify.annotations.NullMarked;
