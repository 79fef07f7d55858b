/// How a program talks to a ledger over HTTP. Read [LedgerClient], then [ActStream], which sends
/// acts while their answers come back.
@NullMarked
package ledger.client;

import org.jspecify.annotations.NullMarked;
