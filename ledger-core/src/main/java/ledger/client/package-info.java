/// How a program talks to a ledger over HTTP. Read [LedgerClient], then [ActStream], which sends
/// acts while their answers come back, and [Patience]: what stands still is waited for no longer.
@NullMarked
package ledger.client;

import org.jspecify.annotations.NullMarked;
