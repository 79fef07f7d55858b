/// How a log is checked by somebody who believes none of it, and nothing here needs a server.
///
/// Read [Audit], which goes through a log once; what it holds each entry against: [RebuiltTree],
/// [EntryCheck] and [ActCheck]; [Report], what it found; and [Source], where a log is read from: a
/// [BundleSource] or a [LedgerSource].
@NullMarked
package ledger.cli.audit;

import org.jspecify.annotations.NullMarked;
